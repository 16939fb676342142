"""What can be asked of rows of the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Subquery, Value, When

from portal.outbox.models import OutboxMessage
from registry.enums import ACTIVE, SEAT_HOLDING, SignupStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from catalogue.models import CourseRun
    from registry.models import (  # noqa: F401 - named in brackets
        Consent,
        Interest,
        Notice,
        Signup,
        SignupChange,
    )

#: The destination of the outside registry's messages.
REGISTRY = "registry"


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

    def made_up(self) -> Self:
        """Those of a demonstration that can be taken out again: nothing real hangs on them."""
        real = {"is_demonstration": False, "signup": OuterRef("pk")}
        changes, consents = (
            apps.get_model("registry", name)._default_manager.filter(**real)
            for name in ("SignupChange", "Consent")
        )
        return self.filter(~Exists(changes), ~Exists(consents), is_demonstration=True)

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

    def by_ref(self, ref: str) -> Self:
        """The one with a reference."""
        return self.filter(ref=ref)

    def to_call(self) -> Self:
        """Held seats whose applicant nobody has reached; oldest first."""
        return self.held().filter(Q(guardian_due_at=None)).order_by("created_at", "pk")


class AggregateName(Func):
    """The name under which the outbox keeps a sign-up: ``signup:<uid>``."""

    output_field = models.CharField()
    template = "('signup:' || %(expressions)s::text)"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite keeps the number without its hyphens."""
        cuts = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
        signs = " || '-' || ".join(f"substr(uid, {start}, {length})" for start, length in cuts)
        template = f"(SELECT 'signup:' || {signs} FROM (SELECT %(expressions)s AS uid))"  # noqa: S608 - nothing typed
        return super().as_sql(compiler, connection, template=template, **context)


class SignupChangeQuerySet(models.QuerySet["SignupChange"]):
    """Words for the changes of sign-ups."""

    def not_told(self, since: datetime) -> Self:
        """Versions that did not go into the outbox for the outside registry, and had to."""
        told = OutboxMessage.objects.filter(
            aggregate=AggregateName(OuterRef("signup__uid")),
            version=OuterRef("version"),
            destination=REGISTRY,
        )
        return self.filter(~Exists(told), at__gte=since, is_demonstration=False)


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

    def with_uid(self, uid: str) -> Interest | None:
        """The one with a number drawn for it."""
        return self.filter(uid=uid).first()

    def about(self, other: Interest) -> Self:
        """For the same course, or the same words, in the same district."""
        same = self.filter(district=other.district_id, course=other.course_id)
        return same if other.course_id else same.filter(topic=other.topic)

    def same_as(self, other: Interest) -> Self:
        """What the same telephone asked before, by the course or by the same words."""
        subject = Q(topic=other.topic)
        if other.course_id:
            subject |= Q(course=other.course_id)
        return self.filter(subject, telephone=other.telephone, district=other.district_id)

    def with_course(self) -> Self:
        """With the course, in the same query."""
        return self.select_related("course", "district")

    def people(self) -> int:
        """How many telephones asked."""
        return self.order_by().values("telephone").distinct().count()

    def in_districts(self, codes: Iterable[str] | None) -> Self:
        """Those of some districts; None stands for all."""
        return self.all() if codes is None else self.filter(district__in=list(codes))

    def counted(self) -> models.QuerySet[Interest, Any]:
        """How many people ask for what, where; most first."""
        return (
            self.open()
            .order_by()
            # A course keeps its wishes when its name changes.
            .annotate(words=Case(When(course=None, then=F("topic")), default=Value("")))
            .values("district", "course", "words", "occupational_group")
            .annotate(
                people=models.Count("telephone", distinct=True),
                last=models.Max("created_at"),
                one=models.Max("pk"),
            )
            .order_by("-people", F("last").desc())
        )
