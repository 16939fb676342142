"""The notices in force, kept in memory for a minute: every form shows one, they hardly change."""

import time
from collections.abc import Mapping

from registry.enums import Purpose
from registry.models import Notice

_SECONDS = 60

_kept: dict[str, tuple[float, Mapping[str, Notice]]] = {}


def current_notices(language: str) -> Mapping[str, Notice]:
    """Return the newest notice of each purpose in a language."""
    until, notices = _kept.get(language, (-1.0, {}))
    if time.monotonic() > until:
        found = Notice.objects.current(Purpose.values, language)
        notices = {notice.purpose: notice for notice in found}
        if notices:
            _kept[language] = (time.monotonic() + _SECONDS, notices)
    return notices


def forget(**_given: object) -> None:
    """Ask the database the next time: a new version is in use."""
    _kept.clear()
