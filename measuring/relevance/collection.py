"""The relevance set of `tests/relevance/`: documents, what they are about, and queries."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from measuring.report import ROOT

FOLDER = ROOT / "tests" / "relevance"
#: One query in so many is kept out of tuning, by its own letters.
HELD_OUT_OF = 3


@dataclass(frozen=True, slots=True)
class Document:
    """One entry of the set, as the door takes it, with the topics that somebody read out of it."""

    fields: Mapping[str, str]
    #: Topic → how far it is about that: 3 wholly, 2 a good part, 1 touched. The narrowest first.
    topics: Mapping[str, int]

    @property
    def id(self) -> str:
        return self.fields["id"]

    @property
    def title(self) -> str:
        return self.fields["title"]

    @property
    def text(self) -> str:
        """Title, summary and body in one piece."""
        return " ".join(self.fields[name] for name in ("title", "summary", "body"))


@dataclass(frozen=True, slots=True)
class Wish:
    """A query and what whoever typed it would be glad to find."""

    id: str
    kind: str
    query: str
    #: Topic, topics joined by ``+``, or the id of a document → the best grade it can have.
    want: Mapping[str, int] = field(default_factory=dict)
    province: str = ""
    district: str = ""
    #: Grade of whatever is in the place, where the place is the best part of the wish.
    anything_there: int = 0
    #: Topics or ids of known false friends.
    false: tuple[str, ...] = ()

    @property
    def is_held_out(self) -> bool:
        return is_held_out(self.query)


def is_held_out(query: str) -> bool:
    """Say whether a query is kept out of tuning: nobody chooses which."""
    return zlib.crc32(query.encode()) % HELD_OUT_OF == 0


@cache
def documents() -> Mapping[str, Document]:
    """Return the documents by id."""
    topics = {row["id"]: row["topics"] for row in _rows("topics.jsonl")}
    rows = _rows("documents.jsonl")
    return {row["id"]: Document(row, topics[row["id"]]) for row in rows}


@cache
def wishes() -> tuple[Wish, ...]:
    """Return the hand-written queries."""
    return tuple(_wish(row) for row in _rows("queries.jsonl"))


def _wish(row: Mapping[str, Any]) -> Wish:
    place = row.get("place", {})
    return Wish(
        id=row["id"],
        kind=row["kind"],
        query=row["query"],
        want=row.get("want", {}),
        province=place.get("province", ""),
        district=place.get("district", ""),
        anything_there=row.get("anything_there", 0),
        false=tuple(row.get("false", ())),
    )


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _lines(FOLDER / name)]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
