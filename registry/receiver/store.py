"""The receiver's own database: what came in, and what it means; both in one transaction."""

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.fingerprints import fingerprint

PATIENCE = 20.0
LARGEST_PAGE = 1000

_TABLES = """
CREATE TABLE IF NOT EXISTS inbox (
    sender TEXT NOT NULL,
    event_id TEXT NOT NULL,
    answer TEXT NOT NULL,
    received_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    PRIMARY KEY (sender, event_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS signups (
    uid TEXT PRIMARY KEY,
    ref TEXT NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    hash TEXT NOT NULL,
    run TEXT NOT NULL,
    event TEXT NOT NULL,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) WITHOUT ROWID;
-- Each version that was ever applied, and how often: more than once would be a fault.
CREATE TABLE IF NOT EXISTS applied (
    uid TEXT NOT NULL,
    version INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (uid, version)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
"""
COUNTERS = ("applied", "duplicates", "stale", "repaired")


@dataclass(frozen=True)
class Row:
    """What is known of one sign-up, as both sides compare it."""

    uid: str
    version: int
    hash: str


class Store:
    """One SQLite file, one connection, one writer at a time; a commit is on the disk."""

    def __init__(self, path: Path | str) -> None:
        """Open the file, made now if it is not there."""
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._line = sqlite3.connect(
            path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        self._line.execute("PRAGMA journal_mode=WAL")
        self._line.execute("PRAGMA synchronous=FULL")
        self._line.executescript(_TABLES)

    def take(self, sender: str, event: Mapping[str, Any]) -> str:
        """Keep one event and do what it says, once; return the answer, the same one every time."""
        event_id = str(event["event_id"])
        with self._writing() as line:
            before = line.execute(
                "SELECT answer FROM inbox WHERE sender = ? AND event_id = ?", (sender, event_id)
            ).fetchone()
            if before is not None:
                self._count("duplicates")
                # What was taken out by hand comes back when it is sent again.
                if _is_lacking(line, event):
                    _write(line, event)
                    self._count("repaired")
                return str(before[0])
            is_stale = not _is_newer(line, event)
            answer: dict[str, object] = {"event_id": event_id}
            if is_stale:
                answer["stale"] = True
            else:
                _write(line, event)
                line.execute(
                    "INSERT INTO applied VALUES (?, ?, 1)"
                    " ON CONFLICT (uid, version) DO UPDATE SET times = times + 1",
                    (event["uid"], event["version"]),
                )
                answer["applied"] = event["version"]
            text = json.dumps(answer)
            line.execute(
                "INSERT INTO inbox (sender, event_id, answer) VALUES (?, ?, ?)",
                (sender, event_id, text),
            )
            self._count("stale" if is_stale else "applied")
            return text

    def page(self, after: str, limit: int) -> list[Row]:
        """Return the next sign-ups by uid."""
        with self._lock:
            found = self._line.execute(
                "SELECT uid, version, hash FROM signups WHERE uid > ? ORDER BY uid LIMIT ?",
                (after, max(1, min(limit, LARGEST_PAGE))),
            ).fetchall()
        return [Row(*one) for one in found]

    def counters(self) -> dict[str, int]:
        """Return how often what happened, and how many versions were applied twice."""
        with self._lock:
            kept = dict(self._line.execute("SELECT name, value FROM counters").fetchall())
            rows = self._line.execute("SELECT count(*) FROM signups").fetchone()[0]
            twice = self._line.execute("SELECT count(*) FROM applied WHERE times > 1").fetchone()[0]
        return {
            **{name: kept.get(name, 0) for name in COUNTERS},
            "signups": rows,
            "applied_twice": twice,
        }

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._line.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._line.execute("BEGIN IMMEDIATE")
            try:
                yield self._line
                self._line.execute("COMMIT")
            except BaseException:
                if self._line.in_transaction:
                    self._line.execute("ROLLBACK")
                raise

    def _count(self, name: str) -> None:
        self._line.execute(
            "INSERT INTO counters VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1",
            (name,),
        )


def _is_newer(line: sqlite3.Connection, event: Mapping[str, Any]) -> bool:
    known = line.execute("SELECT version FROM signups WHERE uid = ?", (event["uid"],)).fetchone()
    return known is None or int(known[0]) < event["version"]


def _is_lacking(line: sqlite3.Connection, event: Mapping[str, Any]) -> bool:
    """Say whether an event that came before has left no trace, or another one than it should."""
    known = line.execute(
        "SELECT version, hash FROM signups WHERE uid = ?", (event["uid"],)
    ).fetchone()
    if known is None or int(known[0]) < event["version"]:
        return True
    return int(known[0]) == event["version"] and known[1] != fingerprint(event)


def _write(line: sqlite3.Connection, event: Mapping[str, Any]) -> None:
    line.execute(
        "INSERT INTO signups (uid, ref, version, status, hash, run, event)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (uid) DO UPDATE SET ref = excluded.ref, version = excluded.version,"
        " status = excluded.status, hash = excluded.hash, run = excluded.run,"
        " event = excluded.event, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
        (
            event["uid"],
            event["ref"],
            event["version"],
            event["status"],
            fingerprint(event),
            event["run"],
            json.dumps(event, ensure_ascii=False),
        ),
    )
