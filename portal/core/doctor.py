"""What is configured, reachable, stale or insecure, in plain words; rooms add their lines."""

import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import django
import wagtail
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

log = logging.getLogger(__name__)

LITTLE_SPACE = 1024**3


class Level(IntEnum):
    """How bad it is."""

    GOOD = 0
    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True)
class Line:
    """One thing that was looked at."""

    level: Level
    text: str
    cure: str = ""


Examination = Callable[[], Iterable[Line]]

_examinations: dict[str, tuple[int, Examination]] = {}


def register(name: str, examination: Examination, *, order: int = 100) -> None:
    """Called in `AppConfig.ready`: lines about one subject. They ask only what answers at once
    and never repeat a secret: an address of a server may hold a password.
    """
    _examinations[name] = (order, examination)


def unregister(name: str) -> None:
    """Take an examination away again (tests)."""
    _examinations.pop(name, None)


def examine() -> Iterator[tuple[str, list[Line]]]:
    """All subjects in order, each with its lines; one that fails itself is an error of its own."""
    for name, (_order, examination) in sorted(
        _examinations.items(), key=lambda item: (item[1][0], item[0])
    ):
        try:
            lines = list(examination())
        except Exception as error:
            log.debug("examination failed", exc_info=True)
            lines = [
                Line(Level.ERROR, _("Could not look: %(error)s") % {"error": type(error).__name__})
            ]
        yield name, lines


def _versions() -> Iterator[Line]:
    python = ".".join(str(part) for part in sys.version_info[:3])
    words = {"python": python, "django": django.get_version(), "wagtail": wagtail.__version__}
    yield Line(Level.GOOD, _("Python %(python)s, Django %(django)s, Wagtail %(wagtail)s") % words)


def _security() -> Iterator[Line]:
    is_local = set(settings.ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]", "testserver"}
    if settings.DEBUG:
        yield Line(
            Level.NOTE if is_local else Level.ERROR,
            _("Debugging is on: error pages show the program."),
            _("Take away PORTAL_DEBUG."),
        )
    if len(settings.SECRET_KEY) < 50 or len(set(settings.SECRET_KEY)) < 5:
        yield Line(
            Level.ERROR, _("The secret key is short."), _("Set SECRET_KEY to 50 random signs.")
        )
    else:
        yield Line(Level.GOOD, _("The secret key is long enough."))
    if "*" in settings.ALLOWED_HOSTS:
        yield Line(
            Level.ERROR, _("Every host name is accepted."), _("List the real ones in PORTAL_HOSTS.")
        )
    else:
        hosts = ", ".join(settings.ALLOWED_HOSTS)
        yield Line(Level.GOOD, _("Host names: %(hosts)s") % {"hosts": hosts})
    if settings.PORTAL_DEMO_LOGINS:
        yield Line(
            Level.NOTE if is_local else Level.ERROR,
            _("Demonstration logins work without a second factor."),
            _("Set PORTAL_DEMO_LOGINS=0 before anybody else can reach this machine."),
        )
    if not is_local and not settings.SECURE_HSTS_SECONDS:
        yield Line(
            Level.WARNING,
            _("Browsers are not told to use https only."),
            _("Start with DJANGO_SETTINGS_MODULE=portal.settings.production."),
        )


def _database() -> Iterator[Line]:
    vendor = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(
        connection.vendor, connection.vendor
    )
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            mode = ""
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA journal_mode")
                mode = str(cursor.fetchone()[0])
    except Exception:  # noqa: BLE001  drivers put addresses and passwords into their messages
        yield Line(
            Level.ERROR,
            _("%(vendor)s does not answer.") % {"vendor": vendor},
            _("Start it, or mend DATABASE_URL."),
        )
        return
    yield Line(Level.GOOD, _("%(vendor)s answers.") % {"vendor": vendor})
    if mode and mode not in ("wal", "memory"):
        yield Line(Level.WARNING, _("SQLite is not in WAL mode: readers wait for writers."))
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        yield Line(
            Level.ERROR,
            ngettext(
                "%(count)s migration has not been applied.",
                "%(count)s migrations have not been applied.",
                waiting,
            )
            % {"count": waiting},
            _("Run: python manage.py migrate"),
        )
    else:
        yield Line(Level.GOOD, _("All migrations have been applied."))


def _cache() -> Iterator[Line]:
    backend = str(settings.CACHES["default"]["BACKEND"]).rsplit(".", 1)[-1]
    try:
        cache.set("doctor", "well", 5)
        works = cache.get("doctor") == "well"
    except Exception:  # noqa: BLE001  as above
        works = False
    if works:
        yield Line(Level.GOOD, _("The cache answers (%(backend)s).") % {"backend": backend})
    else:
        yield Line(
            Level.WARNING,
            _("The cache does not answer (%(backend)s): pages are slower.") % {"backend": backend},
            _("Start it, or mend PORTAL_CACHE_URL."),
        )


def _files() -> Iterator[Line]:
    for label, folder in (
        (_("Data folder"), settings.DATA_DIR),
        (_("Media folder"), settings.MEDIA_ROOT),
    ):
        path = Path(folder)
        words = {"folder": label}
        if not path.is_dir():
            yield Line(Level.NOTE, _("%(folder)s: not there yet.") % words)
        elif not os.access(path, os.W_OK):
            yield Line(
                Level.ERROR,
                _("%(folder)s: cannot be written.") % words,
                _("Give this user the right."),
            )
        elif (free := shutil.disk_usage(path).free) < LITTLE_SPACE:
            text = _("%(folder)s: only %(free)s MB are free.")
            yield Line(Level.WARNING, text % {**words, "free": free // 1024**2}, _("Make room."))
        else:
            yield Line(Level.GOOD, _("%(folder)s: can be written.") % words)


def _translations() -> Iterator[Line]:
    root = Path(settings.BASE_DIR)
    stale = [
        source
        for folder in ("locale", "portal/*/locale", "*/locale")
        for source in root.glob(f"{folder}/*/LC_MESSAGES/django.po")
        if not source.with_suffix(".mo").exists()
        or source.with_suffix(".mo").stat().st_mtime < source.stat().st_mtime
    ]
    if stale:
        yield Line(
            Level.WARNING,
            _("Translations are older than their sources."),
            _("Run: python -m portal.translations compile"),
        )
    else:
        yield Line(Level.GOOD, _("Translations are compiled."))


def _mail() -> Iterator[Line]:
    backend = settings.EMAIL_BACKEND.rsplit(".", 2)[-2]
    if backend == "smtp":
        yield Line(Level.GOOD, _("E-mail goes out by a mail server."))
    else:
        yield Line(
            Level.NOTE,
            _("E-mail goes nowhere (%(backend)s).") % {"backend": backend},
            _("Set PORTAL_EMAIL_URL to send it."),
        )


def register_lines() -> None:
    """The frame's own examinations, from `AppConfig.ready`."""
    register("versions", _versions, order=0)
    register("security", _security, order=10)
    register("database", _database, order=20)
    register("cache", _cache, order=30)
    register("files", _files, order=40)
    register("translations", _translations, order=50)
    register("mail", _mail, order=60)
