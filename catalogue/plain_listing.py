"""What a listing of any kind shows around what was found, in words that fit every kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.listing_groups import CardGroup
from portal.core.models import BasePage
from portal.core.parts import Card, Facet, Link
from portal.core.photographs import first_row
from portal.core.turns import first_turn
from search.filters import AreaFilter
from search.filters.area import NEAR
from search.listings import Listing
from search.marks import marked_card
from search.results import Hit

#: Rows stand one below the other.
FIRST_ROW = 1

CardOf = Callable[[Hit, datetime], Card]
GroupsOf = Callable[[list[tuple[Hit, Card]], datetime], list[CardGroup]]


@dataclass(frozen=True)
class PlainListing:
    """A listing with its cards, perhaps under headings, and its words."""

    listing: Listing
    #: The page behind the introduction, None before it was made.
    page: BasePage | None
    breadcrumbs: list[Link]
    card_of: CardOf
    #: When a hit's card changes by itself.
    changes_at: Callable[[Hit, datetime], datetime | None] | None = None
    groups_of: GroupsOf | None = None
    #: Things of the kind have a province and no district.
    is_by_province: bool = False
    #: What is asked before anything is typed: the label of the search box.
    asks: str = ""
    #: Ways to the same in another cut: the archive, what comes.
    ways: tuple[Link, ...] = ()
    #: Said below the heading where the page has no introduction of its own.
    note: str = ""

    @cached_property
    def groups(self) -> list[CardGroup]:
        """The cards of this page of results, under headings where the kind has them."""
        at = self.listing.query.at
        hits = self.listing.hits
        pairs = list(zip(hits, first_row(self._cards(hits), FIRST_ROW), strict=True))
        if self.groups_of is None or self.listing.query.has_words:
            return [CardGroup("", [card for _hit, card in pairs])]
        return self.groups_of(pairs, at)

    @cached_property
    def related(self) -> list[Card]:
        """What has only some of the words."""
        return self._cards(self.listing.results.related)

    @cached_property
    def expires_at(self) -> datetime | None:
        """The next moment at which a card changes."""
        if self.changes_at is None:
            return None
        at = self.listing.query.at
        hits = [*self.listing.hits, *self.listing.results.related]
        turns = (self.changes_at(hit, at) for hit in hits)
        return first_turn(turns)

    @property
    def title(self) -> str:
        """The heading."""
        return self.page.shown_title if self.page is not None else str(self.listing.kind.plural)

    @property
    def summary(self) -> str:
        """The introduction."""
        return (self.page.shown_summary if self.page is not None else "") or self.note

    @property
    def facets(self) -> list[Facet]:
        """The filters that have something to choose."""
        return [
            facet
            for facet in self.listing.facets
            if (facet.options or facet.selects) and not (self.is_by_province and facet.name == NEAR)
        ]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Parameters in force that the form shows no box for."""
        shown = {facet.name for facet in self.facets} | set(AreaFilter.keys)
        query = self.listing.query
        return [
            pair
            for one in query.kind.filters
            for pair in one.parameters(query.of(one))
            if pair[0] not in shown
        ]

    @property
    def area(self) -> str:
        """The area that is asked for, in bare names; empty for everywhere."""
        return AreaFilter().names(self.listing.query.chosen.get(AreaFilter.key, ()))

    @property
    def headline(self) -> str:
        """What was found, in one sentence."""
        count, text, area = self.listing.total, self.listing.text, self.area
        values = {"count": f"{count:,}", "words": self.listing.words, "area": area}
        if not count:
            return self._nothing % {**values, "words": text}
        if text and area:
            sentence = ngettext(
                "%(count)s result for “%(words)s” in %(area)s",
                "%(count)s results for “%(words)s” in %(area)s",
                count,
            )
        elif text:
            sentence = ngettext(
                "%(count)s result for “%(words)s”", "%(count)s results for “%(words)s”", count
            )
        elif area:
            sentence = ngettext(
                "%(count)s result in %(area)s", "%(count)s results in %(area)s", count
            )
        else:
            sentence = ngettext("%(count)s result found", "%(count)s results found", count)
        return sentence % values

    @property
    def button(self) -> str:
        """What the button of the filters says."""
        total = self.listing.total
        words = ngettext("Show %(count)s result", "Show %(count)s results", total)
        return words % {"count": f"{total:,}"}

    @property
    def _nothing(self) -> str:
        if self.listing.text and self.area:
            return _("No “%(words)s” in %(area)s")
        if self.listing.text:
            return _("No “%(words)s”")
        if self.area:
            return _("Nothing like that in %(area)s")
        return _("Nothing here yet")

    def _cards(self, hits: Sequence[Hit]) -> list[Card]:
        plan = self.listing.results.plan
        at = self.listing.query.at
        return [marked_card(self.card_of(hit, at), plan) for hit in hits]
