"""What the listing of courses shows around what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue import breadcrumbs
from catalogue.cards import course_card
from catalogue.models import CourseIndexPage
from catalogue.run_state import next_boundary
from portal.core.parts import Card, Link
from portal.core.turns import first_turn
from search.filters import AreaFilter
from search.listings import Listing
from search.marks import marked_card
from search.results import Hit


@dataclass(frozen=True)
class CourseListing:
    """A listing of courses with its cards and words."""

    listing: Listing
    #: The page behind the introduction, None before it was made.
    page: CourseIndexPage | None

    @property
    def intro(self) -> str:
        """What stands below the heading; nothing above all courses."""
        return ""

    @cached_property
    def cards(self) -> list[Card]:
        """The cards of this page of results."""
        return self._cards(self.listing.hits)

    @cached_property
    def related(self) -> list[Card]:
        """Courses that have only some of the words."""
        return self._cards(self.listing.results.related)

    @cached_property
    def expires_at(self) -> datetime | None:
        """The next moment at which a card changes."""
        at = self.listing.query.at
        hits = [*self.listing.hits, *self.listing.results.related]
        runs = (hit.run for hit in hits if hit.run is not None)
        turns = (next_boundary(run, at) for run in runs)
        return first_turn(turns)

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_course_list()

    @property
    def title(self) -> str:
        """The heading."""
        return self.page.shown_title if self.page is not None else _("Find a vocational course")

    @property
    def area(self) -> str:
        """The area that is asked for, in bare names: "พรรณานิคม สกลนคร"; empty for everywhere."""
        return AreaFilter().names(self.listing.query.chosen.get(AreaFilter.key, ()))

    @property
    def headline(self) -> str:
        """What was found, in one sentence: "พบ 22 หลักสูตร “ขนม” ในระยอง"."""
        listing = self.listing
        if not listing.total:
            return self._nothing
        area = self.area
        values = {"count": f"{listing.total:,}", "words": listing.words, "area": area}
        count = listing.total
        if listing.text and area:
            sentence = ngettext(
                "%(count)s course for “%(words)s” in %(area)s",
                "%(count)s courses for “%(words)s” in %(area)s",
                count,
            )
        elif listing.text:
            sentence = ngettext(
                "%(count)s course for “%(words)s”", "%(count)s courses for “%(words)s”", count
            )
        elif area:
            sentence = ngettext(
                "%(count)s course in %(area)s", "%(count)s courses in %(area)s", count
            )
        else:
            sentence = ngettext("%(count)s course found", "%(count)s courses found", count)
        return sentence % values

    def _cards(self, hits: Sequence[Hit]) -> list[Card]:
        plan = self.listing.results.plan
        return [marked_card(course_card(hit, self.listing.query.at), plan) for hit in hits]

    @property
    def _nothing(self) -> str:
        listing = self.listing
        area = self.area
        values = {"words": listing.text, "area": area}
        if listing.text and area:
            return _("No “%(words)s” in %(area)s") % values
        if listing.text:
            return _("No “%(words)s”") % values
        if area:
            return _("No course like that in %(area)s") % values
        return _("No course like that")

    @property
    def button(self) -> str:
        """What the button of the filters says: "ดู 22 หลักสูตร"."""
        total = self.listing.total
        words = ngettext("Show %(count)s course", "Show %(count)s courses", total)
        return words % {"count": f"{total:,}"}


class LearnToEarnListing(CourseListing):
    """The courses that lead to work, below the words of the campaign."""

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_learn_to_earn()

    @property
    def title(self) -> str:
        """The heading."""
        return _("Learn to Earn: courses that lead to work")

    @property
    def intro(self) -> str:
        """The words of the page behind the listing, else those of the department's notice."""
        written = self.page.shown_learn_to_earn_intro if self.page is not None else ""
        return written or _(
            "The department's focus of fiscal year 2568: create work, create income. "
            "After these courses one can take up work or sell what one makes."
        )


def learn_to_earn_listing(listing: Listing) -> LearnToEarnListing:
    """Put together what stands around the courses of the campaign."""
    return LearnToEarnListing(listing, CourseIndexPage.objects.live().first())


def course_listing(listing: Listing) -> CourseListing:
    """Put together what stands around a listing of courses."""
    return CourseListing(listing, CourseIndexPage.objects.live().first())
