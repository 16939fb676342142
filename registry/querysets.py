"""What can be asked of rows of the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from registry.enums import ACTIVE, SEAT_HOLDING, SignupStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from catalogue.models import CourseRun
    from registry.models import Consent, Interest, Notice, Signup  # noqa: F401 - named in brackets


class SignupQuerySet(models.QuerySet["Signup"]):
    """Words for sign-ups."""

    def of_run(self, run: CourseRun | int) -> Self:
        """Those of one run."""
        return self.filter(run_id=run if isinstance(run, int) else run.pk)

    def active(self) -> Self:
        """With a seat, an offer or a waiting place."""
        return self.filter(status__in=sorted(ACTIVE))

    def holding_seats(self) -> Self:
        """Those that ``seats_taken`` counts."""
        return self.filter(status__in=sorted(SEAT_HOLDING))

    def waiting(self) -> Self:
        """The waiting list, whoever came first being first."""
        return self.filter(status=SignupStatus.WAITING).order_by("wait_pos")

    def held(self) -> Self:
        """Seats held, not confirmed yet: the teacher has to call."""
        return self.filter(status=SignupStatus.HELD)

    def with_offer_past(self, moment: datetime | models.Expression) -> Self:
        """Offered seats that nobody answered for in time."""
        return self.filter(status=SignupStatus.OFFERED, offer_expires_at__lte=moment)

    def with_guardian_overdue(self, moment: datetime | models.Expression) -> Self:
        """Seats kept for a guardian's answer that did not come."""
        return self.filter(
            status__in=[SignupStatus.HELD, SignupStatus.OFFERED], guardian_due_at__lte=moment
        )

    def with_waiting_place(self) -> Self:
        """Each with `place`: 1 for whoever is next, null for those who do not wait."""
        ahead = (
            self.model._default_manager.filter(
                run=OuterRef("run"), wait_pos__lte=OuterRef("wait_pos")
            )
            .order_by()
            .values("run")
            .annotate(count=models.Count("pk"))
            .values("count")
        )
        return self.annotate(place=Subquery(ahead))

    def with_run(self) -> Self:
        """With what its pages and messages say about the run, in the same query."""
        return self.select_related(
            "run__course",
            "run__detail",
            "run__unit__province",
            "run__unit__district",
            "run__unit__subdistrict",
            "run__unit__parent",
            "person",
        )

    def by_uid(self, uid: str) -> Self:
        """The one that a signed address names."""
        return self.filter(uid=uid)

    def by_ref(self, ref: str) -> Self:
        """The one with a reference."""
        return self.filter(ref=ref)

    def to_call(self) -> Self:
        """Held seats whose applicant nobody has reached; oldest first."""
        return self.held().filter(Q(guardian_due_at=None)).order_by("created_at", "pk")


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Words for notices."""

    def current(self, purposes: Iterable[str], language: str) -> Self:
        """The newest version of each purpose in a language."""
        newest = (
            self.model._default_manager.filter(
                purpose=OuterRef("purpose"), language=OuterRef("language")
            )
            .order_by("-version")
            .values("pk")[:1]
        )
        return self.filter(purpose__in=list(purposes), language=language, pk=Subquery(newest))


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Words for consents."""

    def last_words(self) -> Self:
        """The last word of each person on each purpose."""
        newest = (
            self.model._default_manager.filter(
                person=OuterRef("person"), purpose=OuterRef("purpose")
            )
            .order_by("-at", "-pk")
            .values("pk")[:1]
        )
        return self.filter(pk=Subquery(newest))


class InterestQuerySet(models.QuerySet["Interest"]):
    """Words for interests."""

    def open(self) -> Self:
        """Nobody was told yet, and nobody took it back."""
        return self.filter(told_at=None, withdrawn_at=None)

    def counted(self) -> models.QuerySet[Interest, dict[str, object]]:
        """How many people ask for what, where; most first."""
        return (
            self.open()
            .order_by()
            .values("district", "course", "topic", "occupational_group")
            .annotate(
                people=models.Count("telephone", distinct=True), last=models.Max("created_at")
            )
            .order_by("-people", F("last").desc())
        )
