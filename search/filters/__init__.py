"""Filters of a listing: each owns its form field, its condition, its counts and its labels.

OR within a filter, AND across filters. All that is asked of runs must hold for one and the same
run. Values that nobody knows are dropped.
"""

from search.filters.area import AreaFilter
from search.filters.base import Asked, Chosen, Filter, Parameters
from search.filters.choices import ChoiceFilter, ColumnFilter, FacetFilter, Option, RunFilter
from search.filters.demands import Demand, Wish, demand

__all__ = [
    "AreaFilter",
    "Asked",
    "ChoiceFilter",
    "Chosen",
    "ColumnFilter",
    "Demand",
    "FacetFilter",
    "Filter",
    "Option",
    "Parameters",
    "RunFilter",
    "Wish",
    "demand",
]
