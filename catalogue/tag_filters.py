"""Filters over what a course belongs to: many values, so only ticked ones are counted."""

from datetime import datetime

from catalogue import target_groups
from catalogue.target_groups import Group
from search.conditions import Terms
from search.filters import Asked, ChoiceFilter, Chosen, FacetFilter, Filter, Option, Parameters
from search.filters.base import Text


class _FewCounts(ChoiceFilter):
    """A folded filter; counting each of its values would cost every listing dearly."""

    counts_all = False

    def variants(self, chosen: Chosen) -> dict[str, Chosen]:
        return {code: (code,) for code in chosen}


class TagFilter(_FewCounts, FacetFilter):
    """A filter over facet rows whose values are fixed."""


class HintedTagFilter(_FewCounts):
    """The same with a hint below each value; (code, label, hint)."""

    def __init__(self, key: str, heading: Text, choices: list[tuple[str, Text, Text]]) -> None:
        options = [
            Option(code, label, hint, entry=Terms(f"facets.{key}", (code,)))
            for code, label, hint in choices
        ]
        super().__init__(key, heading, options, is_open=False)


class TargetGroupFilter(_FewCounts):
    """Whom a course suits: the central role may add groups, so the values are read each time."""

    may_grow = True

    def __init__(self, key: str, heading: Text) -> None:
        super().__init__(key, heading, [], is_open=False)

    @property
    def options(self) -> tuple[Option, ...]:
        return tuple(map(self._as_option, target_groups.table()))

    @property
    def asks_runs(self) -> bool:
        # Known without the options, which are not there yet while Django starts.
        return False

    def _as_option(self, group: Group) -> Option:
        return Option(group.code, group.name, entry=Terms(f"facets.{self.key}", (group.code,)))


class FixedFilter(Filter):
    """What a listing of its own is about: always asked, in no address, on no chip."""

    keys = ()
    heading: Text = ""
    counts_apart = True

    def __init__(self, facet: str, code: str) -> None:
        self.key = f"fixed-{facet}"
        self._asked = Asked((Terms(f"facets.{facet}", (code,)),))

    def read(self, given: Parameters) -> Chosen:
        return ()

    def parameters(self, chosen: Chosen) -> list[tuple[str, str]]:
        return []

    def asked(self, chosen: Chosen, at: datetime) -> Asked:
        return self._asked

    def variants(self, chosen: Chosen) -> dict[str, Chosen]:
        return {}

    def labels(self, chosen: Chosen) -> list[tuple[str, Chosen]]:
        return []
