"""What is proposed from outside: sent once, with its pictures, and what became of it.

The only writer of ``Submission`` and ``SubmissionPicture``. Nothing here becomes public: drafts are
made from it by an officer (``registry.services.submission_decisions``).
"""

import logging
from collections.abc import Mapping, Sequence
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
from registry.enums import SubmissionKind
from registry.models import Submission, SubmissionPicture
from registry.models.submission import small_name_of, submission_storage
from registry.references import draw_reference
from registry.services.writing import retrying, writing
from registry.small_pictures import small_copy

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
    _room_for(submission_key, picture.size)
    made = SubmissionPicture(
        submission_key=submission_key,
        bytes=picture.size,
        description=description,
        created_at=timezone.now(),
    )
    # The files first: a row without a file would be a broken picture, one without a row is swept.
    made.file.save(picture.name or "", picture, save=False)

    def act() -> SubmissionPicture:
        with writing():
            made.position = _room_for(submission_key, picture.size)
            made.save(force_insert=True)
            return made

    try:
        made.file.storage.save(made.small_name, small_copy(picture))
        return retrying(act)
    except BaseException:
        _without_files([made])
        raise


def describe_pictures(
    pictures: Sequence[SubmissionPicture], descriptions: Mapping[str, str]
) -> None:
    """Write what the pictures of an unsent form show, by their uids."""
    changed = []
    for one in pictures:
        words = descriptions.get(str(one.uid), one.description)
        if one.submission_id is None and words != one.description:
            one.description = words
            changed.append(one)
    if not changed:
        return

    def act() -> None:
        with writing():
            SubmissionPicture.objects.bulk_update(changed, ["description"])

    retrying(act)


def drop_picture(submission_key: UUID, uid: str) -> bool:
    """Take a picture out of a form that is not sent yet; False where it has no such picture."""

    def act() -> list[SubmissionPicture]:
        with writing():
            return _deleted(list(SubmissionPicture.objects.of_form(submission_key).named(uid)))

    return bool(_without_files(retrying(act)))


def _room_for(submission_key: UUID, size: int) -> int:
    """Return where one more picture stands; raise where there is no room for it."""
    number, last, kept = SubmissionPicture.objects.room_taken(submission_key)
    if number >= MOST_PICTURES:
        raise ValidationError(
            _("There are %(most)d pictures already. Take one out to add another")
            % {"most": MOST_PICTURES},
            code="too_many",
        )
    if kept + size > MOST_BYTES:
        log.error("no room for pictures of submissions", extra={"most_bytes": MOST_BYTES})
        raise ValidationError(
            _("We cannot take pictures just now. Send it without: the centre asks you for them"),
            code="no_room",
        )
    return last + 1


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
    known = set()
    for file in SubmissionPicture.objects.values_list("file", flat=True):
        known |= {file, small_name_of(file)}
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
        for name in (one.file.name or "", one.small_name):
            one.file.storage.delete(name)
    return len(pictures)
