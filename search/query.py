"""One question to the read model, whatever the engine that answers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from search import sorts
from search.conditions import All, Condition
from search.filters import Chosen, Demand, Filter, demand
from search.kinds import Kind

PER_PAGE = 20
#: Beyond this page a listing says "narrow your search": deep pages cost, and nobody reads them.
MAX_PAGES = 50


@dataclass(frozen=True)
class Query:
    """What is asked: a kind, what is ticked of its filters, words, an order and a page."""

    kind: Kind
    at: datetime
    chosen: Mapping[str, Chosen] = field(default_factory=dict)
    #: Normalised parts of what was typed; each must occur.
    words: tuple[str, ...] = ()
    sort: str = ""
    page: int = 1
    per_page: int = PER_PAGE
    #: The district that "near" is measured from, '' where none is known.
    near_to: str = ""

    def of(self, one: Filter) -> Chosen:
        """Return what is ticked of a filter."""
        return self.chosen.get(one.key, ())

    def with_chosen(self, key: str, chosen: Chosen) -> "Query":
        """Return the same question with other ticks in one filter."""
        return replace(self, chosen={**self.chosen, key: chosen})

    def demand(self, *filters: Filter) -> Demand:
        """Join what the given filters ask (all of the kind's when none is given)."""
        asked = (one.asked(self.of(one), self.at) for one in filters or self.kind.filters)
        return demand(asked)

    @property
    def considered(self) -> Condition:
        """The runs that this question looks at."""
        considered = self.kind.runs_considered
        return considered(self.at) if considered else All()

    @property
    def tiers(self) -> tuple[Condition, ...]:
        """The runs that a card shows first, second …"""
        tiers = self.kind.run_tiers
        return tiers(self.at) if tiers else ()

    @property
    def order(self) -> str:
        """The order that applies: an unknown one, or "near" without a district, is the default."""
        sort = sorts.SORTS.get(self.sort) if self.sort in self.kind.sorts else None
        if sort is None or (sort.needs_district and not self.near_to):
            return self.kind.default_sort
        return sort.key
