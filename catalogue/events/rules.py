"""What an event needs before the public reads it; pure, so that a form and a test ask the same."""

from collections.abc import Iterator
from datetime import date, time
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MAX_TITLE = 90


class EventText(Protocol):
    """The typed values that the rules read."""

    title: str
    summary: str
    kind: str
    starts_on: date | None
    ends_on: date | None
    starts_at: time | None
    ends_at: time | None
    is_date_later: bool
    is_postponed: bool
    is_cancelled: bool
    change_reason: str
    venue: str


def problems(event: EventText) -> Iterator[tuple[str, str | Promise]]:
    """Yield what keeps an event from being published: the field and what to do."""
    if not event.kind:
        yield "kind", _("Choose what kind of event it is")
    if not event.summary:
        yield "summary", _("Write one sentence about the event: what one can do there")
    yield from _days(event)
    if event.ends_at and not event.starts_at:
        yield "starts_at", _("Write when it begins as well")
    if event.starts_at and event.ends_at and event.ends_at <= event.starts_at:
        yield "ends_at", _("It ends before it begins. Write the later time here")
    if (event.is_postponed or event.is_cancelled) and not event.change_reason:
        yield "change_reason", _("Say in one sentence why, so that nobody comes in vain")


def _days(event: EventText) -> Iterator[tuple[str, str | Promise]]:
    if event.is_date_later and event.starts_on:
        yield "is_date_later", _("The first day is written: take this tick away, or the day")
    if event.starts_on is None and not (event.is_date_later or event.is_cancelled):
        yield "starts_on", _("Write the first day, or tick that the date is announced later")
    if event.starts_on is None and event.ends_on is not None:
        yield "starts_on", _("Write the first day as well as the last")
    if event.starts_on and event.ends_on and event.ends_on < event.starts_on:
        yield "ends_on", _("The last day is before the first")
    if event.starts_on and not event.venue and not event.is_cancelled:
        yield "venue", _("Write where it is held: a name that people there use")
