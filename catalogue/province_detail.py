"""What a province's page shows: its districts with their courses, what is open, its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue import breadcrumbs
from catalogue.awards.words import ShownAward, shown_awards
from catalogue.models.partner import Partner
from catalogue.open_courses import OpenCourses, courses_in_province
from catalogue.partner_facts import PartnerFacts, partner_facts
from catalogue.places_here import PlacesHere, places_of_area
from portal.core import telephones
from portal.core.parts import Banner, Fact, Link, Place
from portal.places import areas
from portal.places.area_cache import ProvinceRow
from portal.places.contacts import Contact, contact_of
from portal.places.enums import UnitKind
from portal.places.models import OrgUnit
from portal.places.names import is_bangkok
from portal.places.near import near_districts
from portal.places.points import district_points

if TYPE_CHECKING:
    from catalogue.models import ProvincePage

COURSES = 6
_ABOVE_DISTRICTS = (UnitKind.PROVINCE, UnitKind.BORDER_CENTRE, UnitKind.SPECIAL_COLLEGE)


@dataclass(frozen=True)
class ProvinceDetail:
    """Everything around the texts of one province at one moment."""

    page: "ProvincePage"
    province: ProvinceRow
    courses: OpenCourses
    #: District centres with how many courses each has.
    districts: Sequence[Place]
    #: Centres of the province that serve no district.
    special: Sequence[Place]
    contact: Contact
    office: OrgUnit | None
    here: PlacesHere
    partners: Sequence[PartnerFacts]

    @property
    def expires_at(self) -> datetime | None:
        """The next moment at which a card changes."""
        return self.courses.expires_at

    @property
    def awards(self) -> list[ShownAward]:
        """Awards and certificates of the province's office and its people by role."""
        return shown_awards(self.page.awards)

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_province(self.province)

    @property
    def banner(self) -> Banner:
        """The woven head."""
        count = len(self.districts)
        words = ngettext("%(count)d district centre", "%(count)d district centres", count)
        region = self.province.region
        return Banner(
            title=_("Centres in %(province)s") % {"province": self.province.name},
            summary=self.page.shown_summary,
            key=self.province.code,
            tags=[str(region.label), words % {"count": count}],
        )

    @property
    def is_bangkok(self) -> bool:
        """Its districts are called khet."""
        return is_bangkok(self.province.code)

    @property
    def neighbours(self) -> list[Place]:
        """Provinces next to it."""
        return [
            Place(row.name, reverse("catalogue:province", args=[row.slug]))
            for code in neighbour_codes(self.province.code)
            if (row := areas.province(code)) is not None
        ]

    @property
    def office_facts(self) -> list[Fact]:
        """How else the office is reached."""
        contact = self.contact
        known = [
            Fact("print", _("Fax"), telephones.display(contact.fax)),
            Fact("chat", _("E-mail"), contact.email),
            Fact("pin", _("Address"), contact.address),
        ]
        return [fact for fact in known if fact.value]

    @property
    def providers_url(self) -> str:
        """The list of other providers of the province."""
        return f"{reverse('catalogue:provider-list')}?province={self.province.code}"

    @property
    def learning_centres_url(self) -> str:
        """The list of learning centres of the province."""
        return f"{reverse('catalogue:learning-centre-list')}?province={self.province.code}"

    @property
    def partners_url(self) -> str:
        """The register of partners of the province."""
        return f"{reverse('catalogue:partner-list')}?province={self.province.code}"

    @property
    def all_courses_url(self) -> str:
        """The listing of all courses of the province."""
        return f"{reverse('catalogue:course-list')}?province={self.province.code}"


def province_detail(page: "ProvincePage", at: datetime) -> ProvinceDetail:
    """Put together what a province's page shows at a moment."""
    province = areas.province(page.province_id)
    if province is None:
        raise LookupError(f"{page.province_id} is no current province")
    courses = courses_in_province(province.code, at, count=COURSES)
    counts = courses.by_district or {}
    units = list(OrgUnit.objects.active().of_kind(*_ABOVE_DISTRICTS).in_area(province.code))
    office = next((unit for unit in units if unit.kind == UnitKind.PROVINCE), None)
    return ProvinceDetail(
        page=page,
        province=province,
        courses=courses,
        districts=[
            Place(
                name=row.label if is_bangkok(row.code) else row.name,
                url=reverse("catalogue:centre", args=[province.slug, row.slug]),
                count=counts.get(row.code, 0),
            )
            for row in areas.districts_of(province.code)
        ],
        special=[
            Place(name=unit.name, url=reverse("catalogue:centre", args=[province.slug, unit.code]))
            for unit in units
            if unit.kind in (UnitKind.BORDER_CENTRE, UnitKind.SPECIAL_COLLEGE) and unit.page_id
        ],
        contact=contact_of(office) if office is not None else Contact(),
        office=office,
        here=places_of_area(province.code),
        partners=partner_facts(Partner.objects.public().within(office)) if office else (),
    )


@lru_cache(maxsize=128)
def neighbour_codes(code: str) -> tuple[str, ...]:
    """Find the provinces whose districts are near this one's: those that people can travel to."""
    nearest: dict[str, int] = {}
    for district in district_points():
        if not district.startswith(code):
            continue
        for near in near_districts(district):
            other = near.code[:2]
            if other != code:
                nearest[other] = min(near.km, nearest.get(other, near.km))
    return tuple(sorted(nearest, key=lambda other: (nearest[other], other)))
