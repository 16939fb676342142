"""Cards under headings: events by month, fields by year."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby

from portal.core.parts import Card
from search.results import Hit


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards that belong together; without a heading all of a listing."""

    heading: str
    cards: list[Card] = field(default_factory=list)


def by_heading(
    pairs: Iterable[tuple[Hit, Card]], heading_of: Callable[[Hit], str]
) -> list[CardGroup]:
    """Put cards that follow each other under one heading."""
    return [
        CardGroup(heading, [card for _hit, card in group])
        for heading, group in groupby(pairs, key=lambda pair: heading_of(pair[0]))
    ]
