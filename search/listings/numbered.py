"""Numbered pages: the first, the last, and those around the current one."""

from collections.abc import Callable

from portal.core.parts import Link, Pages
from search.listings.addresses import Address
from search.results import Results

#: So many page numbers stand on either side of the current one.
_AROUND = 2


def numbered_pages(results: Results, address: Address) -> Pages | None:
    """Return the links to the pages of results; None where there is only one."""
    return pages_around(results.page, results.pages, address.with_page)


def pages_around(here: int, last: int, address_of: Callable[[int], str]) -> Pages | None:
    """Return the links to numbered pages, whatever they are pages of."""
    if last == 1:
        return None
    shown = {1, last, *range(max(1, here - _AROUND), min(last, here + _AROUND) + 1)}
    items: list[Link | None] = []
    for number in sorted(shown):
        if items and number - 1 not in shown:
            items.append(None)
        items.append(
            Link(
                title=str(number),
                url=address_of(number),
                current="page" if number == here else "",
            )
        )
    return Pages(
        items=items,
        previous_url=address_of(here - 1) if here > 1 else "",
        next_url=address_of(here + 1) if here < last else "",
    )
