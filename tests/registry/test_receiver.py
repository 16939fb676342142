"""The reference receiver: each event once, whatever comes twice, late, forged or at once."""

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from registry.fingerprints import fingerprint
from registry.http_line import ask
from registry.receiver.answers import LARGEST_BODY, Receiver
from registry.receiver.store import Store
from registry.signatures import EVENT, SENDER, SIGNATURE, asking, sign
from tests.registry.receivers import SECRET

NOW = 1_795_000_000
ROOT = Path(__file__).resolve().parents[2]


def an_event(version=1, **facts):
    return {
        "event_id": str(uuid.uuid4()),
        "kind": "signup-event",
        "uid": "01234567-89ab-cdef-0123-456789abcdef",
        "ref": "SNK-7K4P-M2QX-29",
        "version": version,
        "status": "held",
        "run": "snk-7k4p-2",
        **facts,
    }


def signed(event, *, secret=SECRET, at=NOW, sender="portal"):
    body = json.dumps(event).encode()
    event_id = event["event_id"]
    headers = {EVENT: event_id, SENDER: sender, SIGNATURE: sign(secret, event_id, body, at)}
    return "POST", "/signups", headers, body


def asked(target, *, secret=SECRET, at=NOW):
    event_id = str(uuid.uuid4())
    header = sign(secret, event_id, asking(target), at)
    return "GET", target, {EVENT: event_id, SIGNATURE: header}, b""


@pytest.fixture
def receiver(tmp_path):
    store = Store(tmp_path / "receiver.sqlite3")
    yield Receiver(store, {"portal": [SECRET]}, clock=lambda: NOW)
    store.close()


def test_event_is_kept_once(receiver):
    """The second time it is answered as the first time, and nothing happens."""
    event = an_event()
    first, second = (receiver.answer(*signed(event)) for _ in range(2))
    assert (first.status, second.status) == (200, 200)
    assert first.text == second.text
    counters = receiver.store.counters()
    assert (counters["applied"], counters["duplicates"], counters["signups"]) == (1, 1, 1)
    assert counters["applied_twice"] == 0


def test_older_version_changes_nothing(receiver):
    """Reordered on the way: the newer one stays, the older one is told that it is stale."""
    receiver.answer(*signed(an_event(3, status="cancelled")))
    late = receiver.answer(*signed(an_event(2)))
    same = receiver.answer(*signed(an_event(3)))
    assert json.loads(late.text)["stale"] is json.loads(same.text)["stale"] is True
    (row,) = receiver.store.page("", 10)
    assert row.version == 3
    assert row.hash == fingerprint(an_event(3, status="cancelled"))
    assert receiver.store.counters()["stale"] == 2


@pytest.mark.parametrize(
    "request_",
    [
        signed(an_event(), secret="forged-forged-forged-forged-forged-forged"),
        signed(an_event(), at=NOW - 301),
        signed(an_event(), at=NOW + 301),
        signed(an_event(), sender="somebody else"),
        ("POST", "/signups", {}, b"{}"),
        asked("/signups?after=&limit=10", secret="forged-forged-forged-forged-forged-forged"),
        ("GET", "/signups", {}, b""),
        ("GET", "/counters", {}, b""),
    ],
    ids=["forged", "old", "future", "unknown sender", "bare", "forged page", "page", "counters"],
)
def test_unsigned_request_is_refused(receiver, request_):
    """Nothing is kept and nothing is shown."""
    assert receiver.answer(*request_).status == 401
    assert receiver.store.counters()["signups"] == 0


def test_replay_under_another_event_number_is_refused(receiver):
    """The number is signed, and stands in the body as well."""
    method, target, headers, body = signed(an_event())
    other = {**headers, EVENT: str(uuid.uuid4())}
    assert receiver.answer(method, target, other, body).status == 401
    event = an_event()
    moved = json.dumps({**event, "event_id": str(uuid.uuid4())}).encode()
    headers = {
        EVENT: event["event_id"],
        SIGNATURE: sign(SECRET, event["event_id"], moved, NOW),
    }
    assert receiver.answer("POST", "/signups", headers, moved).status == 422


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"null", b'{"version": "1"}', b'{"version": 1}', b"\xff\x00"]
)
def test_signed_nonsense_is_refused(receiver, body):
    """It would never get better: no second try."""
    event_id = str(uuid.uuid4())
    headers = {EVENT: event_id, SIGNATURE: sign(SECRET, event_id, body, NOW)}
    assert receiver.answer("POST", "/signups", headers, body).status == 422


def test_secrets_change_without_a_stop(tmp_path):
    """Both live secrets are accepted; a portal that signs with the old or the new one is heard."""
    old, new = "old-" * 10, "new-" * 10
    receiver = Receiver(Store(tmp_path / "r"), {"portal": [new, old]}, clock=lambda: NOW)
    for version, secret in enumerate((old, new), start=1):
        assert receiver.answer(*signed(an_event(version), secret=secret)).status == 200
    receiver.secrets = {"portal": [new]}
    assert receiver.answer(*signed(an_event(3), secret=old)).status == 401


def test_pages_come_in_order_and_end(receiver):
    """Everything once, by uid."""
    uids = sorted(str(uuid.uuid4()) for _ in range(5))
    for uid in uids:
        receiver.answer(*signed(an_event(uid=uid)))
    seen, after = [], ""
    while rows := json.loads(receiver.answer(*asked(f"/signups?after={after}&limit=2")).text)[
        "rows"
    ]:
        seen += [row[0] for row in rows]
        after = seen[-1]
    assert seen == uids


def test_row_taken_out_by_hand_comes_back_with_the_same_event(receiver):
    """The inbox knows the event, the effect is gone: it is made again, and counted apart."""
    event = an_event()
    receiver.answer(*signed(event))
    receiver.store._line.execute("DELETE FROM signups")
    assert receiver.answer(*signed(event)).status == 200
    counters = receiver.store.counters()
    assert (counters["signups"], counters["repaired"], counters["applied"]) == (1, 1, 1)


@contextmanager
def running(folder, port=0):
    """`portal receiver` as a process; yields (process, url)."""
    env = {
        **os.environ,
        "PORTAL_REGISTRY_SECRETS": SECRET,
        "PORTAL_DATA_DIR": str(folder),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "portal", "receiver", f"--port={port}"]
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        assert "listens: " in line
        yield process, line.split("listens: ")[1].strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def post(url, event):
    method, _target, headers, body = signed(event, at=int(time.time()))
    return ask(method, url, body=body, headers=headers)


def test_receiver_survives_being_killed(tmp_path):
    """Twenty at once, killed with -9, started again: what was answered is there, once."""
    events = [an_event(uid=str(uuid.uuid4())) for _ in range(20)]
    with running(tmp_path) as (process, url):
        with ThreadPoolExecutor(20) as pool:
            statuses = [answer.status for answer in pool.map(lambda e: post(url, e), events)]
        assert statuses == [200] * 20
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with running(tmp_path) as (_process, url):
        assert post(url, events[0]).status == 200
        assert post(url, an_event(uid=str(uuid.uuid4()))).status == 200
    counters = Store(tmp_path / "receiver" / "receiver.sqlite3").counters()
    assert (counters["signups"], counters["applied"], counters["duplicates"]) == (21, 21, 1)
    assert counters["applied_twice"] == 0


def test_receiver_takes_no_long_body(tmp_path):
    """A body that is too long is refused before it is read."""
    with running(tmp_path) as (_process, url):
        event = an_event(note="x" * LARGEST_BODY)
        assert post(url, event).status == 413


def test_receiver_without_a_secret_does_not_start(tmp_path):
    """It says in one line what is missing."""
    env = {**os.environ, "PORTAL_REGISTRY_SECRETS": "short", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "portal", "receiver", "--port=0"],
        env=env, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "PORTAL_REGISTRY_SECRETS" in done.stderr
    assert "Traceback" not in done.stderr
