"""What can be asked of submissions from outside and their pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Sum

from registry.enums import SubmissionState

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from registry.models.submission import (  # noqa: F401 - named in brackets
        Submission,
        SubmissionPicture,
    )


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Words for submissions."""

    def with_uid(self, uid: str) -> Self:
        """The one that a signed address names."""
        return self.filter(uid=uid)

    def sent_by(self, submission_key: UUID) -> Self:
        """The one that came of a rendered form."""
        return self.filter(submission_key=submission_key)

    def undecided(self) -> Self:
        """Those that wait for an officer."""
        return self.filter(state__in=[SubmissionState.NEW, SubmissionState.DRAFTED])

    def new(self) -> Self:
        """Those that nobody has taken up."""
        return self.filter(state=SubmissionState.NEW)

    def to_draft(self) -> Self:
        """Those that a draft can be made of: also where the first one was deleted."""
        drafted_in_vain = models.Q(state=SubmissionState.DRAFTED, page=None)
        return self.filter(models.Q(state=SubmissionState.NEW) | drafted_in_vain)

    def to_publish(self, page_id: int, revision_id: int | None) -> Self:
        """Those that a page's version brings online: older versions say nothing of them yet."""
        waiting = self.that_became(page_id).filter(state=SubmissionState.DRAFTED)
        if revision_id is None:
            return waiting
        return waiting.filter(models.Q(draft=None) | models.Q(draft__lte=revision_id))

    def in_state(self, state: str) -> Self:
        """Those in a state; in any where none is named."""
        return self.filter(state=state) if state else self

    def of_kind(self, kind: str) -> Self:
        """Those of a kind; of any where none is named."""
        return self.filter(kind=kind) if kind else self

    def for_officers(self) -> Self:
        """The oldest first, with what a list of them names."""
        return self.select_related("unit", "about", "page").order_by("created_at", "pk")

    def with_id(self, pk: int) -> Self:
        """The one of a row's number."""
        return self.filter(pk=pk)

    def that_became(self, page_id: int) -> Self:
        """Those that a page came of."""
        return self.filter(page_id=page_id)


class SubmissionPictureQuerySet(models.QuerySet["SubmissionPicture"]):
    """Words for pictures of submissions."""

    def of_form(self, submission_key: UUID) -> Self:
        """Those chosen in a rendered form that is not sent yet."""
        return self.filter(submission_key=submission_key, submission=None)

    def with_uid(self, uid: UUID) -> Self:
        """The one that an address names."""
        return self.filter(uid=uid)

    def unclaimed(self, before: datetime) -> Self:
        """Those whose form was never sent."""
        return self.filter(submission=None, created_at__lt=before)

    def bytes_kept(self) -> int:
        """How much room they take."""
        return self.aggregate(sum=Sum("bytes"))["sum"] or 0
