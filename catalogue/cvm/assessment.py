"""The page that says where somebody can be assessed, by whose standard it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from catalogue.cvm import breadcrumbs
from catalogue.cvm.enums import Certifier
from catalogue.models import AssessmentCentre
from portal.core.parts import Link
from portal.core.thai_dates import local_day


@dataclass(frozen=True)
class Standard:
    """One certifier: what its standard is, and the places that assess by it."""

    code: str
    name: str
    #: What the standard is called, and who may be assessed.
    text: str
    website: Link | None
    centres: Sequence[AssessmentCentre]


@dataclass(frozen=True)
class AssessmentPlaces:
    """Everything on the page."""

    standards: Sequence[Standard]
    day: date

    @property
    def title(self) -> str:
        """The heading."""
        return _("Where to be assessed for a standard")

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_page(self.title)

    @property
    def total(self) -> int:
        """How many places are known."""
        return sum(len(standard.centres) for standard in self.standards)


def assessment_places(at: datetime) -> AssessmentPlaces:
    """Put the places together, those of the institute first."""
    day = local_day(at)
    centres = list(AssessmentCentre.objects.public(day))
    return AssessmentPlaces(
        [
            Standard(
                code=certifier.value,
                name=str(certifier.label),
                text=_text(certifier),
                website=_website(certifier),
                centres=[one for one in centres if one.certifier == certifier],
            )
            for certifier in Certifier
        ],
        day,
    )


def _text(certifier: Certifier) -> str:
    match certifier:
        case Certifier.TPQI:
            return _("Occupational standard, levels 1–5. Open to teachers, students and everybody")
        case Certifier.DSD:
            return _("Skill standard of the trade. The department permits each test centre")
        case _other:
            return _("International standards such as those of Cisco, Aruba and Microsoft")


def _website(certifier: Certifier) -> Link | None:
    match certifier:
        case Certifier.TPQI:
            return Link("tpqi.go.th", "https://www.tpqi.go.th/")
        case Certifier.DSD:
            return Link("dsd.go.th", "https://www.dsd.go.th/")
    return None
