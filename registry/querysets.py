"""What can be asked of sign-ups and their changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from portal.outbox.models import OutboxMessage
from registry.enums import ACTIVE, SEAT_HOLDING, SignupStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from catalogue.models import CourseRun
    from registry.models import (  # noqa: F401 - named in brackets
        Consent,
        Interest,
        Notice,
        Person,
        RightsRequest,
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

    def real(self) -> Self:
        """Not made up: people who may be written to."""
        return self.filter(is_demonstration=False)

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

    def changed_since(self, moment: datetime | None) -> Self:
        """All, or those that changed from a moment on, with their runs' codes."""
        real = self.real()
        found = real if moment is None else real.filter(changed_at__gte=moment)
        return found.select_related("run__course").order_by("pk")

    def of_run_code(self, code: str | None) -> Self:
        """All, or those of the run with a public code, as ``snk-7k4p-2``."""
        if code is None:
            return self
        course, _dash, number = code.lower().rpartition("-")
        if not number.isdecimal():
            return self.none()
        return self.filter(run__course__code=course, run__number=int(number))

    def after(self, pk: int) -> Self:
        """Those that come after one in the order of keys."""
        return self.filter(pk__gt=pk)

    def among(self, pks: Iterable[int]) -> Self:
        """Some of them, by their keys."""
        return self.filter(pk__in=list(pks))

    def count_by_unit(self) -> Counter[int]:
        """How many there are of each unit's runs, by the unit's key."""
        counted = self.order_by().values_list("run__unit_id").annotate(count=models.Count("pk"))
        return Counter(dict(counted))

    def uids(self) -> Iterable[object]:
        """The numbers by which the outside knows them."""
        return self.order_by().values_list("uid", flat=True).iterator()

    def locked(self, pk: int) -> Signup:
        """One whose row is locked until the transaction ends."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)

    def for_status(self) -> Self:
        """With all that the page of a sign-up says; two queries."""
        changes: Any = self.model._meta.get_field("changes").related_model
        last = (
            changes._default_manager.filter(signup=OuterRef("pk"))
            .order_by("-version")
            .values("what")[:1]
        )
        return (
            self.with_run()
            .select_related("guardian", "subdistrict")
            .with_waiting_place()
            .annotate(last_change=Subquery(last))
            .prefetch_related("run__sessions")
        )

    def needing_guardian(self) -> Self:
        """Those for which a guardian was named."""
        return self.filter(needs_guardian=True, guardian__isnull=False)

    def by_uid(self, uid: str) -> Self:
        """The one that a signed address names."""
        return self.filter(uid=uid)

    def by_ref(self, ref: str) -> Self:
        """The one with a reference."""
        return self.filter(ref=ref)

    def to_call(self) -> Self:
        """Held seats whose applicant nobody has reached; oldest first."""
        return self.held().filter(Q(guardian_due_at=None)).order_by("created_at", "pk")

    def to_agree(self) -> Self:
        """Seats that wait for a guardian's answer; whoever must answer first stands first."""
        return self.filter(
            status__in=[SignupStatus.HELD, SignupStatus.OFFERED], guardian_due_at__isnull=False
        ).order_by("guardian_due_at", "pk")

    def of_runs_to_come(self, day: date) -> Self:
        """For runs that are not over and were not called off."""
        return self.filter(run__cancelled_at=None, run__ends_on__gte=day)

    def on_roster(self) -> Self:
        """Whoever holds a seat, as they came, then the waiting list in its order."""
        return self.filter(status__in=[*sorted(SEAT_HOLDING), SignupStatus.WAITING]).order_by(
            F("wait_pos").asc(nulls_first=True), "created_at", "pk"
        )

    def left(self) -> Self:
        """Those whose place has ended; the latest first."""
        on_roster = [*sorted(SEAT_HOLDING), SignupStatus.WAITING]
        return self.exclude(status__in=on_roster).order_by("-changed_at", "-pk")

    def for_officers(self) -> Self:
        """With whatever a line of an officer's list says, in the same query."""
        calls = self.model._meta.get_field("calls").related_model._default_manager.filter(  # type: ignore[union-attr]  # a relation
            signup=OuterRef("pk")
        )
        count = calls.order_by().values("signup").annotate(count=models.Count("pk"))
        return self.select_related(
            "run__course", "run__unit", "person", "guardian", "support_need", "subdistrict"
        ).annotate(
            calls_made=Coalesce(Subquery(count.values("count")), 0),
            last_call=Subquery(calls.order_by("-at", "-pk").values("outcome")[:1]),
        )

    def of_person(self, person: int) -> Self:
        """Those of one person."""
        return self.filter(person=person)

    def with_telephone(self, stored: str) -> Self:
        """Those to ring at a number, as it is stored."""
        return self.filter(Q(telephone=stored) | Q(guardian__telephone=stored))

    def named_like(self, words: str) -> Self:
        """Those whose name has the words in it."""
        return self.filter(person__name__icontains=words)

    def newest_first(self) -> Self:
        """The latest sign-up first."""
        return self.order_by("-created_at", "-pk")


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
