"""How old what we say of a knowledge item is: when readers are warned and officers asked."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

#: From the day after so many days on, somebody should try the link and look at the licence again.
OLD_AFTER = timedelta(days=365)
_DAY = timedelta(days=1)


def is_old(checked_on: date | None, today: date) -> bool:
    """Say whether a check is due; what was never checked may always be old."""
    return checked_on is None or today - checked_on > OLD_AFTER


def next_turn(checked_on: date | None, today: date) -> datetime | None:
    """Return the midnight at which the check grows old, while it is ahead."""
    if checked_on is None or is_old(checked_on, today):
        return None
    day = checked_on + OLD_AFTER + _DAY
    return timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())
