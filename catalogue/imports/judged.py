"""What was said of one row: words for each cell, and what the row would become."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from catalogue.models import CentrePage, CoursePage, ImportRow
from catalogue.run_rules import RunPlan
from portal.core.thai_text import comparison_key
from portal.places.models import OrgUnit


@dataclass(frozen=True, slots=True)
class Message:
    """Words about a cell (or the whole row, without a column); wrong ones stop the row."""

    column: str
    words: str
    is_wrong: bool = True

    def as_data(self) -> dict[str, Any]:
        """Return what is stored beside the row."""
        return {"column": self.column, "words": self.words, "is_wrong": self.is_wrong}


@dataclass(slots=True)
class Judged:
    """One row after the judge has seen it."""

    sheet: str
    number: int
    cells: dict[str, str]
    messages: list[Message] = field(default_factory=list)
    key: str = ""
    unit: OrgUnit | None = None
    centre: CentrePage | None = None
    #: A course that is not kept yet, or the one that is there already.
    page: CoursePage | None = None
    target_groups: list[Any] = field(default_factory=list)
    plan: RunPlan | None = None
    #: What an earlier import made of the same row.
    earlier: ImportRow | None = None

    @property
    def is_wrong(self) -> bool:
        """Something keeps it from being imported."""
        return any(one.is_wrong for one in self.messages)

    @property
    def state(self) -> str:
        """The state that the row is kept in."""
        if self.is_wrong:
            return ImportRow.State.WRONG
        return ImportRow.State.THERE if self.earlier else ImportRow.State.RIGHT

    def say(self, column: str, words: str, *, is_wrong: bool = True) -> None:
        """Note words about a column, the same ones once."""
        message = Message(column, words, is_wrong)
        if message not in self.messages:
            self.messages.append(message)


@dataclass(frozen=True, slots=True)
class CourseRef:
    """A course that a run belongs to: in the same file, or there already."""

    number: int
    is_wrong: bool
    key: str
    unit: OrgUnit | None
    page: CoursePage | None


def course_key(unit: OrgUnit, title: str) -> str:
    """Say what a row of a course stands for, whatever file it comes in: its centre and its name."""
    return _digest("course", unit.code, comparison_key(title))


def run_key(course: str, plan: RunPlan) -> str:
    """Say what a row of a run stands for: its course, days, place and first meeting."""
    first = min(plan.meetings).starts_at.isoformat() if plan.meetings else ""
    days = [str(plan.starts_on), str(plan.ends_on)]
    return _digest("run", course, *days, comparison_key(plan.venue), first)


def _digest(*words: str) -> str:
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()
