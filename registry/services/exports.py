"""Rosters that leave the portal as a file: no file without its row in the log."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from catalogue.models import CourseRun
from registry.enums import Access
from registry.models import Signup
from registry.roster_sheet import roster_sheet
from registry.services import access
from registry.services.writing import retrying, writing

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Export:
    """A file, ready to be handed out."""

    name: str
    content: bytes
    sha256: str

    @classmethod
    def of(cls, content: bytes, name: str) -> "Export":
        """Name a file, with the sum by which it is known again."""
        return cls(name, content, hashlib.sha256(content).hexdigest())


def export_roster(run: CourseRun, request: HttpRequest, *, reason: str, at: datetime) -> Export:
    """Read the roster, make the file and write down who has it, in one transaction."""

    def act() -> Export:
        with writing():
            rows = Signup.objects.of_run(run).for_officers().with_waiting_place().on_roster()
            signups = list(rows)
            content = roster_sheet(run, signups, made_by=str(request.user), at=at)
            made = Export.of(content, file_name("roster", run.code, request, at))
            about = ("signup", [one.pk for one in signups], f"run {run.code}")
            write_down(request, made, about, reason)
            return made

    return retrying(act)


def write_down(
    request: HttpRequest, made: Export, about: tuple[str, Sequence[int], str], reason: str
) -> None:
    """Log who took the file and why; `about`: what its rows are, their keys, how they were chosen."""
    rows, keys, chosen = about
    access.record(
        request, Access.EXPORT, rows, keys, filter=chosen, file_sha256=made.sha256, reason=reason
    )


def file_name(what: str, code: str, request: HttpRequest, at: datetime) -> str:
    """Say in the name what it is of, whose file it is and when it was made."""
    username = request.user.get_username()
    who = _NOT_IN_NAMES.sub("-", username.lower()).strip("-") or "officer"
    return f"{what}-{code}-{timezone.localtime(at):%Y%m%d-%H%M}-{who[:40]}.xlsx"
