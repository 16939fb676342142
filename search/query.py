"""One question to the read model, whatever the engine that answers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from search import sorts
from search.conditions import All, Condition
from search.filters import Chosen, Demand, Filter, demand
from search.kinds import Kind
from search.matching import Matching
from search.thai.plan import Plan

PER_PAGE = 20
#: Beyond this page a listing says "narrow your search": deep pages cost, and nobody reads them.
MAX_PAGES = 50


@dataclass(frozen=True)
class Query:
    """What is asked: a kind, what is ticked of its filters, words, an order and a page.

    ``plan`` is what was typed, understood; ``matching`` is the step of answering it that an engine
    is asked to take, set by ``search.answering`` and by nobody else.
    """

    kind: Kind
    at: datetime
    chosen: Mapping[str, Chosen] = field(default_factory=dict)
    plan: Plan | None = None
    matching: Matching | None = None
    sort: str = ""
    page: int = 1
    per_page: int = PER_PAGE
    #: The district that "near" is measured from, '' where none is known.
    near_to: str = ""
    #: So many of each kind at most, the best; 0 for no such limit. In order of relevance only.
    per_kind: int = 0
    #: Whether the counts of the filters are wanted; without words they always are.
    is_counted: bool = True

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
    def has_words(self) -> bool:
        """Whether anything was typed that can be looked for."""
        return self.plan is not None and not self.plan.is_empty

    @property
    def orders(self) -> tuple[str, ...]:
        """The orders that can be chosen; the first is the default."""
        default = self.kind.default_sort
        offered = (default, *(key for key in self.kind.sorts if key != default))
        if self.has_words:
            offered = (sorts.RELEVANCE, *offered)
        return tuple(key for key in offered if self.near_to or not sorts.SORTS[key].needs_district)

    @property
    def order(self) -> str:
        """The order that applies: one that is not offered is the default."""
        return self.sort if self.sort in self.orders else self.orders[0]
