"""Made-up submissions in every state, as rows: for a demonstration only; nobody is told anything."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from wagtail.models import Page

from portal.media.pictures import CleanPicture
from registry.enums import SubmissionState
from registry.models import Submission
from registry.services import submission_pictures
from registry.services.submissions import Proposal, row_of


@dataclass(frozen=True, slots=True)
class WrittenSubmission:
    """One submission, with what became of it."""

    proposal: Proposal
    created_at: datetime
    state: SubmissionState = SubmissionState.NEW
    decided_at: datetime | None = None
    reason: str = ""
    page: Page | None = None
    pictures: Sequence[tuple[CleanPicture, str]] = field(default=())


def add_submissions(written: Sequence[WrittenSubmission]) -> list[Submission]:
    """Keep them, within the caller's transaction."""
    return [_added(one) for one in written]


def _added(one: WrittenSubmission) -> Submission:
    submission = row_of(
        one.proposal,
        uuid4(),
        one.created_at,
        state=one.state,
        decided_at=one.decided_at,
        reason=one.reason,
        page=one.page,
        is_demonstration=True,
    )
    submission.save(force_insert=True)
    for position, (picture, words) in enumerate(one.pictures):
        kept = submission_pictures.row_of(
            submission.submission_key,
            picture,
            one.created_at,
            submission=submission,
            position=position,
            description=words,
        )
        submission_pictures.save_files(kept, picture)
        kept.save(force_insert=True)
    return submission
