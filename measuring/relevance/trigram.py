"""The strongest plain baseline: SQLite's trigram tokeniser, any of the query's trigrams."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from measuring.relevance.collection import Document

LIMIT = 50
_COLUMNS = ("title", "summary", "body", "place")
_WEIGHTS = "10, 4, 1, 4"


def ranked(documents: Iterable[Document], queries: Path) -> dict[str, list[str]]:
    """Return the documents that share trigrams with each query, by bm25 with our weights."""
    store = sqlite3.connect(":memory:")
    store.execute(
        f"CREATE VIRTUAL TABLE entry USING fts5(id UNINDEXED, {', '.join(_COLUMNS)}, "
        "tokenize = 'trigram')"
    )
    store.executemany(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?)", [_row(one.fields) for one in documents]
    )
    run = {}
    for line in queries.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        run[asked["id"]] = _ask(store, asked["query"])
    return run


def _row(fields: Mapping[str, str]) -> tuple[str, ...]:
    place = " ".join(fields[name] for name in ("group", "province", "district"))
    return (fields["id"], fields["title"], fields["summary"], fields["body"], place)


def _ask(store: sqlite3.Connection, text: str) -> list[str]:
    text = text.lower()
    parts = {text[at : at + 3].replace('"', '""') for at in range(len(text) - 2)}
    if not parts:
        return []
    match = " OR ".join(f'"{part}"' for part in sorted(parts))
    rows = store.execute(
        # The weights stand for id and the four columns.
        f"SELECT id FROM entry WHERE entry MATCH ? ORDER BY bm25(entry, 0, {_WEIGHTS}) LIMIT ?",  # noqa: S608
        (match, LIMIT),
    )
    return [key for (key,) in rows]
