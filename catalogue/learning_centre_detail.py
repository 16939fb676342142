"""What the page of a learning centre shows: what can be learned, how to visit, what goes on."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue import breadcrumbs
from catalogue.contact_facts import ContactFacts, visit_facts
from catalogue.entries import unit_address
from catalogue.open_courses import OpenCourses, courses_where
from catalogue.structured import learning_centre_data
from catalogue.visiting import Visiting, lines, visiting
from catalogue.wrong_facts import wrong_fact_url
from portal.core.parts import Banner, Link
from portal.places import areas
from search.conditions import Condition, Terms

if TYPE_CHECKING:
    from catalogue.models import LearningCentrePage

COURSES = 6


@dataclass(frozen=True)
class LearningCentreDetail:
    """Everything around the texts of one learning centre at one moment."""

    page: "LearningCentrePage"
    contact: ContactFacts
    courses: OpenCourses
    #: The courses were chosen for this place, and are not just those of its area.
    are_chosen: bool
    origin: str = ""

    @property
    def expires_at(self) -> datetime | None:
        """The next moment at which a card changes."""
        return self.courses.expires_at

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_learning_centre(self.page.shown_title)

    @cached_property
    def place(self) -> str:
        """Where it is, as far as areas tell."""
        return areas.unit_place(self.page.keeper)

    @property
    def banner(self) -> Banner:
        """The woven head."""
        return Banner(
            title=self.page.shown_title,
            summary=self.page.shown_summary,
            key=self.page.code,
            tags=[_("Learning centre"), *self.page.theme_names[:2]],
        )

    @property
    def topics(self) -> list[str]:
        """What can be learned, one thing each."""
        return lines(self.page.topics)

    @cached_property
    def visiting(self) -> Visiting:
        """The way there, and how easy it is to come."""
        return visiting(
            self.page,
            address=self.page.address_words or self.place,
            named=f"{self.page.title} {self.place}",
        )

    @property
    def keeper_name(self) -> str:
        """Who looks after it."""
        return self.page.keeper.name

    @property
    def keeper_url(self) -> str:
        """The page of the centre, office or provider that looks after it."""
        return unit_address(self.page.keeper)

    @property
    def share_text(self) -> str:
        """What is sent in LINE."""
        return f"{self.page.shown_title} {self.origin}{self.page.address()}"

    @property
    def structured_data(self) -> SafeString:
        """The place and the way to it, for machines."""
        return learning_centre_data(self)

    @property
    def wrong_fact_url(self) -> str:
        """Where something wrong is reported."""
        return wrong_fact_url("learning_centre", self.page.code or "")


def learning_centre_detail(
    page: "LearningCentrePage", at: datetime, *, origin: str = ""
) -> LearningCentreDetail:
    """Put together what a learning centre's page shows at a moment."""
    codes = tuple(
        related.course.code
        for related in page.related_courses.select_related("course")
        if related.course.code
    )
    return LearningCentreDetail(
        page=page,
        contact=visit_facts(page, at),
        courses=courses_where(_courses(page, codes), at, count=COURSES),
        are_chosen=bool(codes),
        origin=origin,
    )


def _courses(page: "LearningCentrePage", codes: tuple[str, ...]) -> Condition:
    unit = page.keeper
    if codes:
        return Terms("code", codes)
    if unit.district_id:
        return Terms("district_code", (unit.district_id,))
    return Terms("province_code", (unit.province_id or "",))
