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

    def that_became(self, page_id: int) -> Self:
        """Those that a page came of."""
        return self.filter(page_id=page_id)


class SubmissionPictureQuerySet(models.QuerySet["SubmissionPicture"]):
    """Words for pictures of submissions."""

    def of_form(self, submission_key: UUID) -> Self:
        """Those chosen in a rendered form that is not sent yet."""
        return self.filter(submission_key=submission_key, submission=None)

    def unclaimed(self, before: datetime) -> Self:
        """Those whose form was never sent."""
        return self.filter(submission=None, created_at__lt=before)

    def bytes_kept(self) -> int:
        """How much room they take."""
        return self.aggregate(sum=Sum("bytes"))["sum"] or 0
