"""The orders that a listing can stand in."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: What fits the words best first; only where words were typed.
RELEVANCE = "relevance"
#: Soonest run first, by the kind's tiers of runs; entries without such a run last, newest first.
START = "start"
#: Last published first.
NEWEST = "newest"
#: The known district first, then what is near it, nearest first, then the rest.
NEAR = "near"
#: By area codes: as official lists stand.
AREA = "area"
#: Cheapest and dearest first; what has no price last, newest first, in both.
PRICE = "price"
PRICE_DOWN = "price-down"


@dataclass(frozen=True, slots=True)
class Sort:
    """An order and its words."""

    key: str
    label: str | Promise
    needs_district: bool = False
    needs_words: bool = False


SORTS = {
    sort.key: sort
    for sort in (
        Sort(RELEVANCE, _("Best match"), needs_words=True),
        Sort(START, _("Starting soonest")),
        Sort(NEWEST, _("Newest")),
        Sort(NEAR, _("Nearest to my district"), needs_district=True),
        Sort(AREA, _("By area")),
        Sort(PRICE, _("Lowest price first")),
        Sort(PRICE_DOWN, _("Highest price first")),
    )
}
