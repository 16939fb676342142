"""Writing documents: in bulk, each with its version, to every index that counts just now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from search.engines.elasticsearch import configuration
from search.engines.elasticsearch.client import client
from search.engines.elasticsearch.errors import refused, translated
from search.engines.elasticsearch.reading import Answer
from search.indexing.documents import Document, documents_of
from search.indexing.names import indexes_behind

_DELETED_BEFORE = 404
_NEWER_IS_THERE = 409

Line = Mapping[str, Any]


def write_pages(pages: Sequence[int], version_when_gone: int) -> list[str]:
    """Write the entries of pages as they are now, and take out those that are gone.

    To the index that is searched and to the one that is being built. The indexes are looked up
    before the entries are read: an index that begins later reads everything after this.
    """
    indexes = indexes_behind(configuration.alias(), configuration.next_alias())
    if indexes:
        documents = documents_of(pages)
        written = {document.page for document in documents}
        gone = [page for page in pages if page not in written]
        for index in indexes:
            write(index, documents, dict.fromkeys(gone, version_when_gone))
    return indexes


def write(index: str, documents: Sequence[Document], gone: Mapping[int, int] | None = None) -> None:
    """Write and delete in one request; what is older than what is there changes nothing.

    Raises Unavailable unless every line arrived.
    """
    lines = [*_written(documents), *_deleted(gone or {})]
    if not lines:
        return
    with translated():
        got = Answer(client().bulk(index=index, operations=lines).body)
    for item in got["items"].each():
        for what, result in item.items():
            _check(what, result["status"].integer())


def _check(what: str, status: int) -> None:
    if status == _NEWER_IS_THERE or (what == "delete" and status == _DELETED_BEFORE):
        return
    if status >= 300:
        raise refused(status)


def _written(documents: Sequence[Document]) -> Iterator[Line]:
    for document in documents:
        yield {"index": _target(document.page, document.version)}
        yield document.body


def _deleted(gone: Mapping[int, int]) -> Iterator[Line]:
    for page, version in gone.items():
        yield {"delete": _target(page, version)}


def _target(page: int, version: int) -> Line:
    return {"_id": str(page), "version": version, "version_type": "external_gte"}
