"""The engines, and which of them answers."""

from collections.abc import Callable
from typing import TypeVar

from search.engines.answerer import Answerer
from search.engines.database import DatabaseEngine
from search.engines.elasticsearch.configuration import is_configured

__all__ = ["Answerer", "always", "answered"]

_Answer = TypeVar("_Answer")

_ALWAYS = Answerer(DatabaseEngine())


def always() -> Answerer:
    """Return the engine that is always there: the database."""
    return _ALWAYS


def answered(ask: Callable[[Answerer], _Answer]) -> _Answer:
    """Ask the engine for words: Elasticsearch where there is one, else the database."""
    if not is_configured():
        return ask(_ALWAYS)
    from search.engines import failing_over  # noqa: PLC0415 - the client costs time that few need

    return failing_over.answered(ask)
