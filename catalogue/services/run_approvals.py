"""Deciding about a run: sent back with a reason, told to its author; approving is in ``runs``."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import CourseRun, RunReturn
from catalogue.services import runs
from portal.outbox.writer_queue import writer_queue
from portal.users import notifications


def approve(run: CourseRun, *, by: Any, at: datetime) -> CourseRun:
    """Make a run public and tell its author."""
    with writer_queue(), transaction.atomic():
        run = runs.approve(run, by=by, at=at)
        RunReturn.objects.filter(run=run, answered_at=None).update(answered_at=at)
    _tell(run, "approved", _approved_words(run))
    return run


def send_back(run: CourseRun, *, reason: str, by: Any, at: datetime) -> RunReturn:
    """Ask the author for changes instead of making the run public; the reason is theirs to read."""
    reason = " ".join(reason.split())
    if not reason:
        raise ValidationError({"reason": _("Write what should be changed")})
    if not runs.may_approve(run, by):
        raise PermissionDenied
    with writer_queue(), transaction.atomic():
        run = CourseRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
        if run.is_public or run.cancelled_at is not None:
            raise ValidationError(_("The run is public or cancelled: it cannot be sent back"))
        RunReturn.objects.filter(run=run, answered_at=None).update(answered_at=at)
        returned = RunReturn.objects.create(
            run=run, reason=reason[:300], returned_by=by, returned_at=at
        )
    _tell(run, "rejected", _returned_words(run, returned.reason))
    return returned


def answer(run: CourseRun, *, at: datetime) -> None:
    """Note that the run was changed since it was sent back: it waits for the director again."""
    with writer_queue(), transaction.atomic():
        RunReturn.objects.filter(run=run, answered_at=None).update(answered_at=at)


def _tell(run: CourseRun, kind: str, words: Any) -> None:
    author = run.words.created_by
    if author is not None:
        address = reverse("wagtailadmin_pages:edit", args=[run.course_id])
        transaction.on_commit(lambda: notifications.tell(author, kind, words, address))


def _approved_words(run: CourseRun) -> Any:
    return lambda: (
        _("Run %(code)s is public") % {"code": run.code},
        _("“%(title)s” takes sign-ups as its dates say.") % {"title": run.course.title},
    )


def _returned_words(run: CourseRun, reason: str) -> Any:
    return lambda: (
        _("Run %(code)s: please change something") % {"code": run.code},
        _("“%(title)s”: %(reason)s") % {"title": run.course.title, "reason": reason},
    )
