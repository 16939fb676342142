"""What the worker deletes of proposals when its time is over: pictures, files, who sent them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from registry.models import Submission, SubmissionPicture
from registry.models.submission import small_name_of, submission_storage
from registry.services.submission_pictures import deleted, without_files
from registry.services.writing import retrying, writing

#: Whoever left the form comes back within a day, or not at all.
KEEP_UNCLAIMED = timedelta(hours=24)
#: A published picture lies among the portal's own; this one is for asking back.
KEEP_DECIDED_PICTURES = timedelta(days=30)
#: As the notice says: a year after the decision nobody needs to ring the sender any more.
KEEP_SENDER = timedelta(days=365)
_FORGOTTEN: Mapping[str, Any] = {
    "sender_name": "",
    "sender_telephone": "",
    "sender_role": "",
    "message": "",
    "answers": {},
}


def sweep(at: datetime) -> int:
    """Delete pictures that nobody needs any more; run by the worker again and again."""
    return (
        sweep_unclaimed(at - KEEP_UNCLAIMED)
        + _delete(SubmissionPicture.objects.of_decided(at - KEEP_DECIDED_PICTURES))
        + _delete(SubmissionPicture.objects.of_settled(at - KEEP_SENDER))
        + _sweep_stray_files(at - KEEP_UNCLAIMED)
    )


def sweep_unclaimed(before: datetime) -> int:
    """Delete pictures whose form was never sent, and their files."""

    return _delete(SubmissionPicture.objects.unclaimed(before))


def _delete(pictures: QuerySet[SubmissionPicture]) -> int:
    def act() -> list[SubmissionPicture]:
        with writing():
            return deleted(list(pictures.all()))

    return without_files(retrying(act))


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
    """Forget who sent what was decided a year ago, and what nobody ever looked at.

    Their answers go, too: a buyers' number stands among them that was perhaps never published, and
    what was stands on its page. The reference, the title and the decision stay.
    """

    def act() -> int:
        with writing():
            old = Submission.objects.not_forgotten().settled_before(at - KEEP_SENDER)
            return old.update(**_FORGOTTEN)

    return retrying(act)


def erase(submission: Submission) -> bool:
    """Forget one because its sender asks for it, its pictures at once; False while undecided.

    Until an officer decided, the sender would wait for an answer that nobody could give.
    """

    def act() -> list[SubmissionPicture] | None:
        with writing():
            mine = Submission.objects.with_id(submission.pk).decided()
            if not mine.update(**_FORGOTTEN):
                return None
            return deleted(list(submission.pictures.all()))

    pictures = retrying(act)
    if pictures is None:
        return False
    without_files(pictures)
    return True
