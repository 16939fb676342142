"""Drawings of the look as a printed sheet takes them: whole SVG documents with their size."""

import re

from portal.core.weave import HOUSE, Cloth, tiles

_SIZE = re.compile(r'width="([0-9]+)" height="([0-9]+)"')
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def whole_svg(inline: str) -> str:
    """Give an SVG that was drawn for the inside of a page what a document of its own needs."""
    return inline if _NAMESPACE in inline else inline.replace("<svg", f"<svg {_NAMESPACE}", 1)


def hem_of(worn: Cloth) -> tuple[str, list[int]]:
    """Return the hem of a cloth, and how large one piece of it is."""
    name = "band" if worn.group == HOUSE else f"hem-{worn.group}-{worn.hem}"
    return pattern(name), size_of(name)


def pattern(name: str) -> str:
    """The drawing of a pattern, by name."""
    return tiles()[f"{name}.svg"]


def size_of(name: str) -> list[int]:
    """Return how large one piece of a pattern is."""
    found = _SIZE.search(pattern(name))
    return [int(side) for side in found.groups()] if found else [24, 24]
