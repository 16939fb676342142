"""What an address asks of a kind's filters that nobody knows.

A listing drops such values, so that a person always gets a page. Whoever writes a program, or
follows a feed, must be told instead: else a slip in a code would quietly mean "everything".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.http import QueryDict

from search.filters import Filter
from search.kinds import Kind

#: An abolished district leads to the one that came after it: another code, and no mistake.
_LEADS_ON = frozenset({"district"})


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing in an address that is not known."""

    what: Literal["parameter", "value"]
    name: str
    value: str = ""


def wrong_in(kind: Kind, given: QueryDict, besides: Iterable[str] = ()) -> list[Wrong]:
    """Return what is not known: parameters, and values of the kind's filters."""
    known = {key for one in kind.filters for key in one.keys} | set(besides)
    found = [Wrong("parameter", name) for name in given if name not in known]
    for one in kind.filters:
        found += _wrong_values(one, given)
    return found


def _wrong_values(one: Filter, given: QueryDict) -> Iterator[Wrong]:
    understood = one.parameters(one.read(given))
    names = {name for name, _value in understood}
    for key in one.keys:
        for value in filter(None, given.getlist(key)):
            if (key, value) not in understood and not (key in _LEADS_ON and key in names):
                yield Wrong("value", key, value)
