"""Made-up submissions in every state, as rows: for a demonstration only; nobody is told anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from wagtail.models import Page

from portal.media.pictures import CleanPicture
from portal.places.models import OrgUnit
from registry.enums import SubmissionKind, SubmissionState
from registry.models import Submission, SubmissionPicture
from registry.references import draw_reference
from registry.services.submissions import LETTERS


@dataclass(frozen=True, slots=True)
class WrittenSubmission:
    """One submission, with what became of it."""

    kind: SubmissionKind
    unit: OrgUnit
    title: str
    answers: Mapping[str, Any]
    sender: str
    telephone: str
    created_at: datetime
    role: str = ""
    message: str = ""
    about: Page | None = None
    state: SubmissionState = SubmissionState.NEW
    decided_at: datetime | None = None
    reason: str = ""
    page: Page | None = None
    pictures: Sequence[tuple[CleanPicture, str]] = field(default=())


def add_submissions(written: Sequence[WrittenSubmission]) -> list[Submission]:
    """Keep them, within the caller's transaction."""
    return [_added(one) for one in written]


def _added(one: WrittenSubmission) -> Submission:
    submission = Submission.objects.create(
        ref=draw_reference(LETTERS),
        submission_key=uuid4(),
        kind=one.kind,
        unit=one.unit,
        about=one.about,
        page=one.page,
        title=one.title,
        answers=dict(one.answers),
        sender_name=one.sender,
        sender_telephone=one.telephone,
        sender_role=one.role,
        message=one.message,
        notice_version=1,
        state=one.state,
        created_at=one.created_at,
        decided_at=one.decided_at,
        reason=one.reason,
        is_demonstration=True,
    )
    for position, (picture, words) in enumerate(one.pictures):
        kept = SubmissionPicture(
            submission=submission,
            submission_key=submission.submission_key,
            position=position,
            bytes=picture.size,
            description=words,
            created_at=one.created_at,
        )
        kept.file.save(picture.name or "", picture, save=False)
        kept.save(force_insert=True)
    return submission
