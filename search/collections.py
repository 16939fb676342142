"""Collections from outside, indexed and asked as the site's own entries are.

For measuring relevance: each document becomes a published entry with a bare page behind it, by the
same analysis and the same writes as any page, and each query goes through the same planner, engine
and ranking. It belongs into a store of its own: what the site publishes would be searched as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page

from portal.core.entries import EntryData, EntryPlace
from portal.places.area_cache import DistrictRow, ProvinceRow, table
from search import kinds, rows, sync
from search.answering import answer
from search.query import Query
from search.understanding import understand

_BATCH = 200
#: Limits of the entry's columns.
_TITLE, _SUMMARY, _PLACE, _KIND = 255, 300, 200, 16
_HEADS = ("จังหวัด", "จ.", "อำเภอ", "อ.", "เขต")


@dataclass(frozen=True, slots=True)
class Document:
    """One object of a collection; texts are Thai, names of areas as people write them."""

    id: str
    type: str = ""
    group: str = ""
    province: str = ""
    district: str = ""
    title: str = ""
    summary: str = ""
    body: str = ""

    @classmethod
    def of(cls, given: Mapping[str, object]) -> "Document":
        """Read one from JSON; what is missing or null is empty."""
        return cls(**{name: str(given.get(name) or "") for name in cls.__slots__})


def index_documents(documents: Iterable[Document]) -> dict[int, str]:
    """Publish documents; returns their ids by the key of their entry."""
    numbered = enumerate(documents)
    ids: dict[int, str] = {}
    while batch := list(islice(numbered, _BATCH)):
        pages = _bare_pages([number for number, _document in batch])
        published = {
            page.pk: rows.of_data(page, _data(number, document))
            for page, (number, document) in zip(pages, batch, strict=True)
        }
        keys = sync.write_new(published)
        ids |= {
            keys[page.pk]: document.id
            for page, (_number, document) in zip(pages, batch, strict=True)
        }
    return ids


@dataclass(frozen=True, slots=True)
class Ranked:
    """What one query found: ids of documents, the best first, and who answered ("": nobody)."""

    ids: list[str]
    engine: str = ""


def ask(text: str, ids: Mapping[int, str], limit: int = 50) -> Ranked:
    """Rank the documents for a query, as the site would."""
    query = Query(kind=kinds.everything(), at=timezone.now(), plan=understand(text), per_page=limit)
    if not query.has_words:
        return Ranked([])
    results = answer(query)
    found = [hit.entry.pk for hit in (*results.hits, *results.related)]
    return Ranked([ids[pk] for pk in found if pk in ids][:limit], results.engine)


def _data(number: int, document: Document) -> EntryData:
    province = _province(document.province)
    district = _district(document.district, province)
    if province is None and district is not None and not document.province:
        province = district.province
    written = [
        name if known is None else ""
        for name, known in ((document.district, district), (document.province, province))
    ]
    label = " ".join(filter(None, written))
    return EntryData(
        kind=document.type[:_KIND],
        code=str(number),
        title=document.title[:_TITLE],
        summary=document.summary[:_SUMMARY],
        body=" ".join(
            (document.title[_TITLE:], document.summary[_SUMMARY:], document.body)
        ).strip(),
        keywords=(document.group,),
        place=EntryPlace(
            province=province.code if province else "",
            district=district.code if district else "",
            label_th=label[:_PLACE],
        ),
    )


def _province(name: str) -> ProvinceRow | None:
    bare = _bare(name)
    return next((row for row in table().provinces.values() if row.name_th == bare), None)


def _district(name: str, province: ProvinceRow | None) -> DistrictRow | None:
    """Find a district by name, in its province if that is known; else only if there is one such."""
    bare = _bare(name)
    named = [row for row in table().districts.values() if bare and row.name_th == bare]
    if bare == "เมือง" and province is not None:
        named = [
            row for row in table().districts.values() if row.name_th == f"เมือง{province.name_th}"
        ]
    if province is not None:
        named = [row for row in named if row.province == province]
    return named[0] if len(named) == 1 else None


def _bare(name: str) -> str:
    for head in _HEADS:
        name = name.strip().removeprefix(head)
    return name.strip()


def _bare_pages(numbers: Sequence[int]) -> Sequence[Page]:
    root = Page.get_first_root_node()
    content_type = ContentType.objects.get_for_model(Page)
    locale = Locale.objects.first()
    return Page.objects.bulk_create(list(_made(root, content_type, locale, numbers)))


def _made(
    root: Page, content_type: ContentType, locale: Locale | None, numbers: Sequence[int]
) -> Iterator[Page]:
    now = timezone.now()
    for number in numbers:
        yield Page(
            # Far behind the pages that a site has at its root.
            path=Page._get_path(root.path, 2, number + 100_000),
            depth=2,
            title=f"document {number}",
            slug=f"document-{number}",
            url_path=f"/document-{number}/",
            content_type=content_type,
            locale=locale,
            first_published_at=now,
            last_published_at=now,
        )
