"""What the page of a CVM field shows: the institution, the industries, how it was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue.cvm import breadcrumbs
from catalogue.cvm.cards import number_words, reading_badge
from catalogue.cvm.enums import InstitutionType, Reading
from catalogue.enums import OccupationalGroup
from catalogue.industries import TargetIndustry
from portal.core import structured_data as schema
from portal.core.choice_names import choice_name
from portal.core.parts import Badge, Banner, Fact, Link, Notice, Place
from portal.core.structured_data import Place as Address
from portal.core.weave import HOUSE
from portal.places import areas

if TYPE_CHECKING:
    from catalogue.models import CvmFieldPage


@dataclass(frozen=True)
class FieldDetail:
    """Everything around one CVM field; nothing of it changes with time."""

    page: "CvmFieldPage"
    others: Sequence[Place]
    origin: str = ""
    expires_at: datetime | None = None

    @cached_property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_page(self.page.shown_title)

    @property
    def banner(self) -> Banner:
        """The woven head."""
        page = self.page
        return Banner(
            title=page.shown_title,
            summary=page.shown_summary or page.institution,
            group=page.occupational_group or HOUSE,
            key=page.code,
            tags=[words for words in (self.group_name, self.number) if words],
        )

    @property
    def number(self) -> str:
        """The place in the handbook's list."""
        return number_words(self.page.fiscal_year, self.page.number)

    @property
    def group_name(self) -> str:
        """The occupational group in words."""
        return choice_name(OccupationalGroup, self.page.occupational_group)

    @property
    def badge(self) -> Badge | None:
        """The mark of what must be confirmed."""
        return reading_badge(self.page.reading)

    @cached_property
    def province(self) -> str:
        """The province with its prefix, empty while it is not known."""
        row = areas.province(self.page.province_id or "")
        return row.label if row is not None else ""

    @property
    def industries(self) -> list[Link]:
        """The industries that want it, each with all its fields."""
        url = reverse("catalogue:cvm-list")
        return [
            Link(str(TargetIndustry(code).label), f"{url}?industry={code}")
            for code in self.page.industries
            if code in TargetIndustry.values
        ]

    @cached_property
    def facts(self) -> list[Fact]:
        """Who leads it, what kind of institution, where, since when."""
        page = self.page
        known = page.institution_type in InstitutionType.values
        kind = str(InstitutionType(page.institution_type).label) if known else ""
        return [
            Fact("flag", _("Leading institution"), page.institution or _("To be confirmed"), kind),
            Fact("pin", _("Province"), self.province or _("To be confirmed")),
            Fact("cal", _("Named in"), self.number),
        ]

    @cached_property
    def notice(self) -> Notice | None:
        """What was read otherwise than printed, and what must be confirmed."""
        page = self.page
        match page.reading:
            case Reading.DOUBTFUL:
                return Notice(page.shown_doubt, "warn", _("Waiting for confirmation"))
            case Reading.MEDIUM:
                return Notice(self._printed, "warn", _("Put right here, not confirmed yet"))
            case Reading.HIGH:
                return Notice(self._printed, "", _("A misprint was put right"))
        return None

    @property
    def _printed(self) -> str:
        words = self.page.field_printed or self.page.institution_printed
        return _("The handbook prints “%(words)s”") % {"words": words}

    @property
    def url(self) -> str:
        """The full address."""
        return f"{self.origin}{reverse('catalogue:cvm-detail', args=[self.page.code])}"

    @property
    def share_text(self) -> str:
        """What is sent in LINE."""
        return " ".join([self.page.shown_title, self.page.institution, self.url])

    @property
    def structured_data(self) -> SafeString:
        """The institution and the way to the page, for machines; nothing of what is in doubt."""
        way = schema.way(self.breadcrumbs, origin=self.origin, here=self.url)
        if self.page.is_doubtful:
            return schema.script(way)
        row = areas.province(self.page.province_id or "")
        institution = schema.organisation(
            name=self.page.institution,
            url=self.url,
            place=Address(province=row.name if row is not None else ""),
        )
        return schema.script(institution, way)


def field_detail(page: "CvmFieldPage", at: datetime, *, origin: str = "") -> FieldDetail:
    """Put together what the page of a CVM field shows."""
    others = type(page).objects.beside(page) if page.institution else ()
    return FieldDetail(
        page=page,
        others=[
            Place(one.shown_title, reverse("catalogue:cvm-detail", args=[one.code]))
            for one in others
        ],
        origin=origin,
    )
