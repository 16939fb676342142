"""What the index looks like: a document an entry, made of the columns of the read model.

Whatever column a condition may name is there, because the mapping is read from the models. Moments
are stored as microseconds and days as their ordinal, so that both keep their full order.
"""

import hashlib
import json
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import models

from search.engines.elasticsearch import configuration
from search.models import Entry, EntryRun

RUNS = "runs"
FACETS = "facets"
#: All tokens of an entry: what decides whether it is found, and by how often each is there, how well.
TOKENS = "tokens"
#: A token counts as often as its field weighs: one field to look into instead of four.
WEIGHTS = {"title": 10, "summary": 4, "place": 4, "body": 1}

#: Raised when documents are made otherwise although the mapping is the same.
_EDITION = 1
#: What was written is found after so long.
_REFRESH = "1s"
#: What only cards show, what the token fields hold the tokens of, and facets once more.
_NOT_INDEXED = frozenset(
    {"id", "page_id", "entry_id", "title", "title_en", "summary", "summary_en", "body"}
    | {"keywords", "place_th", "place_en", "card", "version", "facet_set"}
    | {"told", "told_since", "told_until", "is_told"}
)
_TYPES: tuple[tuple[type[models.Field[Any, Any]], str], ...] = (
    (models.BooleanField, "boolean"),
    (models.DateTimeField, "long"),
    (models.DateField, "integer"),
    (models.IntegerField, "long"),
    (models.CharField, "keyword"),
)


def _columns(model: type[models.Model]) -> dict[str, str]:
    found = {}
    for column in model._meta.concrete_fields:
        if column.attname not in _NOT_INDEXED:
            found[column.attname] = next(name for kind, name in _TYPES if isinstance(column, kind))
    return found


@cache
def entry_columns() -> dict[str, str]:
    """Return the columns of an entry that are indexed, with their types."""
    return _columns(Entry)


@cache
def run_columns() -> dict[str, str]:
    """Return the columns of a run that are indexed, with their types."""
    return _columns(EntryRun)


def stored(value: object) -> object:
    """Return a value as the index holds it."""
    if isinstance(value, datetime):
        return round(value.timestamp() * 1_000_000)
    if isinstance(value, date):
        return value.toordinal()
    return value


def properties() -> dict[str, Any]:
    """Return the fields of a document."""
    return {
        "pk": {"type": "long"},
        **{name: {"type": kind} for name, kind in entry_columns().items()},
        TOKENS: {
            "type": "text",
            # They are cut already.
            "analyzer": "whitespace",
            # Positions are not stored: nobody asks for phrases.
            "index_options": "freqs",
            "similarity": "weighted",
        },
        FACETS: {"type": "object", "dynamic": True},
        RUNS: {
            "type": "nested",
            "dynamic": "strict",
            "properties": {name: {"type": kind} for name, kind in run_columns().items()},
        },
    }


def _settings() -> dict[str, Any]:
    return {
        "number_of_shards": 1,
        # Each of three nodes has a copy; a single node is content without.
        "auto_expand_replicas": "0-2",
        "refresh_interval": _REFRESH,
        # A deletion is remembered until everything that was under way has arrived.
        "gc_deletes": "1h",
        # A word in the title is worth several in the body; long texts are punished little.
        "similarity": {"weighted": {"type": "BM25", "k1": 4.0, "b": 0.3}},
    }


def searchable() -> dict[str, Any]:
    """Return the settings by which what is written can be found."""
    return {"index": {"refresh_interval": _REFRESH}}


def _mappings() -> dict[str, Any]:
    return {
        "dynamic": "strict",
        # Enough to see what a document is about; everything else is in the database.
        "_source": {"includes": ["pk", "kind", "code"]},
        "dynamic_templates": [
            {FACETS: {"path_match": f"{FACETS}.*", "mapping": {"type": "keyword"}}}
        ],
        "properties": properties(),
    }


@cache
def fingerprint() -> str:
    """Return what tells this layout of the index from any other."""
    layout = json.dumps([_EDITION, _settings(), _mappings()], sort_keys=True)
    return hashlib.sha256(layout.encode()).hexdigest()[:16]


def layout() -> dict[str, Any]:
    """Return what a new index is made with: it is built first, and searched at the end."""
    return {
        "settings": {"index": {**_settings(), "refresh_interval": "-1"}},
        "mappings": {**_mappings(), "_meta": {"fingerprint": fingerprint()}},
        "aliases": {configuration.next_alias(): {}},
    }
