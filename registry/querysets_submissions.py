"""What can be asked of submissions from outside and their pictures."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Count, Max, Q, Sum

from registry.enums import SubmissionState

if TYPE_CHECKING:
    from registry.models.submission import (  # noqa: F401 - named in brackets
        Submission,
        SubmissionPicture,
    )

_DECIDED = [state for state in SubmissionState if state.is_decided]


def settled_before(moment: datetime, way: str = "") -> Q:
    """Decided so long ago, or sent so long ago and never decided; `way` leads to the submission."""
    never = Q((f"{way}decided_at", None), (f"{way}created_at__lt", moment))
    return Q((f"{way}decided_at__lt", moment)) | never


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Words for submissions."""

    def with_uid(self, uid: str) -> Self:
        """The one that a signed address names."""
        return self.filter(uid=uid)

    def by_ref(self, ref: str) -> Self:
        """The one that a reference names."""
        return self.filter(ref=ref)

    def sent_by(self, submission_key: UUID) -> Self:
        """The one that came of a rendered form."""
        return self.filter(submission_key=submission_key)

    def undecided(self) -> Self:
        """Those that wait for an officer."""
        return self.exclude(state__in=_DECIDED)

    def decided(self) -> Self:
        """Those that nobody has anything to do with any more."""
        return self.filter(state__in=_DECIDED)

    def of_version(self, version: str) -> Self:
        """Where nothing was decided since somebody looked; none for what is no version."""
        if not version:
            return self.filter(decided_at=None)
        try:
            return self.filter(decided_at=datetime.fromisoformat(version))
        except ValueError:
            return self.none()

    def not_forgotten(self) -> Self:
        """Those of which it is still known who sent them, or what they wrote."""
        return self.exclude(sender_name="", sender_telephone="", answers={})

    def settled_before(self, moment: datetime) -> Self:
        """Decided so long ago, or sent so long ago and never decided."""
        return self.filter(settled_before(moment))

    def with_outcome(self) -> Self:
        """With the centre, and the page that came of it: all that its receipt shows."""
        return self.select_related(
            "unit__province", "unit__district", "unit__parent__parent", "page", "about"
        )

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

    def for_decisions(self) -> Self:
        """With who decided it last, and everything that a draft is made of."""
        return self.select_related("unit", "about", "page", "decided_by")

    def count_by_unit(self) -> Counter[int]:
        """How many there are of each unit, by the unit's key."""
        counted = self.order_by().values_list("unit_id").annotate(count=Count("pk"))
        return Counter(dict(counted))

    def with_id(self, pk: int) -> Self:
        """The one of a row's number."""
        return self.filter(pk=pk)

    def that_became(self, page_id: int) -> Self:
        """Those that a page came of."""
        return self.filter(page_id=page_id)


class SubmissionPictureQuerySet(models.QuerySet["SubmissionPicture"]):
    """Words for pictures of submissions."""

    def called(self, uid: UUID) -> Self:
        """The one that an address of the admin names."""
        return self.filter(uid=uid)

    def of_form(self, submission_key: UUID) -> Self:
        """Those chosen in a rendered form that is not sent yet."""
        return self.filter(submission_key=submission_key, submission=None)

    def with_key(self, submission_key: UUID) -> Self:
        """Those of a rendered form, sent or not."""
        return self.filter(submission_key=submission_key)

    def named(self, uid: str) -> Self:
        """The one with a name that nobody can guess; none for what is no such name."""
        try:
            return self.filter(uid=UUID(uid))
        except ValueError:
            return self.none()

    def room_taken(self, submission_key: UUID) -> tuple[int, int, int]:
        """How many pictures a form has, the last one's position (-1: none), the bytes of all forms."""
        mine = Q(submission_key=submission_key)
        found = self.aggregate(
            number=Count("pk", filter=mine),
            last=Max("position", filter=mine),
            bytes=Sum("bytes"),
        )
        last = -1 if found["last"] is None else found["last"]
        return found["number"], last, found["bytes"] or 0

    def of_decided(self, before: datetime) -> Self:
        """Those of submissions that were published or declined before a moment."""
        return self.filter(
            submission__state__in=_DECIDED,
            submission__decided_at__lt=before,
        )

    def of_settled(self, before: datetime) -> Self:
        """Those of submissions that nobody comes back to: whatever became of them, if anything."""
        return self.filter(settled_before(before, "submission__"))

    def unclaimed(self, before: datetime) -> Self:
        """Those whose form was never sent."""
        return self.filter(submission=None, created_at__lt=before)
