"""The courses of the demonstration, grown from what the department's papers name."""

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from home.demonstration.shapes import DemoCourse

CONTENT = Path(__file__).with_name("content")
#: The groups in the order of dealing: so each state of a run meets every group.
_GROUPS = ("creative", "commerce", "industry", "agriculture", "special")
#: What belongs to one place and is not taken over where the same course is held elsewhere.
_OF_ONE_PLACE = ("facts_id", "is_one_district_one_occupation")


@cache
def demo_courses() -> tuple[DemoCourse, ...]:
    """Return the courses, one from each group in turn: each title once, then in other places."""
    return tuple(chain(demo_titles(), _in_turn(_repeats())))


@cache
def demo_titles() -> tuple[DemoCourse, ...]:
    """Return each title once, where it was written first."""
    return tuple(
        _in_turn(
            DemoCourse(group=group, **_frozen_values(row))
            for group in _GROUPS
            for row in _rows(f"courses/{group}.toml", "course")
        )
    )


def _repeats() -> Iterator[DemoCourse]:
    """Give the same courses in other places, each with a promise of its own."""
    written = {
        row["title"]: {"group": group} | row
        for group in _GROUPS
        for row in _rows(f"courses/{group}.toml", "course")
    }
    for row in _rows("repeats.toml", "repeat"):
        first = {k: v for k, v in written[row["title"]].items() if k not in _OF_ONE_PLACE}
        yield DemoCourse(**_frozen_values(first | row))


def _in_turn(courses: Iterator[DemoCourse]) -> Iterator[DemoCourse]:
    groups: dict[str, list[DemoCourse]] = {group: [] for group in _GROUPS}
    for course in courses:
        groups[course.group].append(course)
    for turn in zip_longest(*groups.values()):
        yield from (course for course in turn if course is not None)


def _rows(name: str, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))[table]
    return rows


def _frozen_values(row: dict[str, Any]) -> dict[str, Any]:
    return {key: _frozen(value) for key, value in row.items()}


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
