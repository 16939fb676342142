"""Moments as they are typed on a command line."""

import re
from argparse import ArgumentTypeError
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

_AGO = re.compile(r"(\d{1,5})([mhd])\Z")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def since(text: str) -> datetime:
    """Read "2026-11-20", "2026-11-20T08:00" (this server's time zone) or "24h" ago."""
    if ago := _AGO.match(text):
        return timezone.now() - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    try:
        moment = parse_datetime(text)
        day = parse_date(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text} is no date") from error
    if moment is None and day is not None:
        moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - made aware below
    if moment is None:
        raise ArgumentTypeError(f"{text} is no date: write 2026-11-20, 2026-11-20T08:00 or 24h")
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
