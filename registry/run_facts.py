"""What the pages of the form say about a run: what was picked, its state, whom to ask."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.enums import PriorityRule
from catalogue.models import CoursePage, CourseRun
from catalogue.prices import price_words
from catalogue.run_state import RunState, run_state
from catalogue.run_words import page_badge
from portal.core.parts import Badge, Link
from portal.core.thai_dates import format_range
from portal.places import areas
from portal.places.contacts import Contact, contact_of


@dataclass(frozen=True)
class RunFacts:
    """A run at one moment, with what a page shows of it."""

    run: CourseRun
    at: datetime

    @property
    def course(self) -> CoursePage:
        """The course it is a run of."""
        course: CoursePage = self.run.course
        return course

    @cached_property
    def state(self) -> RunState:
        """What it is at this moment."""
        return run_state(self.run, self.at)

    @property
    def badge(self) -> Badge:
        """Its state in a word and a shape."""
        return page_badge(self.state)

    @property
    def code(self) -> str:
        """Its code in addresses."""
        return self.run.code

    @property
    def form_url(self) -> str:
        """Where its form is."""
        return reverse("registry:sign-up", args=[self.code])

    @property
    def course_url(self) -> str:
        """The page of its course, at this run."""
        url = reverse("catalogue:course-detail", args=[self.course.code])
        return f"{url}#run-{self.run.number}"

    @property
    def days(self) -> str:
        """From when to when."""
        return format_range(self.run.starts_on, self.run.ends_on)

    @property
    def title(self) -> str:
        """Run 1 · its days."""
        return _("Run %(number)d · %(days)s") % {"number": self.run.number, "days": self.days}

    @property
    def note(self) -> str:
        """What stands below the course's name: run, days, district, price."""
        parts = (self.title, self.place, self.price)
        return " · ".join(part for part in parts if part)

    @cached_property
    def place(self) -> str:
        """The district, in short."""
        district = areas.district(self.run.unit.district_id or "")
        return district.label if district is not None else self.run.unit.name

    @property
    def price(self) -> str:
        """What it costs, in a word or two."""
        return price_words(self.course.fee_baht, self.course.material_fee_baht)

    @cached_property
    def contact(self) -> Contact:
        """The number to ring; empty stands for the site's."""
        return contact_of(self.run.unit)

    @property
    def waiting_number(self) -> int:
        """Which number on the waiting list the next one is."""
        return self.run.waiting_count + 1

    @property
    def criteria(self) -> list[str]:
        """How learners are chosen, said before anybody writes (S0-20)."""
        said = [line.strip(" -•*") for line in self.course.selection_criteria.splitlines()]
        rule = self.course.priority_rule
        if rule in PriorityRule.values:
            words = _("When more people sign up than there are seats: %(rule)s")
            said.append(words % {"rule": PriorityRule(rule).label})
        return [line for line in said if line]

    @cached_property
    def others(self) -> "list[RunFacts]":
        """Other runs of the course that can be joined now; one query."""
        runs = (
            CourseRun.objects.public()
            .of_course(self.run.course_id)
            .ahead(self.at)
            .select_related("unit")
        )
        found = []
        for run in runs:
            run.course = self.course
            facts = RunFacts(run, self.at)
            if run.pk != self.run.pk and facts.state.can_join:
                found.append(facts)
        return found

    @property
    def back(self) -> Link:
        """The way back to the runs."""
        return Link(_("Back to choosing a run"), self.course_url)
