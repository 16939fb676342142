"""From the parameters of an address to a question; what nobody knows is dropped."""

import re
from datetime import datetime

from portal.core.thai_text import normalise_line
from search.filters import AreaFilter, Chosen
from search.filters.base import Parameters
from search.kinds import Kind
from search.query import Query
from search.understanding import understand

LONGEST_TEXT = 120
#: ``as=typed``: exactly these words are meant, in this layout and spelling.
AS, TYPED = "as", "typed"
_PAGE = re.compile("[1-9][0-9]{0,3}")
_WITH_DISTRICT = 2


def given_query(
    kind: Kind, given: Parameters, at: datetime, remembered: Chosen = ()
) -> tuple[Query, str]:
    """Return the question and the words as they are shown again."""
    chosen = {one.key: one.read(given) for one in kind.filters}
    text = given_text(given)
    here = next((chosen[one.key] for one in area_filters(kind)), ()) or remembered
    query = Query(
        kind=kind,
        at=at,
        chosen=chosen,
        plan=understand(text, is_literal=_last(given, AS) == TYPED) if text else None,
        sort=_last(given, "sort"),
        page=_page(_last(given, "page")),
        near_to=here[1] if len(here) >= _WITH_DISTRICT else "",
        per_page=kind.per_page,
    )
    return query, text


def given_text(given: Parameters) -> str:
    """Return what was typed, on one line and no longer than anybody means it."""
    return normalise_line(_last(given, "q")[:LONGEST_TEXT])


def area_filters(kind: Kind) -> list[AreaFilter]:
    """Return the kind's filter by area, if it has one."""
    return [one for one in kind.filters if isinstance(one, AreaFilter)]


def _last(given: Parameters, key: str) -> str:
    values = given.getlist(key)
    return values[-1] if values else ""


def _page(value: str) -> int:
    return int(value) if _PAGE.fullmatch(value) else 1
