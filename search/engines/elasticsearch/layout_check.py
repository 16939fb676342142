"""Is the index behind the alias laid out as this code expects? Asked now and then, not each time."""

import time
from threading import Lock

from elasticsearch import Elasticsearch

from search.engines.base import Unavailable
from search.engines.elasticsearch import configuration, mapping
from search.engines.elasticsearch.errors import translated
from search.engines.elasticsearch.reading import Answer

#: A right layout is believed for so long.
_BELIEVED_SECONDS = 15.0


class WrongLayout(Unavailable):
    """Another edition of the portal built the index, or somebody else did."""


_seen: dict[tuple[tuple[str, ...], str, str], float] = {}
_lock = Lock()


def check(client: Elasticsearch) -> None:
    """Raise WrongLayout unless the index is ours; costs a small request every few seconds."""
    key = (configuration.urls(), configuration.alias(), mapping.fingerprint())
    now = time.monotonic()
    with _lock:
        if now - _seen.get(key, -_BELIEVED_SECONDS) < _BELIEVED_SECONDS:
            return
    if meta_of(client, configuration.alias()).get("fingerprint") != mapping.fingerprint():
        raise WrongLayout("wrong layout")
    with _lock:
        _seen[key] = now


def forget() -> None:
    """Look again next time: something was not as expected."""
    with _lock:
        _seen.clear()


def meta_of(client: Elasticsearch, name: str) -> dict[str, object]:
    """Return what an index says of its layout; nothing when another hand made it."""
    with translated():
        found = list(Answer(client.indices.get_mapping(index=name).body, "mapping").items())
    if len(found) != 1:
        raise WrongLayout("several indexes")
    mappings = found[0][1]["mappings"]
    return mappings["_meta"].mapping() if mappings.has("_meta") else {}
