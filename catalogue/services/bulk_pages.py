"""Thousands of pages at once: what Wagtail does for one, done for a level of the tree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import F
from django.db.models.sql import InsertQuery
from django.utils import timezone
from wagtail.models import Locale, Page

PageT = TypeVar("PageT", bound=Page)
_BATCH = 1_000


@transaction.atomic
def add_pages(model: type[PageT], pages: Sequence[tuple[Page, PageT]]) -> int:
    """Add pages below their parents, live, in the given order; returns how many.

    Django cannot bulk-create a model whose columns lie in two tables, so both tables are filled
    one after the other. Place in the tree, address path, language and number of children are set
    as ``add_child`` does; signals and revisions are left out: nobody has edited these pages.
    """
    if not pages:
        return 0
    now = timezone.now()
    content_type = ContentType.objects.get_for_model(model)
    locale = Locale.get_default()
    rows = []
    for (parent, page), path in zip(pages, _free_paths(pages), strict=True):
        page.path, page.depth = path, parent.depth + 1
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title = page.title
        page.content_type, page.locale = content_type, locale
        page.first_published_at = page.last_published_at = now
        rows.append(_page_row(page))
    for row, (_parent, page) in zip(Page.objects.bulk_create(rows, _BATCH), pages, strict=True):
        page.pk = page.id = row.pk
        page.page_ptr_id = row.pk  # type: ignore[attr-defined]  # the link to the first table
    _insert_own_columns(model, [page for _parent, page in pages])
    _count_children(parent for parent, _page in pages)
    return len(pages)


def _page_row(page: Page) -> Page:
    columns = (field.attname for field in Page._meta.concrete_fields if not field.primary_key)
    return Page(**{name: getattr(page, name) for name in columns})


def _free_paths(pages: Sequence[tuple[Page, Page]]) -> Iterator[str]:
    """Give each page the next free place below its parent."""
    parents = {parent.path for parent, _page in pages}
    depth = pages[0][0].depth + 1
    steplen = Page.steplen
    taken: defaultdict[str, int] = defaultdict(int)
    last_children = (
        Page.objects.filter(depth=depth).values_list("path", flat=True).order_by("path").iterator()
    )
    for path in last_children:
        if path[:-steplen] in parents:
            taken[path[:-steplen]] = max(taken[path[:-steplen]], Page._str2int(path[-steplen:]))
    for parent, _page in pages:
        taken[parent.path] += 1
        yield Page._get_path(parent.path, depth, taken[parent.path])


def _insert_own_columns(model: type[PageT], pages: Sequence[PageT]) -> None:
    fields = model._meta.local_concrete_fields
    size = min(_BATCH, connection.ops.bulk_batch_size(fields, pages))
    for start in range(0, len(pages), size):
        query = InsertQuery(model)
        query.insert_values(fields, list(pages[start : start + size]))
        query.get_compiler(connection=connection).execute_sql()


def _count_children(parents: Iterable[Page]) -> None:
    added: defaultdict[int, int] = defaultdict(int)
    for parent in parents:
        added[parent.pk] += 1
    by_count: defaultdict[int, list[int]] = defaultdict(list)
    for pk, count in added.items():
        by_count[count].append(pk)
    for count, pks in by_count.items():
        Page.objects.filter(pk__in=pks).update(numchild=F("numchild") + count)
