"""The notices in force, kept in memory for a minute: every form shows one, they hardly change."""

import time
from collections.abc import Mapping

from registry.enums import Purpose
from registry.models import Notice

_SECONDS = 60

_kept: dict[str, tuple[float, Mapping[str, Notice]]] = {}


def current_notices(language: str) -> Mapping[str, Notice]:
    """Return the newest version of every purpose's notice; the Thai one where no other is."""
    until, notices = _kept.get(language, (-1.0, {}))
    if time.monotonic() > until:
        notices = _asked(language)
        if notices:
            _kept[language] = (time.monotonic() + _SECONDS, notices)
    return notices


def forget(**_given: object) -> None:
    """Ask the database the next time: a new version is in use."""
    _kept.clear()


def _asked(language: str) -> Mapping[str, Notice]:
    found = Notice.objects.newest(Purpose.values, {"th", language})
    by_language = sorted(found, key=lambda one: one.language == language)
    return {notice.purpose: notice for notice in by_language}
