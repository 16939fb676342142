"""Building the index anew beside the one that is searched, and putting it in its place.

While it is being built every change goes to both indexes. Whoever changes an entry before the new
index is there is read by it; whoever changes one afterwards writes to it; versions decide where
both happen at once. So no change is lost, and none comes back.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from search.engines.elasticsearch import configuration, layout_check, mapping
from search.engines.elasticsearch.client import client
from search.engines.elasticsearch.errors import translated
from search.engines.elasticsearch.reading import Answer
from search.indexing import names, writing
from search.indexing.documents import documents_of
from search.models import Entry

BATCH = 400
#: More than this share gone or come needs a reason.
MOST_MOVED = 0.1
#: A rebuild gives a sign of life so often; one without any for longer has died.
_SIGN_SECONDS = 10.0
_DEAD_SECONDS = 120.0


class NotSwapped(Exception):
    """The new index was not put in the place of the old one."""


class CountMoved(NotSwapped):
    """The new index holds far more or fewer entries than the old one, and nobody said why."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__(f"the index held {before} entries and would hold {after}")
        self.before = before
        self.after = after


class UnderWay(NotSwapped):
    """Another rebuild is at work."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many entries the new index holds so far."""

    done: int


def rebuild(*, reason: str = "") -> Iterator[Progress]:
    """Build the index, telling how it goes; a reason lets the number of entries move.

    Raises NotSwapped when the old index stays, Unavailable when Elasticsearch cannot.
    """
    if is_under_way():
        raise UnderWay("another rebuild is at work")
    names.drop(names.indexes_behind(configuration.next_alias()))
    index = _create()
    try:
        yield from _fill(index)
        _check_count(index, reason)
        _swap(index)
    except NotSwapped:
        names.drop([index])
        raise


def build(reason: str = "") -> int:
    """Build the index and say how many entries it holds, for whoever need not be told meanwhile."""
    done = 0
    for progress in rebuild(reason=reason):
        done = progress.done
    return done


def is_under_way() -> bool:
    """Whether somebody is building an index of this layout just now."""
    for index in names.indexes_behind(configuration.next_alias()):
        meta = layout_check.meta_of(client(), index)
        if meta.get("fingerprint") == mapping.fingerprint():
            alive_at = meta.get("alive_at")
            return isinstance(alive_at, int | float) and time.time() - alive_at < _DEAD_SECONDS
    return False


def count(name: str) -> int | None:
    """Return how many entries the index behind a name holds, None without one."""
    if not names.exists(name):
        return None
    with translated():
        client().indices.refresh(index=name)
        return Answer(client().count(index=name).body)["count"].integer()


def _create() -> str:
    index = f"{configuration.alias()}-{datetime.now(UTC):%Y%m%d%H%M%S}-{uuid4().hex[:6]}"
    with translated():
        client().indices.create(index=index, body=mapping.layout())
    _give_sign(index)
    return index


def _fill(index: str) -> Iterator[Progress]:
    done, after, sign = 0, 0, time.monotonic()
    entries = Entry.objects.order_by("page_id").values_list("page_id", flat=True)
    while pages := list(entries.filter(page_id__gt=after)[:BATCH]):
        writing.write(index, documents_of(pages))
        done, after = done + len(pages), pages[-1]
        if time.monotonic() - sign > _SIGN_SECONDS:
            sign = time.monotonic()
            _give_sign(index)
        yield Progress(done)


def _give_sign(index: str) -> None:
    meta = {"fingerprint": mapping.fingerprint(), "alive_at": time.time()}
    with translated():
        client().indices.put_mapping(index=index, meta=meta)


def _check_count(index: str, reason: str) -> None:
    before = _count_of_trusted()
    after = count(index) or 0
    if before and not reason and abs(after - before) > before * MOST_MOVED:
        raise CountMoved(before, after)


def _count_of_trusted() -> int | None:
    """Count the index in use; what none of us built says nothing about what there should be."""
    behind = names.indexes_behind(configuration.alias())
    if not behind or not all(layout_check.meta_of(client(), index) for index in behind):
        return None
    return count(configuration.alias())


def _swap(index: str) -> None:
    alias, next_alias = configuration.alias(), configuration.next_alias()
    actions: list[dict[str, Any]] = [
        # Fails when another rebuild has taken our place: then nothing at all happens.
        {"remove": {"index": index, "alias": next_alias, "must_exist": True}},
        {"add": {"index": index, "alias": alias}},
    ]
    before = names.indexes_behind(alias)
    if not before and names.exists(alias):
        # An index that somebody made under the very name of the alias.
        actions.append({"remove_index": {"index": alias}})
    actions += [{"remove": {"index": old, "alias": alias}} for old in before]
    with translated():
        client().indices.put_settings(index=index, settings=mapping.searchable())
        client().indices.refresh(index=index)
        client().indices.update_aliases(actions=actions)
    layout_check.forget()
    names.drop(before)


def sweep() -> list[str]:
    """Delete our indexes that no alias leads to: left by somebody who died between two steps."""
    lost = [index for index, aliases in names.ours().items() if not aliases]
    names.drop(lost)
    return lost


def drop_all() -> None:
    """Delete everything that stands under our names (a store of its own that is done with)."""
    names.drop(list(names.ours()))
    layout_check.forget()
