"""What the listing of courses shows around what was found."""

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
from portal.places import areas
from search.filters import AreaFilter
from search.filters.area import NEAR
from search.listings import Listing


@dataclass(frozen=True)
class CourseListing:
    """A listing of courses with its cards and words."""

    listing: Listing
    #: The page behind the introduction, None before it was made.
    page: CourseIndexPage | None

    @cached_property
    def cards(self) -> list[Card]:
        """The cards of this page of results."""
        return [course_card(hit, self.listing.query.at) for hit in self.listing.hits]

    @cached_property
    def expires_at(self) -> datetime | None:
        """The next moment at which a card changes."""
        at = self.listing.query.at
        runs = (hit.run for hit in self.listing.hits if hit.run is not None)
        turns = (next_boundary(run, at) for run in runs)
        return min((turn for turn in turns if turn is not None), default=None)

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
        chosen = self.listing.query.chosen.get(AreaFilter.key, ())
        province = areas.province(chosen[0]) if chosen else None
        if province is None:
            return ""
        district = areas.district(chosen[1]) if len(chosen) > 1 else None
        if district is None:
            return province.name
        names = {"district": district.name, "province": province.name}
        if NEAR in chosen:
            return _("%(district)s, %(province)s and districts nearby") % names
        return _("%(district)s, %(province)s") % names

    @property
    def headline(self) -> str:
        """What was found, in one sentence: "พบ 22 หลักสูตร “ขนม” ในระยอง"."""
        listing = self.listing
        if not listing.total:
            return self._nothing
        area = self.area
        values = {"count": f"{listing.total:,}", "words": listing.text, "area": area}
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


def course_listing(listing: Listing) -> CourseListing:
    """Put together what stands around a listing of courses."""
    return CourseListing(listing, CourseIndexPage.objects.live().first())
