"""The indexes that stand under our names."""

from search.engines.elasticsearch import configuration
from search.engines.elasticsearch.client import client
from search.engines.elasticsearch.errors import translated
from search.engines.elasticsearch.reading import Answer

_ABSENT = 404


def indexes_behind(*aliases: str) -> list[str]:
    """Return the indexes that aliases lead to; an alias that is not there leads nowhere."""
    with translated():
        asked = client().options(ignore_status=_ABSENT)
        got = Answer(asked.indices.get_alias(name=",".join(aliases)).body)
    # A missing alias is said beside the indexes that were found.
    return sorted(name for name, _one in got.items() if name not in {"error", "status"})


def ours() -> dict[str, list[str]]:
    """Return all indexes of ours with their aliases, also those that no alias leads to."""
    pattern = f"{configuration.alias()},{configuration.alias()}-*"
    with translated():
        got = Answer(client().indices.get(index=pattern, ignore_unavailable=True).body)
    return {name: sorted(one["aliases"].mapping()) for name, one in got.items()}


def exists(name: str) -> bool:
    """Whether an alias or an index of this name is there."""
    with translated():
        return bool(client().indices.exists(index=name))


def drop(indexes: list[str]) -> None:
    """Delete indexes; those that are gone already do not matter."""
    if indexes:
        with translated():
            client().indices.delete(index=",".join(indexes), ignore_unavailable=True)
