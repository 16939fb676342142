"""What the listing of funding shows around what was found."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.funding.breadcrumbs import of_list
from catalogue.funding.shown import ShownSource, shown_source
from catalogue.funding.source import source_of
from catalogue.models import FundingIndexPage
from portal.core.parts import Link
from portal.core.thai_dates import local_day
from portal.core.turns import first_turn
from search.filters import AreaFilter
from search.listings import Listing


@dataclass(frozen=True)
class FundingListing:
    """A listing of funding sources with its words."""

    listing: Listing
    #: The page behind the introduction, None before it was made.
    page: FundingIndexPage | None

    @property
    def today(self) -> date:
        """The day that ages are counted on."""
        return local_day(self.listing.query.at)

    @cached_property
    def sources(self) -> list[ShownSource]:
        """The sources of this page of results; those that may be old stand last."""
        hits = [*self.listing.hits, *self.listing.results.related]
        shown = [shown_source(source_of(hit.entry), self.today) for hit in hits]
        return sorted(shown, key=lambda one: (one.is_stale, one.is_closed))

    @property
    def fresh(self) -> list[ShownSource]:
        """Those that were checked lately."""
        return [one for one in self.sources if not one.is_stale]

    @property
    def old(self) -> list[ShownSource]:
        """Those that may have changed since."""
        return [one for one in self.sources if one.is_stale]

    @property
    def expires_at(self) -> datetime | None:
        """When a source grows old or closes."""
        turns = (one.source.next_turn(self.today) for one in self.sources)
        return first_turn(turns)

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return of_list()

    @property
    def title(self) -> str:
        """The heading."""
        return self.page.shown_title if self.page is not None else _("Funding for your trade")

    @property
    def lead(self) -> str:
        """The introduction: the editors' own, else what the listing is for."""
        if self.page is not None and self.page.shown_summary:
            return self.page.shown_summary
        return _("Low-interest loans and grants: what you pay back, who can ask, and where")

    @property
    def headline(self) -> str:
        """How many were found, and where."""
        total = self.listing.total
        area = AreaFilter().names(self.listing.query.chosen.get(AreaFilter.key, ()))
        if not total:
            return _("No funding source like that")
        values = {"count": f"{total:,}", "area": area}
        if area:
            return (
                ngettext(
                    "%(count)s source that can be used in %(area)s",
                    "%(count)s sources that can be used in %(area)s",
                    total,
                )
                % values
            )
        return ngettext("%(count)s funding source", "%(count)s funding sources", total) % values

    @property
    def button(self) -> str:
        """What the button of the filters says."""
        total = self.listing.total
        words = ngettext("Show %(count)s source", "Show %(count)s sources", total)
        return words % {"count": f"{total:,}"}


def funding_listing(listing: Listing) -> FundingListing:
    """Put together what stands around a listing of funding sources."""
    return FundingListing(listing, FundingIndexPage.objects.live().first())
