"""The look at everything: clean after real work, and each rule finds its breach."""

import threading
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import Locale

from catalogue.models import CourseRun
from portal.core.doctor import Level
from portal.outbox import periodic
from portal.outbox.models import OutboxMessage, PeriodicRun
from registry import doctor_lines, tasks
from registry.enums import Actor, SignupStatus
from registry.integrity import breaches
from registry.models import Guardian, Signup, SignupChange
from registry.services import expiry, transitions
from search.models import EntryRun
from tests.factories.catalogue import make_course, make_tree
from tests.factories.registry import make_open_run, sign_up_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def registry(settings):
    """An outside registry is connected."""
    settings.PORTAL_REGISTRY_URL = "http://registry.test/"


@pytest.fixture
def run(course, registry):
    """Two seats taken, two people waiting, somebody gone: all by the services."""
    run = make_open_run(course, capacity=2, waiting_limit=5)
    first = sign_up_someone(run).signup
    for _ in range(4):
        sign_up_someone(run)
    transitions.cancel(first, actor=Actor.APPLICANT)
    run.refresh_from_db()
    return run


def told():
    """What is found, as printed."""
    with translation.override("en"):
        return "\n".join(str(one) for one in breaches())


def test_everything_agrees_after_the_services(run):
    """Signing up, waiting, moving up and leaving leave nothing to mend."""
    assert breaches() == []
    assert (run.seats_taken, run.waiting_count) == (2, 2)


def waiting():
    return Signup.objects.filter(status=SignupStatus.WAITING).order_by("pk")


def _swap_waiting_numbers():
    first, second = waiting()
    numbers = first.wait_pos, second.wait_pos
    Signup.objects.filter(pk=first.pk).update(wait_pos=99)
    Signup.objects.filter(pk=second.pk).update(wait_pos=numbers[0])
    Signup.objects.filter(pk=first.pk).update(wait_pos=numbers[1])


def _leave_without_settling():
    one = Signup.objects.holding_seats().first()
    Signup.objects.filter(pk=one.pk).update(status=SignupStatus.CANCELLED)
    CourseRun.objects.update(seats_taken=1)


BREAKS = {
    "seats": (lambda: CourseRun.objects.update(seats_taken=1), "seats are counted as taken"),
    "waiting": (lambda: CourseRun.objects.update(waiting_count=1), "are counted as waiting"),
    "number": (lambda: waiting().filter(wait_pos=3).update(wait_pos=30), "only 3 were drawn"),
    "order": (_swap_waiting_numbers, "the order is not kept"),
    "free": (_leave_without_settling, "are free while somebody waits"),
    "shown": (lambda: EntryRun.objects.update(seats_left=1), "lists show 1"),
    "gone": (lambda: EntryRun.objects.update(run_id=99_999), "does not exist"),
    "version": (lambda: waiting().update(version=3), "versions, but 1 changes"),
    "state": (
        lambda: Signup.objects.filter(status=SignupStatus.HELD).update(
            status=SignupStatus.CONFIRMED
        ),
        "not that of the last change",
    ),
    "guardian": (lambda: waiting().update(needs_guardian=True), "has no guardian"),
    "outbox": (
        lambda: OutboxMessage.objects.filter(destination="registry", version=1).delete(),
        "version 1 is not in the outbox",
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_each_breach_is_found(run, name):
    """Whatever is changed behind the services' back is told."""
    act, words = BREAKS[name]
    act()
    assert words in told()


@pytest.mark.parametrize(
    "change",
    [
        {"cancelled_at": timezone.now()},
        {"starts_on": timezone.localdate(), "ends_on": timezone.localdate() + timedelta(days=3)},
    ],
)
def test_run_that_is_over_may_have_free_seats_beside_a_waiting_list(run, change):
    """Nobody moves up once a run has begun or is cancelled; that is no breach."""
    CourseRun.objects.update(**change)
    for one in Signup.objects.holding_seats():
        transitions.cancel(one, actor=Actor.APPLICANT)
    assert "free while" not in told()


def test_without_a_registry_no_message_is_expected(run, settings):
    """Where no outside registry is connected, nothing goes out and nothing is missing."""
    settings.PORTAL_REGISTRY_URL = ""
    OutboxMessage.objects.filter(destination="registry").delete()
    assert breaches() == []


def test_what_was_delivered_long_ago_may_be_forgotten(run):
    """Messages are pruned after ninety days; their absence is no breach."""
    OutboxMessage.objects.all().delete()
    assert "outbox" not in "\n".join(map(str, breaches(timezone.now() + timedelta(days=90))))


def test_made_up_signup_tells_nobody(course, registry):
    """A demonstration's sign-up changes like any other, and no message goes out."""
    run = make_open_run(course, capacity=1)
    signup = sign_up_someone(run).signup
    OutboxMessage.objects.all().delete()
    Signup.objects.filter(pk=signup.pk).update(is_demonstration=True)
    transitions.cancel(signup, actor=Actor.APPLICANT)
    assert SignupChange.objects.get(signup=signup, version=2).is_demonstration
    assert not OutboxMessage.objects.exists()


def test_database_refuses_two_on_one_waiting_number(run):
    """That waiting numbers are unique is not only looked for: it cannot be otherwise."""
    with pytest.raises(IntegrityError):
        waiting().update(wait_pos=2)


def test_nothing_personal_is_told(run):
    """Breaches name runs and sign-ups by codes; no name, no number."""
    waiting().update(version=3)
    CourseRun.objects.update(seats_taken=1)
    for one in Signup.objects.select_related("person"):
        assert one.person.name not in told()
        assert one.telephone not in told()
        assert one.ref not in told()


def test_questions_do_not_grow_with_the_runs(run, course):
    """As many questions for one run as for many."""
    with CaptureQueriesContext(connection) as few:
        breaches()
    for number in range(2, 6):
        other = make_open_run(course, capacity=1, waiting_limit=2, number=number)
        sign_up_someone(other)
        sign_up_someone(other)
    with CaptureQueriesContext(connection) as many:
        assert breaches() == []
    assert len(many) == len(few) <= 10


def test_command_ends_with_an_error_on_any_breach(run):
    """Exit code 1 and one line a breach; 0 and a sentence when everything agrees."""
    out = StringIO()
    with translation.override("en"):
        call_command("check_integrity", stdout=out)
    assert "agree with the sign-ups" in out.getvalue()
    CourseRun.objects.update(seats_taken=1)
    out = StringIO()
    with pytest.raises(CommandError) as stopped, translation.override("en"):
        call_command("check_integrity", stdout=out)
    assert stopped.value.returncode == 1
    assert f"{run.code}: 1 seats are counted as taken, 2 sign-ups hold one" in out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_everything_is_read_at_one_moment(registry):
    """Outside a transaction the look opens its own, and leaves none behind."""
    assert breaches() == []
    assert connection.get_autocommit()
    assert not connection.in_atomic_block
    call_command("check_integrity", stdout=StringIO())


def nightly(at):
    PeriodicRun.objects.filter(name=tasks.INTEGRITY).update(next_at=at)
    return periodic.run_due(at)


def test_nightly_look_reaches_the_doctor(run, caplog):
    """Clean: a good line. A breach: the log says what, the doctor that."""
    assert next(iter(doctor_lines._lines())).level is Level.NOTE
    assert tasks.INTEGRITY in nightly(timezone.now())
    assert next(iter(doctor_lines._lines())).level is Level.GOOD
    CourseRun.objects.update(seats_taken=1)
    nightly(timezone.now())
    assert next(iter(doctor_lines._lines())).level is Level.ERROR
    assert any("นับที่นั่งไว้ 1" in str(getattr(one, "breach", "")) for one in caplog.records)
    PeriodicRun.objects.update(last_error="", finished_at=timezone.now() - timedelta(days=3))
    assert next(iter(doctor_lines._lines())).level is Level.WARNING


def _overdue(course):
    run = make_open_run(course, capacity=1, waiting_limit=2, offer_hours=24)
    holder = sign_up_someone(run).signup
    sign_up_someone(run)
    sign_up_someone(run)
    transitions.cancel(holder, actor=Actor.APPLICANT)
    Signup.objects.filter(status=SignupStatus.OFFERED).update(
        offer_expires_at=timezone.now() - timedelta(minutes=1)
    )
    return run


def test_expire_offers_twice_is_once(course, registry):
    """The command takes back what is overdue; a second time there is nothing to do."""
    run = _overdue(course)
    out = StringIO()
    call_command("expire_offers", stdout=out)
    assert out.getvalue().startswith("1 offers")
    versions = list(Signup.objects.order_by("pk").values_list("status", "version"))
    out = StringIO()
    call_command("expire_offers", stdout=out)
    assert out.getvalue().startswith("0 offers")
    assert list(Signup.objects.order_by("pk").values_list("status", "version")) == versions
    assert breaches() == []
    run.refresh_from_db()
    assert (run.seats_taken, run.waiting_count) == (1, 0)


def test_expire_offers_reads_stale_rows_safely(course, registry):
    """Two at once: who comes second reads again under the lock and leaves the row alone."""
    _overdue(course)
    stale = Signup.objects.get(status=SignupStatus.OFFERED)
    assert transitions.expire(stale)
    assert not transitions.expire(stale)
    assert not expiry.expire_all().offers
    assert breaches() == []


@pytest.mark.django_db(transaction=True)
def test_expire_offers_at_once_takes_each_back_once(units, registry):
    """Four processes at once: one version more, one seat handed over (PostgreSQL has threads)."""
    if connection.vendor == "sqlite":  # in memory, one connection
        return
    Locale.objects.get_or_create(language_code="th")
    run = _overdue(make_course(make_tree()["d4704"]))
    barrier, done = threading.Barrier(4), []

    def work():
        barrier.wait(timeout=30)
        done.append(expiry.expire_all().offers)
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(done) == [0, 0, 0, 1]
    run.refresh_from_db()
    assert (run.seats_taken, run.waiting_count) == (1, 0)
    assert breaches() == []


def test_guardian_who_did_not_answer_frees_the_seat(course, registry):
    """A seat kept for a guardian goes to the next in line after its days."""
    run = make_open_run(course, capacity=1, waiting_limit=2)
    sign_up_someone(
        run,
        birth_year=timezone.localdate().year - 15,
        guardian_name="ผู้ปกครอง นามสมมติ",
        guardian_telephone="0810000001",
        guardian_relation="parent",
        key=uuid4(),
    )
    sign_up_someone(run)
    assert Guardian.objects.count() == 1
    Signup.objects.filter(needs_guardian=True).update(
        guardian_due_at=timezone.now() - timedelta(minutes=1)
    )
    assert expiry.expire_all().guardians == 1
    assert breaches() == []
