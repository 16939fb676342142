"""What the receiver answers to a request, whichever server carries it."""

import json
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from registry.receiver.store import LARGEST_PAGE, Store
from registry.signatures import EVENT, SENDER, SIGNATURE, Unsigned, asking, verify

#: Where sign-ups are told (POST) and compared (GET).
SIGNUPS = "/signups"
USUAL_SENDER = "portal"
LARGEST_BODY = 64 * 1024
_WORDS = ("event_id", "uid", "ref", "status", "run")


@dataclass(frozen=True)
class Answer:
    """A status and a text in JSON."""

    status: int
    text: str
    headers: Mapping[str, str] = field(default_factory=dict)


def _now() -> int:
    return int(time.time())


@dataclass
class Receiver:
    """Verifies who asks, then keeps or shows. `secrets` by sender; each may have two that live."""

    store: Store
    secrets: Mapping[str, Sequence[str]]
    clock: Callable[[], int] = _now

    def answer(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Return the answer to one request; `target` is the path with its query, as it came."""
        path = urlsplit(target).path
        if method == "GET" and path == "/live":
            return _json(200, {"live": True})
        if path not in (SIGNUPS, "/counters"):
            return _json(404, {"error": "nothing is kept here"})
        sender = headers.get(SENDER) or USUAL_SENDER
        try:
            verify(
                headers.get(SIGNATURE) or "",
                headers.get(EVENT) or "",
                body if method == "POST" else asking(target),
                secrets=self.secrets.get(sender, ()),
                at=self.clock(),
            )
        except Unsigned as why:
            return _json(401, {"error": str(why)})
        if method == "POST" and path == SIGNUPS:
            return self._take(sender, headers.get(EVENT) or "", body)
        if method == "GET":
            return _json(200, self.store.counters()) if path != SIGNUPS else self._page(target)
        return _json(405, {"error": "POST to tell, GET to compare"})

    def _take(self, sender: str, event_id: str, body: bytes) -> Answer:
        try:
            event = _read(body)
        except ValueError as why:
            return _json(422, {"error": str(why)})
        if event["event_id"] != event_id:
            return _json(422, {"error": "the event's number is not the one that was signed"})
        try:
            return Answer(200, self.store.take(sender, event))
        except sqlite3.OperationalError:
            # Full disk, locked file: nothing was kept, so it has to come again.
            return _json(503, {"error": "cannot be kept now"})

    def _page(self, target: str) -> Answer:
        asked = parse_qs(urlsplit(target).query)
        after = asked.get("after", [""])[0]
        limit = asked.get("limit", [""])[0]
        rows = self.store.page(after, int(limit) if limit.isdecimal() else LARGEST_PAGE)
        return _json(200, {"rows": [[row.uid, row.version, row.hash] for row in rows]})


def _read(body: bytes) -> dict[str, Any]:
    try:
        event = json.loads(body)
    except ValueError as error:
        raise ValueError("not JSON") from error
    if not isinstance(event, dict) or not isinstance(event.get("version"), int):
        raise ValueError("no event with a version")
    if missing := [name for name in _WORDS if not isinstance(event.get(name), str)]:
        raise ValueError(f"lacks {', '.join(missing)}")
    return event


def _json(status: int, content: object) -> Answer:
    return Answer(status, json.dumps(content))
