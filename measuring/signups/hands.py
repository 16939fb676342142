"""`python -m measuring.signups.hands`: does inside the portal what it is told, line by line (JSON).

One process for a whole measurement, because Django takes seconds to begin. Made runs, officers'
presses, the clock's work, and questions about what the tables hold.
"""

import json
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

Facts = dict[str, Any]


def lay_places(*, whole_country: bool = False) -> Facts:
    """Load areas, units and their pages: a handful, or all."""
    from django.core.management import call_command

    from tests.factories.catalogue import make_tree
    from tests.factories.places import load_few_areas, load_units

    if whole_country:
        call_command("make_site", verbosity=0)
        call_command("load_places", verbosity=0)
        call_command("load_reference", verbosity=0)
    else:
        load_few_areas()
        load_units()
        make_tree()
        call_command("load_reference", verbosity=0)
    return {}


def make_runs(
    *, number: int, capacity: int, waiting_limit: int, offer_hours: int | None = None
) -> Facts:
    """Add runs of one course, open now, nobody in them."""
    from catalogue.models import CentrePage, CoursePage
    from tests.factories.catalogue import make_course, make_run

    centre = CentrePage.objects.get(unit__code="d4704")
    course = CoursePage.objects.filter(title=_TITLE).first()
    course = course or make_course(centre, title=_TITLE)
    runs = [
        make_run(
            course,
            capacity=capacity,
            seats_taken=0,
            waiting_limit=waiting_limit,
            waiting_count=0,
            wait_seq=0,
            offer_hours=offer_hours,
            meetings=[],
        )
        for _run in range(number)
    ]
    return {"runs": [{"pk": run.pk, "code": run.code.lower()} for run in runs]}


_TITLE = "หลักสูตรที่คนสมัครพร้อมกัน"


def state_of(*, run: int) -> Facts:
    """Return a run's numbers and its sign-ups in the order in which they were written."""
    from catalogue.models import CourseRun
    from registry.models import Signup

    row = CourseRun.objects.get(pk=run)
    people = Signup.objects.of_run(run).order_by("pk")
    return {
        "capacity": row.capacity,
        "seats_taken": row.seats_taken,
        "waiting_count": row.waiting_count,
        "wait_seq": row.wait_seq,
        "people": [
            {
                "pk": one.pk,
                "uid": str(one.uid),
                "status": one.status,
                "wait_pos": one.wait_pos,
                "version": one.version,
                "key": str(one.submission_key),
            }
            for one in people
        ],
    }


def moves_up(*, run: int) -> Facts:
    """Return who moved up, in the order in which it was written down."""
    from registry.models import SignupChange

    rows = SignupChange.objects.filter(signup__run=run, what__in=["promoted", "offered"])
    return {"pks": list(rows.order_by("pk").values_list("signup", flat=True))}


def counts() -> Facts:
    """Return how often each thing happened to any sign-up."""
    from django.db.models import Count

    from registry.models import Signup, SignupChange

    rows = SignupChange.objects.order_by().values("what").annotate(number=Count("pk"))
    return {"signups": Signup.objects.count(), **{row["what"]: row["number"] for row in rows}}


def breaches() -> Facts:
    """Return every broken promise of the tables."""
    from registry import integrity

    found = integrity.breaches()
    return {"breaches": integrity.sentences(found[:20]), "number": len(found)}


# --- what somebody does; several of these may be told to begin at the same moment ---------------


def cancel(*, signup: int) -> bool:
    """Give a place up, as the applicant does by the link."""
    from registry.enums import Actor
    from registry.models import Signup
    from registry.services import transitions

    return transitions.cancel(Signup.objects.get(pk=signup), actor=Actor.APPLICANT)


def more_seats(*, run: int, more: int) -> bool:
    """Raise the capacity of a run."""
    from django.utils import timezone

    from catalogue.models import CourseRun
    from catalogue.run_rules import RunPlan
    from catalogue.services import runs

    row = CourseRun.objects.get(pk=run)
    plan = replace(RunPlan.of(row), capacity=row.capacity + more)
    runs.change(row, plan, at=timezone.now())
    return True


def let_pass(*, signups: list[int]) -> bool:
    """Set offers to a time that is over."""
    from django.utils import timezone

    from registry.models import Signup

    past = timezone.now() - timedelta(minutes=1)
    return bool(Signup.objects.filter(pk__in=signups).update(offer_expires_at=past))


def expire() -> int:
    """Do what the recurring job does."""
    from registry.services.expiry import expire_offers

    return expire_offers().offers


ACTS: dict[str, Callable[..., Any]] = {
    "cancel": cancel,
    "more_seats": more_seats,
    "let_pass": let_pass,
    "expire": expire,
}


def at_once(*, acts: list[Facts], after: float = 0.0) -> Facts:
    """Begin several acts at the same moment, each in a thread; return what each came to."""
    results: list[Any] = [None] * len(acts)
    begin = threading.Barrier(len(acts))

    def do(place: int, act: Facts) -> None:
        from django.db import connection

        connection.ensure_connection()
        begin.wait()
        if after:
            time.sleep(after)
        try:
            results[place] = ACTS[act["act"]](**{k: v for k, v in act.items() if k != "act"})
        except Exception as error:  # noqa: BLE001 - counted: every one is a failure
            results[place] = f"{type(error).__name__}: {error}"
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return {"results": results}


def sign_up_alone(*, run: int, number: int) -> Facts:
    """Sign people up by the service, one after another, without any HTTP; return the rate."""
    from uuid import uuid4

    from registry.services.sign_up import sign_up
    from tests.factories.registry import make_answers, make_notices

    notices = make_notices()
    people = [make_answers() for _one in range(number + 5)]
    started = time.perf_counter()
    for place, answers in enumerate(people):
        if place == 5:
            started = time.perf_counter()
        sign_up(run, answers, submission_key=uuid4(), notices=notices)
    return {"rate": number / (time.perf_counter() - started)}


def deliver(*, hours: int, step_minutes: int = 60) -> Facts:
    """Be the worker while the clock goes on by so many hours; return what is left undelivered."""
    from portal.outbox import services
    from portal.outbox.clock import database_now
    from portal.outbox.models import OutboxMessage
    from portal.outbox.worker import Worker

    passed = [timedelta()]
    worker = Worker(clock=lambda: database_now() + passed[0])
    left = OutboxMessage.objects.to("registry").under_way()
    while True:
        services.sweep(worker.clock())
        worker.drain()
        passed[0] += timedelta(minutes=step_minutes)
        if passed[0] > timedelta(hours=hours) or not left.exists():
            break
    dead = OutboxMessage.objects.to("registry").dead().count()
    return {"left": left.count(), "dead": dead, "minutes": passed[0].total_seconds() / 60}


def versions() -> Facts:
    """Return uid, version, key and time of every sign-up, and whether each stands but once."""
    from registry.models import Signup

    rows = Signup.objects.values_list("uid", "version", "submission_key", "created_at")
    return {"rows": [[str(u), v, str(k), at.timestamp()] for u, v, k, at in rows]}


def orphans() -> Facts:
    """Count rows of a sign-up that stand without the others: what half a transaction leaves."""
    from registry.models import Consent, Person, Signup, SignupChange

    return {
        "number": Signup.objects.exclude(pk__in=SignupChange.objects.values("signup")).count()
        + Signup.objects.exclude(pk__in=Consent.objects.values("signup")).count()
        + Person.objects.exclude(pk__in=Signup.objects.values("person")).count()
    }


def happen(*, run: int, number: int) -> Facts:
    """Let people sign up, and every second one give the place up."""
    from uuid import uuid4

    from registry.enums import Actor
    from registry.services import transitions
    from registry.services.sign_up import sign_up
    from tests.factories.registry import make_answers, make_notices

    notices = make_notices()
    for place in range(number):
        made = sign_up(run, make_answers(), submission_key=uuid4(), notices=notices)
        if place % 2 and made.signup is not None:
            transitions.cancel(made.signup, actor=Actor.APPLICANT)
    return {}


def fill_outbox(*, up_to: int) -> Facts:
    """Grow the table of messages on PostgreSQL until its file is so large; what it weighs then."""
    from django.db import connection

    with connection.cursor() as cursor:
        begin = 0
        while (size := _weight_of_outbox(cursor)) < up_to:
            cursor.execute(
                "INSERT INTO outbox_outboxmessage (event_id, aggregate, version, destination, kind,"
                " payload, state, attempts, not_before, last_error, created_at, done_at)"
                " SELECT gen_random_uuid(), 'filler:' || n, 1, 'filler', 'filler', '{}', 'done', 1,"
                " now(), repeat('x', 480), now(), now() FROM generate_series(%s, %s) n",
                [begin, begin + 199],
            )
            begin += 200
        # A database that is killed while it lacks room must not need any to come back.
        cursor.execute("CHECKPOINT")
    return {"bytes": size}


def _weight_of_outbox(cursor: Any) -> int:
    cursor.execute("SELECT pg_relation_size('outbox_outboxmessage')")
    size: int = cursor.fetchone()[0]
    return size


def pages() -> Facts:
    """Return how many pages SQLite's file has."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("PRAGMA page_count")
        return {"pages": cursor.fetchone()[0]}


TOLD: dict[str, Callable[..., Facts]] = {
    "lay_places": lay_places,
    "make_runs": make_runs,
    "state_of": state_of,
    "moves_up": moves_up,
    "counts": counts,
    "breaches": breaches,
    "at_once": at_once,
    "sign_up_alone": sign_up_alone,
    "deliver": deliver,
    "versions": versions,
    "orphans": orphans,
    "happen": happen,
    "fill_outbox": fill_outbox,
    "pages": pages,
}


def main() -> None:
    """Answer each line with a line."""
    import django

    django.setup()
    from django.db import close_old_connections

    out, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        told = json.loads(line)
        close_old_connections()
        try:
            answer = TOLD[told.pop("do")](**told)
        except Exception as error:  # noqa: BLE001 - said to whoever told us
            answer = {"failed": f"{type(error).__name__}: {error}"}
        out.write(json.dumps(answer) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
