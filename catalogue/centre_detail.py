"""What a centre's page shows: how to reach it, what it teaches, what lies below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue import breadcrumbs
from catalogue.awards.words import ShownAward, shown_awards
from catalogue.contact_facts import ContactFacts, contact_facts
from catalogue.entries import centre_code
from catalogue.models.partner import Partner
from catalogue.open_courses import OpenCourses, courses_near, courses_where
from catalogue.partner_facts import PartnerFacts, partner_facts
from catalogue.places_here import (
    PlacesHere,
    places_of_area,
    places_of_district,
    places_of_unit,
)
from catalogue.structured import centre_data
from catalogue.visiting import Visiting, visiting
from catalogue.wrong_facts import wrong_fact_url
from portal.core.parts import Banner, Link
from portal.core.turns import first_turn
from portal.places import areas
from portal.places.area_cache import DistrictRow, ProvinceRow
from portal.places.enums import UnitKind
from portal.places.names import is_bangkok, subdistrict_label
from search.conditions import Condition, Terms

if TYPE_CHECKING:
    from catalogue.models import CentrePage

OWN_COURSES = 3
NEAR_COURSES = 6


@dataclass(frozen=True)
class CentreDetail:
    """Everything around the texts of one centre at one moment."""

    page: "CentrePage"
    contact: ContactFacts
    courses: OpenCourses
    #: Filled only where the centre has no course of its own.
    near: OpenCourses
    here: PlacesHere
    partners: Sequence[PartnerFacts]
    former_names: Sequence[str]
    at: datetime
    #: "https://example.go.th": where full addresses begin.
    origin: str = ""

    @property
    def expires_at(self) -> datetime | None:
        """The next moment at which a card changes."""
        turns = (self.courses.expires_at, self.near.expires_at)
        return first_turn(turns)

    @cached_property
    def province(self) -> ProvinceRow | None:
        """The province that it lies in."""
        return areas.province(self.page.unit.province_id or "")

    @cached_property
    def district(self) -> DistrictRow | None:
        """The district that it lies in."""
        return areas.district(self.page.unit.district_id or "")

    @cached_property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        above = self.district if self.page.is_subdistrict else None
        return breadcrumbs.of_centre(self._short_name, self.province, above)

    @property
    def _short_name(self) -> str:
        unit = self.page.unit
        if unit.subdistrict is not None:
            area = unit.subdistrict
            return subdistrict_label(area.code, area.name_th, area.name_en)
        if unit.kind == UnitKind.DISTRICT and self.district is not None:
            return self.district.label
        return unit.name

    @property
    def banner(self) -> Banner:
        """The woven head: the house's cloth, for a centre belongs to no occupational group."""
        tags = [self.level]
        if self.page.is_subdistrict and self.district is not None:
            tags.append(self.district.label)
        if self.province is not None:
            tags.append(self.province.name)
        return Banner(
            title=self.page.shown_title,
            summary=self.page.shown_summary
            or _("Learn a trade, go on learning, get advice on selling"),
            key=self.page.pk,
            tags=tags,
        )

    @property
    def level(self) -> str:
        """What sort of centre it is."""
        return str(UnitKind(self.page.unit.kind).label)

    @cached_property
    def awards(self) -> list[ShownAward]:
        """Awards and certificates of the centre, the latest first."""
        return shown_awards(self.page.awards)

    @cached_property
    def visiting(self) -> Visiting:
        """The way there, and how easy it is to come."""
        district = self.district.place_in("th") if self.district else ""
        return visiting(
            self.page,
            address=self.contact.contact.address or self.place,
            named=f"{self.page.unit.name_th} {district}",
        )

    @property
    def above(self) -> list[Link]:
        """The chain of command above it: the district's centre, the province's office."""
        chain = []
        unit = self.page.unit.parent
        while unit is not None and self.province is not None:
            if unit.kind == UnitKind.DISTRICT and self.district is not None:
                words = [self.province.slug, self.district.slug]
                chain.append(Link(unit.name, reverse("catalogue:centre", args=words)))
            elif unit.kind == UnitKind.PROVINCE:
                url = reverse("catalogue:province", args=[self.province.slug])
                chain.append(Link(unit.name, url))
                break
            unit = unit.parent
        return chain

    @property
    def is_bangkok(self) -> bool:
        """It lies in Bangkok, whose sub-districts are called khwaeng."""
        return is_bangkok(self.page.unit.code[1:])

    @property
    def place(self) -> str:
        """Where it is, as far as its areas tell."""
        return areas.unit_place(self.page.unit)

    @property
    def share_text(self) -> str:
        """What is sent in LINE."""
        return f"{self.page.shown_title} {self.origin}{self.page.address()}"

    @property
    def structured_data(self) -> SafeString:
        """The centre and the way to it, for machines."""
        return centre_data(self)

    @property
    def province_courses_url(self) -> str:
        """The listing of the courses of the province."""
        listing = reverse("catalogue:course-list")
        return f"{listing}?province={self.page.unit.province_id}"

    @property
    def all_courses_url(self) -> str:
        """The listing of the courses of the district."""
        unit = self.page.unit
        query = f"?province={unit.province_id}&district={unit.district_id}"
        return reverse("catalogue:course-list") + (query if unit.district_id else "")

    @property
    def near_courses_url(self) -> str:
        """The listing of the courses of the district and those near it."""
        return f"{self.all_courses_url}&near=1"

    @property
    def partners_url(self) -> str:
        """The register of partners of the province."""
        return f"{reverse('catalogue:partner-list')}?province={self.page.unit.province_id}"

    @property
    def report_url(self) -> str:
        """Where a wrong number is reported."""
        return reverse("places:report-number", args=[self.page.unit.code])

    @property
    def wrong_fact_url(self) -> str:
        """Where anything else that is wrong is reported."""
        return wrong_fact_url("centre", centre_code(self.page.unit, self.page.slug))


def centre_detail(page: "CentrePage", at: datetime, *, origin: str = "") -> CentreDetail:
    """Put together what a centre's page shows at a moment."""
    unit = page.unit
    courses = courses_where(_courses_of(page), at, count=OWN_COURSES)
    is_empty = courses.total == 0 and unit.district_id is not None
    return CentreDetail(
        page=page,
        contact=contact_facts(page, at),
        courses=courses,
        near=courses_near(unit.district_id or "", at, count=NEAR_COURSES)
        if is_empty
        else OpenCourses(),
        here=_here(page),
        partners=partner_facts(Partner.objects.public().within(unit)),
        former_names=page.former_names,
        at=at,
        origin=origin,
    )


def _courses_of(page: "CentrePage") -> Condition:
    unit = page.unit
    if unit.subdistrict_id:
        return Terms("subdistrict_code", (unit.subdistrict_id,))
    if unit.kind == UnitKind.DISTRICT and unit.district_id:
        return Terms("district_code", (unit.district_id,))
    return Terms("unit_id", (unit.pk,))


def _here(page: "CentrePage") -> PlacesHere:
    unit = page.unit
    if unit.subdistrict_id:
        return places_of_area(unit.subdistrict_id)
    if unit.kind == UnitKind.DISTRICT and unit.district_id:
        return places_of_district(unit.district_id)
    return places_of_unit(unit.pk)
