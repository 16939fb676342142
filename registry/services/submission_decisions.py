"""What an officer does with a submission: a draft, or a refusal; and what its publishing says.

Two officers may press at once: each step is one conditional UPDATE that only one of them wins.
"""

from collections.abc import Collection, Iterator
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from portal.core.thai_text import normalise_line
from portal.media.pictures import CleanPicture
from registry.decided_words import decided_words
from registry.enums import SubmissionKind, SubmissionState, SubmissionText
from registry.models import Submission
from registry.services.submission_messages import tell
from registry.services.writing import retrying
from showcase.models import GroupPage
from showcase.services import proposals

#: As long as the column, and as the sender reads on the receipt; a text message says its beginning.
LONGEST_REASON = 500


class DecidedMeanwhile(ValidationError):
    """Somebody else was faster, and nothing was written: its words say who, what and when."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(decided_words(submission), code="decided")


def make_draft(submission: Submission, by: Any, leave_out: Collection[str] = ()) -> Page:
    """Make the draft that a submission asks for, once; return its page.

    Pressed again, or by somebody else at the same moment, it is the draft there is; a submission
    that was declined meanwhile raises DecidedMeanwhile. Values that the page's form refuses raise
    ValidationError (field → words) and nothing is written; with their names in `leave_out` the
    draft is made without them.
    """

    def act() -> Page:
        # Not `writing()`: the sizes of the pictures are made when this is kept, and nobody waits.
        with transaction.atomic():
            taken = Submission.objects.with_id(submission.pk).to_draft()
            mine = taken.update(
                state=SubmissionState.DRAFTED, decided_at=timezone.now(), decided_by=by
            )
            fresh = as_it_stands(submission)
            if not mine:
                return _page_there_is(fresh)
            page = _draft(fresh, by, leave_out)
            Submission.objects.with_id(fresh.pk).update(page=page, draft=page.latest_revision)
            return page

    return retrying(act)


def decline(submission: Submission, by: Any, reason: str, *, seen: str | None = None) -> None:
    """Refuse a submission and tell its sender why.

    `seen` is the version that whoever refuses had before them (None: as `submission` stands);
    decided or drafted since by somebody else, it raises DecidedMeanwhile. A draft that was seen
    stays where it is: whoever made it deletes it, or uses it.
    """
    reason = normalise_line(reason).strip()
    if not reason:
        raise ValidationError({"reason": _("Write why: whoever sent it will read it")})
    if len(reason) > LONGEST_REASON:
        raise ValidationError(
            {
                "reason": _("Use at most %(most)d letters; now there are %(now)d")
                % {"most": LONGEST_REASON, "now": len(reason)}
            }
        )
    version = submission.version if seen is None else seen

    def act() -> None:
        with transaction.atomic():
            waiting = Submission.objects.with_id(submission.pk).undecided().of_version(version)
            if not waiting.update(
                state=SubmissionState.DECLINED,
                decided_at=timezone.now(),
                decided_by=by,
                reason=reason,
            ):
                earlier = as_it_stands(submission)
                if _is_same_press(earlier, by, reason):
                    return
                raise DecidedMeanwhile(earlier)
            tell(Submission.objects.get(pk=submission.pk), SubmissionText.DECLINED)

    retrying(act)


def as_it_stands(submission: Submission) -> Submission:
    """Read it anew, with who decided and what came of it."""
    return Submission.objects.for_decisions().get(pk=submission.pk)


def _is_same_press(earlier: Submission, by: Any, reason: str) -> bool:
    """A button pressed twice says nothing new."""
    same = earlier.state == SubmissionState.DECLINED and earlier.decided_by_id == by.pk
    return same and earlier.reason == reason


def published(page: Page, revision: Revision | None = None) -> int:
    """Note that what was proposed is online, and tell each sender once; return how many.

    Called whenever a page of the showcase is published; a version older than the draft does not
    say yet what was proposed.
    """
    count = 0
    with transaction.atomic():
        waiting = Submission.objects.to_publish(page.pk, revision.pk if revision else None)
        for one in waiting.order_by("pk"):
            mine = Submission.objects.with_id(one.pk).filter(state=SubmissionState.DRAFTED)
            if mine.update(state=SubmissionState.PUBLISHED, decided_at=timezone.now()):
                tell(one, SubmissionText.ONLINE)
                count += 1
    return count


def group_of(submission: Submission) -> GroupPage | None:
    """Return the group that a new product belongs to, where the sender named one."""
    about = submission.about.specific if submission.about is not None else None
    return about if isinstance(about, GroupPage) else None


def _page_there_is(submission: Submission) -> Page:
    if submission.page is None or submission.state == SubmissionState.DECLINED:
        raise DecidedMeanwhile(submission)
    return submission.page


def _draft(submission: Submission, by: Any, leave_out: Collection[str]) -> Page:
    answers = {name: one for name, one in submission.answers.items() if name not in leave_out}
    if submission.kind == SubmissionKind.CHANGE:
        if submission.about is None:
            raise ValidationError(_("The page that it would change was deleted"))
        return proposals.draft_change(
            submission.about, answers=answers, pictures=_pictures(submission), by=by
        )
    return proposals.draft_product(
        unit=submission.unit,
        group=group_of(submission),
        answers=answers,
        pictures=_pictures(submission),
        by=by,
    )


def _pictures(submission: Submission) -> Iterator[tuple[File[bytes], str]]:
    for one in submission.pictures.all():
        with one.file.open("rb") as file:
            # It was cleaned when it came in; only what came out of that lies here.
            yield CleanPicture(file.read(), name=PurePath(str(one.file.name)).name), one.description
