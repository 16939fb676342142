"""Asking Elasticsearch, and the database when it cannot answer: within the same question."""

import logging
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from search.engines.answerer import Answerer
from search.engines.base import Unavailable
from search.engines.breaker import Breaker
from search.engines.database import DatabaseEngine
from search.engines.elasticsearch import configuration
from search.engines.elasticsearch.budget import limited
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.errors import Slow

log = logging.getLogger(__name__)

_Answer = TypeVar("_Answer")

breaker = Breaker()
#: By the kind of failure, how often the database stood in since this process began.
fallbacks: Counter[str] = Counter()

_FIRST = Answerer(ElasticsearchEngine())
_INSTEAD = Answerer(DatabaseEngine(), is_fallback=True)
_OPEN = "breaker open"


def answered(ask: Callable[[Answerer], _Answer]) -> _Answer:
    """Let Elasticsearch answer, or the database in its place.

    Only what goes wrong on the other side leads to the database. A mistake of our own is raised.
    """
    if not breaker.allows():
        fallbacks[_OPEN] += 1
        return ask(_INSTEAD)
    try:
        with limited(configuration.patience()):
            answer = ask(_FIRST)
    except Unavailable as error:
        breaker.failed(is_costly=isinstance(error, Slow))
        kind = type(error).__name__
        fallbacks[kind] += 1
        # The text of the error is ours: it never repeats what was asked.
        log.warning("search fell back to the database", extra={"kind": kind, "reason": str(error)})
        return ask(_INSTEAD)
    breaker.succeeded()
    return answer
