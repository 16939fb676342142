"""The outbox's handler for changed entries."""

from portal.outbox.handlers import Retry
from portal.outbox.models import OutboxMessage
from search.engines.base import Unavailable
from search.engines.elasticsearch.configuration import is_configured
from search.indexing.changes import pages_of


def deliver(message: OutboxMessage) -> None:
    """Bring what a message names into the index; later when Elasticsearch cannot take it now."""
    if not is_configured():
        return
    from search.indexing import writing  # noqa: PLC0415 - the client costs time that few need

    try:
        writing.write_pages(pages_of(message.payload), message.version)
    except Unavailable as error:
        raise Retry(f"{type(error).__name__}: {error}") from error
