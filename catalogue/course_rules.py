"""What a course must say before it is published, and what would be better said otherwise."""

from collections.abc import Iterator
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.enums import CourseKind

MAX_TITLE = 40
MAX_PROMISE = 90
MIN_OUTCOMES = 3
#: Learners that a competency-based short course needs (S3 §3.2).
COMPETENCY_LEARNERS = 20

Problem = tuple[str, str]


class CourseText(Protocol):
    """What is judged: a course page, or the values of its form."""

    title: Any
    summary: Any
    occupational_group: Any
    hours: Any
    fee_baht: Any
    audience: Any
    outcomes: Any
    topics: Any
    kind: Any
    min_age: Any
    max_age: Any
    competency_approved_by: Any
    competency_approved_on: Any
    competency_board_meeting: Any


def topic_hours(topics: Any) -> int:
    """Return what the hours of all topics sum up to."""
    return sum(topic.value.get("hours") or 0 for topic in topics or ())


def problems(course: CourseText) -> Iterator[Problem]:
    """Yield (field, words) for each gap that keeps the public from understanding the course."""
    if not course.occupational_group:
        yield "occupational_group", _("Choose an occupational group")
    if not course.summary:
        yield "summary", _("Write in one sentence what a learner gets")
    elif len(course.summary) > MAX_PROMISE:
        yield (
            "summary",
            _("Use at most %(most)d letters; now there are %(now)d")
            % {
                "most": MAX_PROMISE,
                "now": len(course.summary),
            },
        )
    if not course.hours:
        yield "hours", _("Write how many hours it takes, like 30")
    if len(course.outcomes or ()) < MIN_OUTCOMES:
        yield "outcomes", _("Write at least 3 things that learners can do afterwards")
    yield from _topic_problems(course)
    if course.min_age and course.max_age and course.max_age < course.min_age:
        yield "max_age", _("The highest age cannot be below the lowest age")
    yield from approval_problems(course)


def approval_problems(course: CourseText) -> Iterator[Problem]:
    """Yield what the approval record of a competency-based short course lacks (S3 §3.2)."""
    if course.kind != CourseKind.COMPETENCY_SHORT:
        return
    words = {
        "competency_approved_by": _(
            "A competency-based course needs an approval: write the role that gave it, "
            "like ผู้อำนวยการวิทยาลัย"
        ),
        "competency_approved_on": _("Write the day of the approval"),
        "competency_board_meeting": _(
            "Write the meeting of the college board that consented, like ครั้งที่ 2/2569"
        ),
    }
    for name, missing in words.items():
        if not getattr(course, name):
            yield name, missing


def _topic_problems(course: CourseText) -> Iterator[Problem]:
    total = topic_hours(course.topics)
    if not course.topics:
        yield "topics", _("Write what is taught, with the hours of each topic")
    elif course.hours and total != course.hours:
        yield (
            "topics",
            ngettext(
                "The topics sum up to %(sum)d hour, the course has %(hours)d: make them equal",
                "The topics sum up to %(sum)d hours, the course has %(hours)d: make them equal",
                total,
            )
            % {"sum": total, "hours": course.hours},
        )


def suggestions(course: CourseText) -> Iterator[str]:
    """Yield what would read better; nothing here keeps a course from being published."""
    if len(course.title) > MAX_TITLE:
        yield _("The name has %(now)d letters; up to %(most)d fit on a phone") % {
            "now": len(course.title),
            "most": MAX_TITLE,
        }
    if not course.audience:
        yield _("Say who the course is for: learners look for it first")
    if course.fee_baht is None:
        yield _("Without a fee the page says “Ask the centre”; write 0 when it is free")
