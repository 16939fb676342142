"""What must never be seen in the tables of a run, whatever happened to it before."""

from django.db.models import Count, Max

from portal.outbox.models import OutboxMessage
from registry.enums import SEAT_HOLDING, SignupStatus
from registry.models import Signup, SignupChange
from search.models import EntryRun


def breaches(run):
    """Return every broken promise in words; none is the only right answer."""
    run.refresh_from_db()
    people = list(Signup.objects.of_run(run))
    return [*_numbers(run, people), *_versions(people), *_entry(run)]


def _numbers(run, people):
    seats = sum(one.status in SEAT_HOLDING for one in people)
    waiting = sum(one.status == SignupStatus.WAITING for one in people)
    if run.seats_taken != seats:
        yield f"seats_taken {run.seats_taken}, sign-ups with a seat {seats}"
    if run.waiting_count != waiting:
        yield f"waiting_count {run.waiting_count}, sign-ups that wait {waiting}"
    if seats > run.capacity:
        yield f"{seats} seats taken of {run.capacity}"
    for one in people:
        if one.guardian_due_at and one.status not in {SignupStatus.HELD, SignupStatus.OFFERED}:
            yield f"{one.status} with an answer due"
        if (one.confirmed_at is None) == (one.status == SignupStatus.CONFIRMED):
            if one.status == SignupStatus.CONFIRMED:
                yield "confirmed at no time"


def _versions(people):
    """Every version was written down once, and told to the outside registry once."""
    written = {
        row["signup"]: (row["count"], row["last"])
        for row in SignupChange.objects.order_by()
        .values("signup")
        .annotate(count=Count("pk"), last=Max("version"))
    }
    told = {}
    for aggregate, version in OutboxMessage.objects.filter(destination="registry").values_list(
        "aggregate", "version"
    ):
        told.setdefault(aggregate, set()).add(version)
    for one in people:
        if written.get(one.pk) != (one.version, one.version):
            yield f"version {one.version}, written down {written.get(one.pk)}"
        if told.get(f"signup:{one.uid}") != set(range(1, one.version + 1)):
            yield f"version {one.version}, told {told.get(f'signup:{one.uid}')}"


def _entry(run):
    shown = EntryRun.objects.get(run_id=run.pk)
    for name in ("capacity", "seats_left", "waiting_left", "waiting_count"):
        if getattr(shown, name) != getattr(run, name):
            yield f"{name}: {getattr(run, name)}, shown {getattr(shown, name)}"
