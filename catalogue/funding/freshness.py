"""How old what we say of a source is: when it must be checked, when readers are warned."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

#: The unit that keeps the source is told so long after the last check.
REMIND_AFTER = timedelta(days=150)
#: From the day after so many days on, readers see "ข้อมูลอาจเก่า".
STALE_AFTER = timedelta(days=180)
_DAY = timedelta(days=1)


def is_stale(verified_on: date | None, today: date) -> bool:
    """Say whether readers must be warned; what was never checked may always be old."""
    return verified_on is None or today - verified_on > STALE_AFTER


def is_closed(closes_on: date | None, today: date) -> bool:
    """Say whether the last day of applying is over."""
    return closes_on is not None and closes_on < today


def next_turn(verified_on: date | None, closes_on: date | None, today: date) -> datetime | None:
    """Return the next midnight at which a source grows old or closes."""
    days = []
    if verified_on is not None:
        days.append(verified_on + STALE_AFTER + _DAY)
    if closes_on is not None:
        days.append(closes_on + _DAY)
    ahead = min((day for day in days if day > today), default=None)
    if ahead is None:
        return None
    return timezone.make_aware(datetime.combine(ahead, time()), timezone.get_default_timezone())
