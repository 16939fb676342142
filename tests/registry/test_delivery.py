"""From the sign-up to the registry: whatever fails on the way, the end is the same."""

import threading
from datetime import timedelta
from random import Random

import pytest
from django.db import connections
from django.utils import timezone

from portal.outbox import services as outbox
from portal.outbox.breaker import CircuitBreaker
from portal.outbox.enums import MessageState
from portal.outbox.models import OutboxMessage
from portal.outbox.worker import Worker
from registry import http_line
from registry.enums import Actor
from registry.models import Signup
from registry.receiver.answers import Answer
from registry.services import transitions
from tests.factories.registry import make_open_run, sign_up_someone
from tests.registry.receivers import SECRET, listening

pytestmark = pytest.mark.django_db


class Clock:
    """Time that a test lets pass."""

    def __init__(self):
        self.ahead = timedelta()

    def __call__(self):
        return timezone.now() + self.ahead

    def forward(self, **delta):
        self.ahead += timedelta(**delta)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def worker(clock):
    return Worker(clock=clock, rng=Random(6))


@pytest.fixture
def registry(settings):
    """A receiver that the portal is set to."""
    with listening() as (receiver, url):
        settings.PORTAL_REGISTRY_URL = url
        settings.PORTAL_REGISTRY_SECRETS = [SECRET]
        yield receiver


def kept(receiver):
    return {row.uid: row.version for row in receiver.store.page("", 1000)}


def ours():
    return {str(one.uid): one.version for one in Signup.objects.all()}


def to_registry():
    return OutboxMessage.objects.to("registry")


def some_life(course):
    """Two people and one seat: four versions."""
    run = make_open_run(course, capacity=1, waiting_limit=3)
    first, second = (sign_up_someone(run).signup for _ in range(2))
    transitions.cancel(first, actor=Actor.APPLICANT)
    return first, second


def until_quiet(worker, clock, hours=30):
    """Let the worker run for some hours, a quarter of an hour at a time."""
    for _ in range(hours * 4):
        worker.drain()
        if not to_registry().under_way().exists():
            return
        clock.forward(minutes=15)


def test_signup_reaches_the_registry(course, registry, worker):
    """Each version once, in order; the receiver has what we have."""
    first, second = some_life(course)
    worker.drain()
    assert not to_registry().not_done().exists()
    assert kept(registry) == ours() == {str(first.uid): 2, str(second.uid): 2}
    counters = registry.store.counters()
    assert (counters["applied"], counters["applied_twice"], counters["stale"]) == (4, 0, 0)


def test_event_tells_the_least_there_is(course, registry, worker):
    """What happened, to which run, and of the learner only what the registry needs."""
    import json

    sent = []
    registry.before = lambda method, body: sent.append(body)
    signup = sign_up_someone(make_open_run(course), support="ใช้รถเข็น", line_id="somebody").signup
    worker.drain()
    event = json.loads(sent[0])
    assert set(event) == {
        "event_id", "kind", "what", "uid", "ref", "version", "status", "run", "course", "unit",
        "occurred_at", "learner",
    }  # fmt: skip
    assert set(event["learner"]) == {
        "name", "birth_year", "telephone", "subdistrict", "occupation"
    }  # fmt: skip
    assert event["run"] == f"{course.code}-{signup.run.number}"
    assert (event["what"], event["status"], event["version"]) == ("signed_up", "held", 1)
    assert "รถเข็น" not in sent[0].decode()


def first_times(count, answer):
    """Answer so the first few times, then let the receiver answer."""
    left = [count]

    def spoil(*_given):
        left[0] -= 1
        return answer if left[0] >= 0 else None

    return spoil


@pytest.mark.parametrize(
    "answer",
    [
        Answer(500, "{}"),
        Answer(503, "", {"Retry-After": "60"}),
        Answer(429, "", {"Retry-After": "120"}),
        Answer(408, ""),
        Answer(500, "x" * 2_000_000),
    ],
    ids=["500", "503", "429", "408", "long 500"],
)
def test_registry_that_fails_for_a_while_gets_everything(course, registry, worker, clock, answer):
    """Nine failures, then it works: the end is as if nothing had been."""
    registry.before = first_times(9, answer)
    some_life(course)
    until_quiet(worker, clock)
    assert kept(registry) == ours()
    assert registry.store.counters()["applied"] == 4
    assert registry.store.counters()["applied_twice"] == 0


def test_lost_answers_apply_nothing_twice(course, registry, worker, clock):
    """The receiver kept it, the answer was lost: it comes again and is known."""

    def lose(answer, left=[7]):  # noqa: B006 - counts on purpose
        left[0] -= 1
        if left[0] >= 0:
            raise ConnectionAbortedError
        return answer

    registry.after = lose
    some_life(course)
    until_quiet(worker, clock)
    counters = registry.store.counters()
    assert kept(registry) == ours()
    assert (counters["applied"], counters["applied_twice"]) == (4, 0)
    assert counters["duplicates"] == 7


def test_registry_that_is_down_for_an_hour_gets_everything(course, settings, worker, clock):
    """Nobody listens; the sign-ups are taken all the same, and delivered when somebody does."""
    with listening() as (_receiver, url):
        settings.PORTAL_REGISTRY_URL = url
        settings.PORTAL_REGISTRY_SECRETS = [SECRET]
    port = int(url.rsplit(":", 1)[1].split("/")[0])
    some_life(course)
    for _ in range(12):
        worker.drain()
        clock.forward(minutes=5)
    assert to_registry().under_way().count() == 4
    with listening(port=port) as (receiver, _url):
        until_quiet(worker, clock)
        assert kept(receiver) == ours()
        assert receiver.store.counters()["applied"] == 4


def test_slow_registry_does_not_hold_the_worker(course, registry, worker, clock, monkeypatch):
    """After the time there is for connecting and reading, it is another try."""
    monkeypatch.setattr(http_line, "SECONDS", 0.3)
    monkeypatch.setattr(
        http_line.ask, "__kwdefaults__", {**http_line.ask.__kwdefaults__, "seconds": 0.3}
    )
    released = threading.Event()
    waits = [True]

    def wait(method, body):
        if waits and waits.pop():
            released.wait(5)

    registry.before = wait
    some_life(course)
    worker.run_once(limit=1)
    message = to_registry().order_by("pk").first()
    released.set()
    assert message.state == MessageState.PENDING
    assert message.last_error.startswith("No answer: ")
    until_quiet(worker, clock)
    assert kept(registry) == ours()


def test_version_that_overtook_another_stays(course, registry, worker):
    """Two workers, one of them slow: the newer version arrives first, the older one is stale."""
    signup, _second = some_life(course)
    messages = to_registry().about([f"signup:{signup.uid}"]).order_by("-version")
    for message in outbox_taken(messages):
        worker.send(message)
    assert kept(registry)[str(signup.uid)] == 2
    assert registry.store.counters()["stale"] == 1
    assert not messages.not_done().exists()


def outbox_taken(messages):
    """Put messages into a worker's hands, in the order given, whatever stands in the way."""
    import uuid

    for message in messages:
        message.state, message.lease_token = MessageState.SENDING, uuid.uuid4()
        message.lease_until = timezone.now() + timedelta(minutes=2)
        message.save()
        yield message


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 413, 422, 301, 307])
def test_refused_event_waits_for_a_person(course, registry, worker, status):
    """It is given up at once, with the reason; later versions wait behind it; Retry delivers all."""
    registry.before = lambda method, body: Answer(status, "", {"Location": "http://127.0.0.1:9/"})
    some_life(course)
    worker.drain()
    dead = to_registry().dead()
    assert {one.last_error for one in dead} == {f"HTTP {status}"}
    assert dead.count() == 2
    registry.before = None
    assert outbox.retry_dead(to_registry()) == 2
    worker.drain()
    assert kept(registry) == ours()
    assert registry.store.counters()["applied"] == 4


def test_breaker_leaves_a_dead_registry_alone(course, registry, clock):
    """Five failures in a row, and the other messages keep their tries."""
    registry.before = lambda method, body: Answer(500, "")
    for _ in range(12):
        sign_up_someone(make_open_run(course))
    Worker(clock=clock, breaker=CircuitBreaker()).drain()
    tried = to_registry().filter(attempts__gt=0).count()
    assert tried == 5


def test_new_secret_is_used_without_a_stop(course, registry, worker, settings):
    """The registry knows both; the portal signs with the first of its own."""
    new = "new-" * 12
    registry.secrets = {"portal": [SECRET, new]}
    sign_up_someone(make_open_run(course))
    worker.drain()
    settings.PORTAL_REGISTRY_SECRETS = [new, SECRET]
    sign_up_someone(make_open_run(course))
    worker.drain()
    registry.secrets = {"portal": [new]}
    sign_up_someone(make_open_run(course))
    worker.drain()
    assert registry.store.counters()["applied"] == 3


def test_signups_are_taken_out_and_nobody_is_told(course, registry, worker):
    """Made-up rows may be gone before their event is sent."""
    signup = sign_up_someone(make_open_run(course)).signup
    to_registry().update(payload={"signup": signup.pk + 1000, "what": "x", "status": "held"})
    worker.drain()
    assert kept(registry) == {}
    assert not to_registry().not_done().exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_apply_each_version_once(course, registry):
    """Both send at once; the receiver has each version once and ends with the newest."""
    for _ in range(3):
        some_life(course)
    threads = [threading.Thread(target=_drain) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # What one of them had to put off is due now, and what it held when SQLite's one table was
    # locked under it is swept: nobody waits here for the ladder, or for a lease to end.
    for hours in range(1, 6):
        outbox.sweep(timezone.now() + timedelta(hours=hours))
        to_registry().pending().update(not_before=timezone.now())
        Worker().drain()
    counters = registry.store.counters()
    assert kept(registry) == ours()
    assert (counters["applied"], counters["applied_twice"]) == (12, 0)


def _drain():
    try:
        Worker().drain()
    finally:
        connections.close_all()
