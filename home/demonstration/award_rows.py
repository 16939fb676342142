"""Awards of the demonstration, as the admin keeps them."""

from collections.abc import Iterable, Mapping
from typing import Any

Award = tuple[str, dict[str, Any]]


def awards(rows: Iterable[Mapping[str, Any]]) -> list[Award]:
    """Write rows of the content as the boxes of an award field; what a row leaves out is unknown."""
    return [("award", {"year": None, **row}) for row in rows]
