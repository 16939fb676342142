"""From an empty folder to a portal that can be opened: each step skips what is done already."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from portal import translations
from portal.core import garbage
from portal.problem import Problem
from portal.wrong_variables import guilty_variable


def prepare() -> int:
    """Do all steps in one process; one that fails ends it with one line, details go to a log."""
    logging.disable(logging.INFO)  # a line for each page made is for nobody here
    start = time.monotonic()
    _step("starting Django", _start_django)
    for title, work in STEPS:
        _step(title, work)
    logins = io.StringIO()
    _step("demonstration logins", lambda: _demo_logins(logins))
    sys.stdout.write(f"  prepared in {time.monotonic() - start:.1f} s\n")
    if logins.getvalue():
        sys.stdout.write(f"\nLogins of this demonstration\n{logins.getvalue()}")
    sys.stdout.flush()
    return 0


def _step(title: str, work: Callable[[], str]) -> None:
    sys.stdout.write(f"  {title} … ")
    sys.stdout.flush()
    start = time.monotonic()
    try:
        outcome = work()
    except Exception as error:
        sys.stdout.write("failed\n")
        sys.stdout.flush()
        raise _problem(title, error) from error
    note = f"{outcome}, " if outcome else ""
    sys.stdout.write(f"{note}{time.monotonic() - start:.1f} s\n")
    sys.stdout.flush()


def _problem(title: str, error: Exception) -> Problem:
    """Say what to do about a failed step."""
    if isinstance(error, Problem):
        return error
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

    reason = " ".join(str(error).split()) or type(error).__name__
    variable = guilty_variable(error)
    if variable:
        return Problem(
            f"{variable} is wrong ({reason}): correct or unset it (README, Variables), start again."
        )
    if isinstance(error, ImproperlyConfigured):
        return Problem(
            f"A setting is wrong: {reason} (README, Variables). Correct it and start again."
        )
    return Problem(
        f"The step '{title}' failed: {reason}{_keep_details()}. Mend that and start again."
    )


def _keep_details() -> str:
    """Write the traceback beside the data; return where, as the end of a sentence."""
    path = Path(os.environ.get("PORTAL_DATA_DIR", "var")) / "log" / "prepare.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(traceback.format_exc(), encoding="utf-8")
    except OSError:
        return ""
    return f" (details: {path})"


def start_django() -> None:
    """Start Django for a command of ours; a wrong setting is one line."""
    try:
        _start_django()
    except Exception as error:
        raise _problem("starting Django", error) from error


def _start_django() -> str:
    translations.compile_stale()  # before Django reads them
    import django  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is wrong enough fails, in one line
        django.setup()
    return ""


def _migrate() -> str:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return "up to date"
    garbage.search_less()  # hundreds of models for each migration
    call_command("migrate", verbosity=0, interactive=False)
    return f"{len(plan)} migrations"


def _command(name: str) -> Callable[[], str]:
    def work() -> str:
        from django.core.management import call_command  # noqa: PLC0415

        words = io.StringIO()
        call_command(name, stdout=words)
        return (words.getvalue().strip().splitlines() or [""])[-1].rstrip(".")

    return work


def _demo_logins(words: io.StringIO) -> str:
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    if not settings.PORTAL_DEMO_LOGINS:
        return "switched off"
    call_command("demo_logins", stdout=words)
    return ""


def _collect_static() -> str:
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    stamp = Path(settings.STATIC_ROOT) / ".collected"
    mark = _static_mark()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == mark:
        return "up to date"
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(mark, encoding="utf-8")
    return ""


def _static_mark() -> str:
    """Return what the collected files depend on: our files, and the packages of the others."""
    import django  # noqa: PLC0415
    import wagtail  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    digest = hashlib.sha256(repr((settings.STORAGES, django.VERSION, wagtail.VERSION)).encode())
    for path in _own_static(translations.ROOT):
        state = path.stat()
        digest.update(f"{path} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()


def _own_static(root: Path) -> Iterator[Path]:
    folders = [
        root / "static",
        *sorted(root.glob("*/static")),
        *sorted(root.glob("portal/*/static")),
    ]
    for folder in folders:
        if "var" not in folder.relative_to(root).parts:
            yield from sorted(path for path in folder.rglob("*") if path.is_file())


STEPS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("migrations", _migrate),
    ("reference data", _command("load_synonyms")),
    ("lists of the catalogue", _command("load_reference")),
    ("pages of the frame", _command("make_site")),
    ("published entries", _command("refresh_entries")),
    ("places", _command("load_places")),
    ("demonstration content", _command("seed")),
    ("search of the admin", _command("index_admin_search")),
    ("static files", _collect_static),
)
