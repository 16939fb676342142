"""What the read model should hold for pages: built from the database, never from an instance."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet, prefetch_related_objects
from wagtail.models import Page, PageViewRestriction

from portal.core.entries import EntryData
from portal.core.models import BasePage
from search import facet_sets, kinds
from search.entry_tokens import Tokens, tokens_of
from search.models import Entry, EntryRun
from search.run_data import EntryRunData

#: When a page was published that was never told when.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
#: Prices are kept as whole numbers, which every engine sorts alike.
_SATANG = 100
#: Facets that are columns of the entry and need no rows.
COLUMN_FACETS = ("group", "format")

#: Columns that say nothing of the page: they are kept by ``search.indexing`` and ``search.telling``.
_KEPT_BESIDE = frozenset({"version", "told", "told_since", "told_until", "is_told"})

ENTRY_COLUMNS = tuple(
    column.attname
    for column in Entry._meta.concrete_fields
    if not column.primary_key and column.attname not in _KEPT_BESIDE
)
RUN_COLUMNS = tuple(
    column.attname
    for column in EntryRun._meta.concrete_fields
    if not column.primary_key and column.attname not in {"entry_id", *_KEPT_BESIDE}
)


@dataclass(frozen=True, slots=True)
class Published:
    """One page's part of the read model."""

    entry: dict[str, Any]
    tokens: Tokens
    facets: frozenset[tuple[str, str]]
    runs: dict[int, dict[str, Any]] = field(default_factory=dict)


def listed_types() -> list[type[BasePage]]:
    """Return the page types that say something of themselves to listings."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, BasePage) and model.entry_data is not BasePage.entry_data
    ]


def listed_pages() -> QuerySet[Page]:
    """Return all pages of those types, by primary key."""
    types = ContentType.objects.get_for_models(*listed_types()).values()
    pages: QuerySet[Page] = Page.objects.filter(content_type__in=[one.pk for one in types])
    return pages.order_by("pk")


def public_pages(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Keep what the public can open: live, no alias, not behind a view restriction."""
    pages = pages.filter(live=True, alias_of=None)
    for closed in PageViewRestriction.objects.values_list("page__path", flat=True):
        pages = pages.exclude(path__range=(closed, below(closed)))
    return pages


def below(path: str) -> str:
    """Return the end of the range of paths that begins with this one (LIKE uses no index)."""
    return path + "Z" * 12


def published(pks: Sequence[int]) -> dict[int, Published]:
    """Build what the read model should hold for these pages, by page."""
    found = public_pages(Page.objects.filter(pk__in=pks))
    pages: list[Page] = list(found.specific())  # type: ignore[attr-defined]  # a PageQuerySet
    _prefetch(pages)
    said = {page.pk: (page, data) for page in pages if (data := _said(page)) is not None}
    runs = _runs((pk, data.kind) for pk, (_page, data) in said.items())
    return {pk: of_data(page, data, runs.get(pk)) for pk, (page, data) in said.items()}


def of_data(
    page: Page, data: EntryData, runs: dict[int, dict[str, Any]] | None = None
) -> Published:
    """Return a page's part of the read model, from what it says of itself."""
    columns = _columns(page, data)
    return Published(columns, tokens_of(columns), frozenset(_facets(data)), runs or {})


def run_columns(data: EntryRunData) -> dict[str, Any]:
    """Return a run's columns."""
    columns = {name: getattr(data, name) for name in RUN_COLUMNS}
    return {**columns, "card": _plain(data.card)}


def runs_of(kind: str, pks: Sequence[int]) -> Iterator[tuple[int, EntryRunData]]:
    """Ask the kind's room for the public runs of pages."""
    provider = kinds.get(kind).run_provider
    if provider is not None and pks:
        yield from provider(pks)


def _said(page: Page) -> EntryData | None:
    return page.entry_data() if isinstance(page, BasePage) else None


def _prefetch(pages: Iterable[Page]) -> None:
    """Fetch what a page type names in ``entry_related``, or fetches itself, once for all its pages."""
    by_type = defaultdict(list)
    for page in pages:
        by_type[type(page)].append(page)
    for model, same in by_type.items():
        related = getattr(model, "entry_related", ())
        if related:
            prefetch_related_objects(same, *related)
        fetch = getattr(model, "fetch_for_entries", None)
        if fetch is not None:
            fetch(same)


def _runs(pages: Iterable[tuple[int, str]]) -> dict[int, dict[int, dict[str, Any]]]:
    by_kind = defaultdict(list)
    for pk, kind in pages:
        by_kind[kind].append(pk)
    found: dict[int, dict[int, dict[str, Any]]] = defaultdict(dict)
    for kind, pks in by_kind.items():
        for pk, data in runs_of(kind, pks):
            found[pk][data.run_id] = run_columns(data)
    return found


def _columns(page: Page, data: EntryData) -> dict[str, Any]:
    place = data.place
    return {
        "page_id": page.pk,
        "kind": data.kind,
        "code": data.code,
        "title": data.title,
        "title_en": data.title_en,
        "summary": data.summary,
        "summary_en": data.summary_en,
        "body": data.body,
        "keywords": " ".join(data.keywords),
        "place_th": place.label_th,
        "place_en": place.label_en,
        "province_code": place.province,
        "district_code": place.district,
        "subdistrict_code": place.subdistrict,
        "unit_id": place.unit,
        "group": _one(data, "group"),
        "format": _one(data, "format"),
        "price_satang": None if data.price is None else int(data.price * _SATANG),
        "facet_set": facet_sets.written(_facets(data)),
        "card": _plain(data.card),
        "published_at": page.first_published_at or LONG_AGO,
        "changed_at": page.last_published_at or page.first_published_at or LONG_AGO,
    }


def _plain(card: Mapping[str, Any]) -> Any:
    """Return card facts as the database gives them back: lists for tuples, text for lazy text."""
    return json.loads(json.dumps(card, cls=DjangoJSONEncoder))


def _one(data: EntryData, facet: str) -> str:
    return next(iter(data.facets.get(facet, ())), "")


def _facets(data: EntryData) -> Iterator[tuple[str, str]]:
    for name, values in data.facets.items():
        if name not in COLUMN_FACETS:
            yield from ((name, value) for value in values)
