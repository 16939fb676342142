"""Does the registry have what we have? Found, shown, and mended by the same events."""

import threading
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone
from django.utils.timezone import get_default_timezone

from portal.outbox.models import OutboxMessage
from portal.outbox.worker import Worker
from registry.models import RegistryComparison, Signup
from registry.receiver.answers import Answer
from registry.services.comparing import compare_nightly
from registry.services.reconciling import reconcile, replay
from tests.factories.registry import make_open_run, sign_up_someone
from tests.registry.test_delivery import kept, ours, registry, some_life  # noqa: F401 - fixture

pytestmark = pytest.mark.django_db


def run_command(*words):
    out = StringIO()
    try:
        call_command(*words, stdout=out)
    except SystemExit as ended:
        return ended.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def delivered(course, registry):  # noqa: F811 - the fixture
    """Two sign-ups that the registry has."""
    signups = some_life(course)
    Worker().drain()
    return signups


def spoil(registry, statement, *values):  # noqa: F811 - the fixture
    registry.store._line.execute(statement, values)


def test_equal_sides_are_found_equal(delivered, registry):  # noqa: F811
    """Exit code 0."""
    code, text = run_command("reconcile_registry")
    assert code == 0
    assert text.startswith("2 compared, 0 missing, 0 different")


def test_row_deleted_there_is_found_and_sent_again(delivered, registry):  # noqa: F811
    """The same event number, so nothing is applied that was not meant."""
    first, _second = delivered
    events = set(OutboxMessage.objects.values_list("event_id", flat=True))
    spoil(registry, "DELETE FROM signups WHERE uid = ?", str(first.uid))
    code, text = run_command("reconcile_registry")
    assert code == 1
    assert f"missing: {first.ref}" in text
    assert run_command("reconcile_registry", "--fix")[0] == 0
    Worker().drain()
    assert kept(registry) == ours()
    assert set(OutboxMessage.objects.values_list("event_id", flat=True)) == events
    assert run_command("reconcile_registry")[0] == 0


@pytest.mark.parametrize(
    "statement",
    ["UPDATE signups SET hash = 'x'", "UPDATE signups SET version = 1", "DELETE FROM signups"],
)
def test_whatever_was_changed_there_is_mended(delivered, registry, statement):  # noqa: F811
    """Another content, an older version, nothing at all."""
    spoil(registry, statement)
    found = reconcile(fix=True)
    assert (found.count, found.mended) == (2, 2)
    Worker().drain()
    assert reconcile().count == 0


def test_what_only_the_registry_knows_is_told(delivered, registry):  # noqa: F811
    """Nothing mends it from here: exit code 1, even with --fix."""
    spoil(
        registry,
        "INSERT INTO signups SELECT '00000000-0000-0000-0000-000000000000', ref, version, status,"
        " hash, run, event, changed_at FROM signups LIMIT 1",
    )
    spoil(registry, "UPDATE signups SET version = 9 WHERE uid = ?", str(delivered[0].uid))
    code, text = run_command("reconcile_registry", "--fix")
    assert code == 1
    assert "extra: 00000000-0000-0000-0000-000000000000" in text
    assert f"ahead: {delivered[0].ref}" in text


def test_what_is_on_its_way_is_no_difference(course, registry):  # noqa: F811
    """It will arrive by itself."""
    some_life(course)
    found = reconcile(fix=True)
    assert (found.count, len(found.on_their_way), found.mended) == (0, 2, 0)


def test_given_up_event_is_found_and_sent_again(course, registry):  # noqa: F811
    """An older one that was given up stands in the way: it goes first."""
    registry.before = lambda method, body: Answer(410, "") if method == "POST" else None
    some_life(course)
    Worker().drain()
    registry.before = None
    found = reconcile(fix=True)
    assert (len(found.missing), found.mended) == (2, 2)
    Worker().drain()
    assert kept(registry) == ours()


def test_registry_that_came_later_gets_what_is(course, registry, settings):  # noqa: F811
    """Sign-ups from before there was an address: their current version, once."""
    url, settings.PORTAL_REGISTRY_URL = settings.PORTAL_REGISTRY_URL, ""
    some_life(course)
    settings.PORTAL_REGISTRY_URL = url
    assert [reconcile(fix=True).mended for _ in range(2)] == [2, 0]
    Worker().drain()
    assert kept(registry) == ours()


def test_only_one_run_or_lately_changed_ones_are_compared(delivered, course):
    """By the run's code, or since a moment."""
    other = make_open_run(course)
    sign_up_someone(other)
    Worker().drain()
    assert run_command("reconcile_registry", "--run", other.code)[1].startswith("1 compared")
    Signup.objects.filter(run=other).update(changed_at=timezone.now() - timedelta(days=3))
    assert run_command("reconcile_registry", "--since", "24h")[1].startswith("2 compared")


@pytest.mark.parametrize("answer", [Answer(500, ""), Answer(401, ""), Answer(200, "x")])
def test_registry_that_does_not_answer_is_exit_code_2(delivered, registry, answer):  # noqa: F811
    """No answer is no difference."""
    registry.before = lambda method, body: answer
    with pytest.raises(CommandError) as found:
        call_command("reconcile_registry")
    assert found.value.returncode == 2


def test_no_registry_is_exit_code_2(settings):
    """There is nothing to compare with."""
    settings.PORTAL_REGISTRY_URL = ""
    with pytest.raises(CommandError) as found:
        call_command("reconcile_registry")
    assert found.value.returncode == 2


def test_replay_tells_the_registry_again_and_no_telephone(delivered, registry):  # noqa: F811
    """Everything since then, as the same events: known ones are duplicates."""
    texts = OutboxMessage.objects.to("messages").exclude(state="done").count()
    code, text = run_command("replay_outbox", "--since", "1h")
    assert (code, text) == (0, "4 messages queued again\n")
    assert replay(timezone.now() - timedelta(hours=1)) == 0
    Worker().drain()
    counters = registry.store.counters()
    assert (counters["applied"], counters["duplicates"], counters["repaired"]) == (4, 4, 0)
    assert kept(registry) == ours()
    assert OutboxMessage.objects.to("messages").exclude(state="done").count() == texts
    assert run_command("replay_outbox", "--since", "2099-01-01")[1].startswith("0 ")


def test_registry_that_was_set_back_is_filled_again(delivered, registry):  # noqa: F811
    """Its inbox and its rows are gone: replay brings both back."""
    for statement in ("DELETE FROM inbox", "DELETE FROM signups", "DELETE FROM applied"):
        spoil(registry, statement)
    run_command("replay_outbox", "--since", "2020-01-01")
    Worker().drain()
    assert kept(registry) == ours()


def at_night(hour=3):
    return datetime.combine(
        timezone.localdate(), datetime.min.time().replace(hour=hour), get_default_timezone()
    )


def test_nightly_look_is_kept_and_mends(delivered, registry):  # noqa: F811
    """Once a night, with what came of it; by day it does nothing."""
    spoil(registry, "DELETE FROM signups")
    assert compare_nightly(at_night(12)) is None
    first = compare_nightly(at_night())
    assert (first.missing, first.mended, first.is_good) == (2, 2, False)
    assert compare_nightly(at_night() + timedelta(hours=1)) is None
    Worker().drain()
    assert compare_nightly(at_night() + timedelta(days=1)).is_good
    registry.before = lambda method, body: Answer(503, "")
    failed = compare_nightly(at_night() + timedelta(days=2))
    assert failed.error == "HTTP 503"
    assert RegistryComparison.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_at_once_queue_nothing_twice(course, registry):  # noqa: F811
    """The same end as one alone."""
    some_life(course)
    Worker().drain()
    spoil(registry, "DELETE FROM signups")

    def look():
        try:
            reconcile(fix=True)
            replay(timezone.now() - timedelta(hours=1))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Worker().drain()
    assert kept(registry) == ours()
    assert OutboxMessage.objects.to("registry").count() == 4
    assert registry.store.counters()["applied_twice"] == 0
