"""What a centre's page shows: how to reach it, what it teaches, what lies below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue import breadcrumbs
from catalogue.contact_facts import ContactFacts, contact_facts
from catalogue.open_courses import OpenCourses, courses_near, courses_where
from catalogue.structured import centre_data
from portal.core.parts import Badge, Banner, Link, Place
from portal.places import areas
from portal.places.area_cache import DistrictRow, ProvinceRow
from portal.places.enums import UnitKind
from portal.places.names import is_bangkok, subdistrict_label
from portal.places.thai_order import thai_order
from search.conditions import Condition, Terms

if TYPE_CHECKING:
    from catalogue.models import CentrePage

OWN_COURSES = 3
NEAR_COURSES = 6


@dataclass(frozen=True, slots=True)
class Ease:
    """Whether one thing that makes coming easy is there."""

    text: str
    is_there: bool


@dataclass(frozen=True)
class CentreDetail:
    """Everything around the texts of one centre at one moment."""

    page: "CentrePage"
    contact: ContactFacts
    courses: OpenCourses
    #: Filled only where the centre has no course of its own.
    near: OpenCourses
    below: Sequence[Place]
    former_names: Sequence[str]
    at: datetime
    #: "https://example.go.th": where full addresses begin.
    origin: str = ""

    @property
    def expires_at(self) -> datetime | None:
        """The next moment at which a card changes."""
        turns = (self.courses.expires_at, self.near.expires_at)
        return min((turn for turn in turns if turn is not None), default=None)

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
    def ease(self) -> list[Ease]:
        """What is known of ramp, toilet, parking, sign language; the rest is left out."""
        page = self.page
        known = [
            (page.has_ramp, _("A ramp: wheelchairs get in"), _("No ramp yet, call and we help")),
            (
                page.has_accessible_toilet,
                _("A toilet for wheelchairs"),
                _("No toilet for wheelchairs yet"),
            ),
            (page.has_parking, _("Parking near the entrance"), _("No parking")),
            (
                page.has_sign_language,
                _("Thai sign language"),
                _("No sign language yet, tell us 3 days before"),
            ),
        ]
        return [
            Ease(text=yes if answer else no, is_there=answer)
            for answer, yes, no in known
            if answer is not None
        ]

    @property
    def directions(self) -> list[str]:
        """Ways to get there, one each."""
        return [line.strip(" -•*") for line in self.page.directions.splitlines() if line.strip()]

    @property
    def is_bangkok(self) -> bool:
        """It lies in Bangkok, whose sub-districts are called khwaeng."""
        return is_bangkok(self.page.unit.code[1:])

    @property
    def open_badge(self) -> Badge:
        """Whether somebody is there now."""
        if self.contact.is_open:
            return Badge("open", _("Open now"))
        return Badge("off", _("Closed now"))

    @property
    def place(self) -> str:
        """Where it is, as far as its areas tell."""
        unit = self.page.unit
        if unit.subdistrict is not None:
            return areas.full_place(unit.subdistrict)
        return areas.place_label(unit.district_id or unit.province_id or "")

    @property
    def line_url(self) -> str:
        """The address that opens a talk with the centre in LINE."""
        return f"https://line.me/R/ti/p/{quote(self.contact.contact.line_id)}"

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
    def map_url(self) -> str:
        """A search for the place in the map that the phone knows; another website."""
        place = f"{self.page.unit.name_th} {self.district.place_in('th') if self.district else ''}"
        return f"https://www.google.com/maps/search/?api=1&query={quote(place.strip())}"

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
    def report_url(self) -> str:
        """Where a wrong number is reported."""
        return reverse("places:report-number", args=[self.page.unit.code])


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
        below=_below(page),
        former_names=[name.name_th for name in unit.former_names.all()],
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


def _below(page: "CentrePage") -> list[Place]:
    """The centres right below, by the names of their sub-districts; none below a sub-district's."""
    if page.is_subdistrict or not page.numchild:
        return []
    below = type(page).objects.below(page).live().select_related("unit__subdistrict")
    places = [
        Place(
            name=child.unit.subdistrict.name if child.unit.subdistrict else child.shown_title,
            url=child.address(),
        )
        for child in below
    ]
    return sorted(places, key=lambda place: thai_order(place.name))
