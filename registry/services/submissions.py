"""What is proposed from outside: sent once, with its pictures, and what became of it.

The only writer of ``Submission`` and ``SubmissionPicture``. Nothing here becomes public: drafts are
made from it by an officer (``registry.services.submission_decisions``).
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.core.telephones import normalise
from portal.media.pictures import CleanPicture
from portal.places.models import OrgUnit
from registry.enums import SubmissionKind, SubmissionState
from registry.models import Submission, SubmissionPicture
from registry.models.submission import submission_storage
from registry.references import draw_reference
from registry.services.writing import retrying, writing

log = logging.getLogger(__name__)

MOST_PICTURES = 5
#: All pictures that wait for officers, of everybody: the disk holds other things, too.
MOST_BYTES = 4 * 1024**3
#: Whoever left the form comes back within a day, or not at all.
KEEP_UNCLAIMED = timedelta(hours=24)
#: A published picture lies among the portal's own; this one is for asking back.
KEEP_DECIDED_PICTURES = timedelta(days=30)
#: As the notice says: a year after the decision nobody needs to ring the sender any more.
KEEP_SENDER = timedelta(days=365)
#: No province begins its sign-ups so: a reference tells what it is of.
LETTERS = "SHW"

#: Sent with `submission`, inside the transaction that wrote it; an error of a receiver undoes it.
submission_sent = Signal()
#: Sent with `submission` (its new state read), inside the transaction that changed it.
submission_decided = Signal()

#: What may follow what.
_NEXT: Mapping[str, frozenset[str]] = {
    SubmissionState.NEW: frozenset({SubmissionState.DRAFTED, SubmissionState.DECLINED}),
    SubmissionState.DRAFTED: frozenset({SubmissionState.PUBLISHED, SubmissionState.DECLINED}),
    SubmissionState.PUBLISHED: frozenset(),
    SubmissionState.DECLINED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it: for the officer's call back, for nobody else."""

    name: str
    #: As ``portal.core.telephones`` stores it.
    telephone: str
    role: str = ""
    #: What they tell the centre and not the public.
    message: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes, judged already (``registry.forms.submission``)."""

    kind: SubmissionKind
    unit: OrgUnit
    #: The page to be changed; for a new product the group's page, if it belongs to one.
    about: Page | None
    title: str
    sender: Sender
    #: By the names of the page's fields, plain JSON; prices are strings.
    answers: Mapping[str, Any] = field(default_factory=dict)
    notice_version: int = 0
    language: str = "th"


# --- sending ---------------------------------------------------------------------------------


def send(proposal: Proposal, *, submission_key: UUID) -> Submission:
    """Take a proposal with the pictures of its form; the same form again gives the same row.

    Raises ``Unavailable`` when the database could not take it; then nothing was written.
    """

    def act() -> Submission:
        with writing():
            earlier = Submission.objects.sent_by(submission_key).first()
            return earlier or _written(proposal, submission_key)

    def once() -> Submission:
        try:
            return act()
        except IntegrityError:  # the same form sent twice, at the same moment
            return act()

    return retrying(once)


def is_same(submission: Submission, proposal: Proposal) -> bool:
    """Say whether a row says what was sent just now: an edited form is not taken a second time."""
    sender = proposal.sender
    return (
        dict(submission.answers) == dict(proposal.answers)
        and submission.title == proposal.title
        and submission.unit_id == proposal.unit.pk
        and submission.sender_name == sender.name
        and submission.sender_telephone == normalise(sender.telephone)
        and submission.sender_role == sender.role
        and submission.message == sender.message
    )


def _written(proposal: Proposal, submission_key: UUID) -> Submission:
    sender = proposal.sender
    submission = Submission(
        ref=draw_reference(LETTERS),
        submission_key=submission_key,
        kind=proposal.kind,
        unit=proposal.unit,
        about=proposal.about,
        title=proposal.title,
        answers=dict(proposal.answers),
        language=proposal.language,
        sender_name=sender.name,
        sender_telephone=sender.telephone,
        sender_role=sender.role,
        message=sender.message,
        notice_version=proposal.notice_version,
        created_at=timezone.now(),
    )
    submission.save(force_insert=True)
    SubmissionPicture.objects.of_form(submission_key).update(submission=submission)
    submission_sent.send(sender=Submission, submission=submission)
    return submission


# --- pictures --------------------------------------------------------------------------------


def keep_picture(
    submission_key: UUID, picture: CleanPicture, description: str = ""
) -> SubmissionPicture:
    """Keep a re-encoded picture for a form that is still being filled in.

    Raises ``ValidationError`` with words for the sender where no more can be taken.
    """
    # Who keeps trying with a full form writes no file.
    _refuse_beyond(submission_key, picture.size)
    made = SubmissionPicture(
        submission_key=submission_key,
        bytes=picture.size,
        description=description,
        created_at=timezone.now(),
    )
    # The file first: a row without a file would be a broken picture, a file without a row is swept.
    made.file.save(picture.name or "", picture, save=False)

    def act() -> SubmissionPicture:
        with writing():
            _refuse_beyond(submission_key, picture.size)
            made.position = SubmissionPicture.objects.of_form(submission_key).next_position()
            made.save(force_insert=True)
            return made

    try:
        return retrying(act)
    except BaseException:
        made.file.delete(save=False)
        raise


def describe_pictures(submission_key: UUID, descriptions: Mapping[str, str]) -> None:
    """Write what the pictures of a form show, by their uids; a sent form's stay as they were."""
    kept = SubmissionPicture.objects.of_form(submission_key)
    changed = [
        one for one in kept if descriptions.get(str(one.uid), one.description) != one.description
    ]
    if not changed:
        return
    for one in changed:
        one.description = descriptions[str(one.uid)]

    def act() -> None:
        with writing():
            SubmissionPicture.objects.bulk_update(changed, ["description"])

    retrying(act)


def drop_picture(submission_key: UUID, uid: str) -> bool:
    """Take a picture out of a form that is not sent yet; False where it has no such picture."""

    def act() -> list[SubmissionPicture]:
        with writing():
            return _deleted(list(SubmissionPicture.objects.of_form(submission_key).with_uid(uid)))

    return bool(_without_files(retrying(act)))


def _refuse_beyond(submission_key: UUID, size: int) -> None:
    if SubmissionPicture.objects.with_key(submission_key).count() >= MOST_PICTURES:
        raise ValidationError(
            _("There are %(most)d pictures already. Take one out to add another")
            % {"most": MOST_PICTURES},
            code="too_many",
        )
    if SubmissionPicture.objects.all().bytes_kept() + size > MOST_BYTES:
        log.error("no room for pictures of submissions", extra={"most_bytes": MOST_BYTES})
        raise ValidationError(
            _("We cannot take pictures just now. Send it without: the centre asks you for them"),
            code="no_room",
        )


# --- what becomes of it ----------------------------------------------------------------------


def mark_decided(
    submission: Submission,
    state: SubmissionState,
    *,
    by: Any = None,
    page: Page | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> bool:
    """Note what was decided; False where somebody else decided before. Within the caller's transaction.

    `page` is what came of it, `reason` what the sender reads. The given row is brought up to date.
    """
    before = [earlier for earlier, later in _NEXT.items() if state in later]
    changes: dict[str, Any] = {"state": state, "decided_at": at or timezone.now()}
    if by is not None:
        changes["decided_by"] = by
    if page is not None:
        changes["page"] = page
    if reason:
        changes["reason"] = reason
    mine = Submission.objects.filter(pk=submission.pk, state__in=before)
    if not mine.update(**changes):
        return False
    submission.refresh_from_db()
    submission_decided.send(sender=Submission, submission=submission)
    return True


# --- sweeping --------------------------------------------------------------------------------


def sweep(at: datetime) -> int:
    """Delete pictures that nobody needs any more; run by the worker again and again."""
    return (
        sweep_unclaimed(at - KEEP_UNCLAIMED)
        + _sweep_decided(at - KEEP_DECIDED_PICTURES)
        + _sweep_stray_files(at - KEEP_UNCLAIMED)
    )


def sweep_unclaimed(before: datetime) -> int:
    """Delete pictures whose form was never sent, and their files."""

    def act() -> list[SubmissionPicture]:
        with writing():
            return _deleted(list(SubmissionPicture.objects.unclaimed(before)))

    return _without_files(retrying(act))


def _sweep_decided(before: datetime) -> int:
    def act() -> list[SubmissionPicture]:
        with writing():
            return _deleted(list(SubmissionPicture.objects.of_decided(before)))

    return _without_files(retrying(act))


def _sweep_stray_files(before: datetime) -> int:
    """Delete files without a row: a process ended between the one and the other."""
    storage, folder = submission_storage(), "pictures"
    try:
        names = [f"{folder}/{name}" for name in storage.listdir(folder)[1]]
    except FileNotFoundError:
        return 0
    known = set(SubmissionPicture.objects.values_list("file", flat=True))
    stray = [
        name for name in names if name not in known and storage.get_modified_time(name) < before
    ]
    for name in stray:
        storage.delete(name)
    return len(stray)


def forget(at: datetime) -> int:
    """Forget who sent what was decided a year ago, and what nobody ever looked at."""

    def act() -> int:
        with writing():
            old = Submission.objects.with_sender().settled_before(at - KEEP_SENDER)
            return old.update(sender_name="", sender_telephone="", sender_role="", message="")

    return retrying(act)


def _deleted(pictures: list[SubmissionPicture]) -> list[SubmissionPicture]:
    SubmissionPicture.objects.filter(pk__in=[one.pk for one in pictures]).delete()
    return pictures


def _without_files(pictures: list[SubmissionPicture]) -> int:
    """Delete the files after their rows: the other way round a picture would be broken."""
    for one in pictures:
        one.file.storage.delete(one.file.name)
    return len(pictures)
