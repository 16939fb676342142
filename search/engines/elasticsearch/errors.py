"""What can go wrong on the other side, and nothing else, becomes ``Unavailable``."""

from collections.abc import Iterator
from contextlib import contextmanager

from elastic_transport import ConnectionTimeout, SerializationError, TransportError
from elasticsearch import ApiError

from search.engines.base import Unavailable
from search.engines.elasticsearch.reading import Answer, Garbage

_SOON = (429, 502, 503, 504)


class Slow(Unavailable):
    """No answer within the time that a question may take."""


class Refused(Unavailable):
    """An answer that is an error, or no connection."""


class Gap(Refused):
    """No copy of a shard just now: the next one may be there in a moment."""


def refused(status: int) -> Refused:
    """Return the error for a status of HTTP."""
    return (Gap if status in _SOON else Refused)(f"HTTP {status}")


@contextmanager
def translated() -> Iterator[None]:
    """Turn the errors of the client into our own; every other error passes.

    Their texts may repeat the question, so only what kind they are is kept.
    """
    try:
        yield
    except ConnectionTimeout as error:
        raise Slow("timeout") from error
    except SerializationError as error:
        raise Garbage("no JSON") from error
    except TransportError as error:
        raise Refused(type(error).__name__) from error
    except ApiError as error:
        raise refused(error.meta.status) from error


def check_whole(answer: Answer) -> None:
    """Refuse an answer of only some of the shards, or of only some of the time."""
    if not answer["timed_out"].is_false():
        raise Slow("timed out")
    if answer["_shards"]["failed"].integer():
        raise Gap("shards failed")
