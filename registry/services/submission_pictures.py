"""The pictures of a proposal: kept as they come, under the key of their form, until it is sent."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.media.pictures import CleanPicture
from registry.models import SubmissionPicture
from registry.services.writing import retrying, writing
from registry.small_pictures import small_copy

log = logging.getLogger(__name__)

MOST_PICTURES = 5
#: All pictures that wait for officers, of everybody: the disk holds other things, too.
MOST_BYTES = 4 * 1024**3


def keep(submission_key: UUID, picture: CleanPicture, description: str = "") -> SubmissionPicture:
    """Keep a re-encoded picture for a form that is still being filled in.

    Raises ``ValidationError`` with words for the sender where no more can be taken.
    """
    # Who keeps trying with a full form writes no file.
    _room_for(submission_key, picture.size)
    made = row_of(submission_key, picture, timezone.now(), description=description)

    def act() -> SubmissionPicture:
        with writing():
            made.position = _room_for(submission_key, picture.size)
            made.save(force_insert=True)
            return made

    try:
        save_files(made, picture)
        return retrying(act)
    except BaseException:
        without_files([made])
        raise


def row_of(
    submission_key: UUID, picture: CleanPicture, created_at: datetime, **more: Any
) -> SubmissionPicture:
    """Return the row of a picture, not written yet."""
    return SubmissionPicture(
        submission_key=submission_key, bytes=picture.size, created_at=created_at, **more
    )


def save_files(row: SubmissionPicture, picture: CleanPicture) -> None:
    """Write the picture and its small copy, before the row.

    A row without a file would be a broken picture; a file without a row is swept.
    """
    row.file.save(picture.name or "", picture, save=False)
    row.file.storage.save(row.small_name, small_copy(picture))


def describe(pictures: Sequence[SubmissionPicture], descriptions: Mapping[str, str]) -> None:
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


def drop(submission_key: UUID, uid: str) -> bool:
    """Take a picture out of a form that is not sent yet; False where it has no such picture."""

    def act() -> list[SubmissionPicture]:
        with writing():
            return deleted(list(SubmissionPicture.objects.of_form(submission_key).named(uid)))

    return bool(without_files(retrying(act)))


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


def deleted(pictures: list[SubmissionPicture]) -> list[SubmissionPicture]:
    """Delete their rows, within the caller's transaction; their files follow."""
    SubmissionPicture.objects.filter(pk__in=[one.pk for one in pictures]).delete()
    return pictures


def without_files(pictures: list[SubmissionPicture]) -> int:
    """Delete the files after their rows: the other way round a picture would be broken."""
    for one in pictures:
        for name in (one.file.name or "", one.small_name):
            one.file.storage.delete(name)
    return len(pictures)
