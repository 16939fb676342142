"""From an address of the API to entries: the listings' own filters, and keys for the whole."""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, QueryDict

from search.answering import answer
from search.kinds import Kind
from search.listings import given_query
from search.models import Entry
from search.open_data.records import Addresses, Record, record
from search.query import MAX_PAGES

MOST_PER_PAGE = 100
PER_PAGE = 20
_CURSOR = re.compile("[A-Za-z0-9_-]{1,40}")
_KEY = re.compile("k([1-9][0-9]{0,17})")


def page_of(request: HttpRequest, kind: Kind, at: datetime, per_page: int) -> dict[str, object]:
    """Answer a question as the listing of a kind would, a page of it."""
    query, _text = given_query(kind, request.GET, at)
    results = answer(replace(query, per_page=per_page))
    entries = [hit.entry for hit in results.hits]
    prefetch_related_objects(entries, "facets", "runs")
    is_last = results.page >= min(results.pages, MAX_PAGES)
    return {
        "total": results.total,
        "page": results.page,
        "pages": results.pages,
        "is_cut": results.is_cut,
        "next": None if is_last else _next_page(request, results.page + 1),
        "items": records(request, entries, at),
    }


def stretch_of(
    request: HttpRequest, kind: Kind, at: datetime, after: int, count: int
) -> dict[str, object]:
    """Return the next entries of a kind behind a key."""
    entries = list(Entry.objects.of_kind(kind.code).for_reading().after(after, count))
    more = len(entries) == count
    return {
        "next": _next_stretch(request, entries[-1].pk, count) if more else None,
        "items": records(request, entries, at),
    }


def records(request: HttpRequest, entries: Sequence[Entry], at: datetime) -> list[Record]:
    """Return entries as programs read them."""
    addresses = Addresses(request.build_absolute_uri("/").rstrip("/"))
    return [record(entry, addresses, at) for entry in entries]


def cursor_of(key: int) -> str:
    """Write a key so that nobody takes it for a number to count with."""
    return base64.urlsafe_b64encode(f"k{key}".encode()).decode().rstrip("=")


def key_of(cursor: str) -> int | None:
    """Read a cursor; None when it is not one of ours."""
    if not _CURSOR.fullmatch(cursor):
        return None
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    found = _KEY.fullmatch(text)
    return int(found[1]) if found else None


def _next_page(request: HttpRequest, page: int) -> str:
    given = request.GET.copy()
    given["page"] = str(page)
    return _address(request, given)


def _next_stretch(request: HttpRequest, key: int, count: int) -> str:
    given = QueryDict(urlencode({"per_page": count, "cursor": cursor_of(key)}))
    return _address(request, given)


def _address(request: HttpRequest, given: QueryDict) -> str:
    return request.build_absolute_uri(f"{request.path}?{given.urlencode()}")
