"""The courses of the demonstration, grown from what the department's papers name."""

import tomllib
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from home.demonstration.shapes import DemoCourse

#: The groups in the order of dealing: so each state of a run meets every group.
_GROUPS = ("creative", "commerce", "industry", "agriculture", "special")


@cache
def demo_courses() -> tuple[DemoCourse, ...]:
    """Return the courses, one from each group in turn."""
    groups = [_read(group) for group in _GROUPS]
    return tuple(course for turn in zip_longest(*groups) for course in turn if course is not None)


def _read(group: str) -> list[DemoCourse]:
    path = Path(__file__).with_name(f"{group}.toml")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["course"]
    return [
        DemoCourse(group=group, **{key: _frozen(value) for key, value in row.items()})
        for row in rows
    ]


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
