"""What is proposed from outside, sent once; the same form again gives the same row.

Nothing here becomes public: drafts are made from it by an officer
(``registry.services.submission_decisions``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Page

from portal.core.telephones import normalise
from portal.places.models import OrgUnit
from registry.enums import SubmissionKind
from registry.models import Submission, SubmissionPicture
from registry.references import draw_reference
from registry.services.writing import writing, writing_once

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
    """What somebody proposes, judged already (``registry.proposing``)."""

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


def send(proposal: Proposal, *, submission_key: UUID) -> Submission:
    """Take a proposal with the pictures of its form; the same form again gives the same row.

    Raises ``Unavailable`` when the database could not take it; then nothing was written.
    """

    def act() -> Submission:
        with writing():
            earlier = Submission.objects.sent_by(submission_key).first()
            return earlier or _written(proposal, submission_key)

    return writing_once(act)


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


def row_of(
    proposal: Proposal, submission_key: UUID, created_at: datetime, **outcome: Any
) -> Submission:
    """Return the row of a proposal, not written yet; `outcome` is what became of it already."""
    sender = proposal.sender
    return Submission(
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
        created_at=created_at,
        **outcome,
    )


def _written(proposal: Proposal, submission_key: UUID) -> Submission:
    submission = row_of(proposal, submission_key, timezone.now())
    submission.save(force_insert=True)
    SubmissionPicture.objects.of_form(submission_key).update(submission=submission)
    submission_sent.send(sender=Submission, submission=submission)
    return submission
