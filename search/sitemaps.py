"""Addresses for search engines: an index, and files of entries by stretches of their keys.

A stretch begins where its keys begin, so that the last file costs what the first does. Each entry
stands in both languages and names the other.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem
from django.core.cache import cache
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from search import kinds
from search.models import Entry
from search.open_data.records import LANGUAGES

#: So many keys a file; two languages make twice as many addresses.
STRETCH = 2_500
MOST_ADDRESSES = 5_000
_CACHE_SECONDS = 900
_PAGES = "pages"
_SECTION = re.compile("entries-([0-9]{1,15})")

#: Gives the paths of pages that are no entries, in the language that is active.
Paths = Callable[[], Iterable[str]]

_more: list[Paths] = []


def register(paths: Paths) -> None:
    """Add pages that are no entries: rooms call it in ``ready()``."""
    if paths not in _more:
        _more.append(paths)


@dataclass(frozen=True)
class Place:
    """A page with its address in each language."""

    paths: dict[str, str]
    changed_at: datetime | None = None


class _Both(Sitemap):
    """Pages in both languages."""

    i18n = True
    alternates = True
    limit = MOST_ADDRESSES

    def location(self, item: Place) -> str:
        return item.paths[get_language() or LANGUAGES[0]]

    def lastmod(self, item: Place) -> datetime | None:
        return item.changed_at


class EntrySitemap(_Both):
    """One stretch of entries."""

    def __init__(self, number: int) -> None:
        self.number = number

    def items(self) -> list[Place]:
        """The entries whose keys lie in this stretch."""
        entries = Entry.objects.in_stretch(self.number, STRETCH).only("kind", "code", "changed_at")
        return [Place(_paths(entry), entry.changed_at) for entry in entries]


class PageSitemap(_Both):
    """What is no entry: the front page, lists, pages that rooms named."""

    def items(self) -> list[Place]:
        """These pages, each once."""
        by_language = []
        for language in LANGUAGES:
            with translation.override(language):
                by_language.append(list(_own_paths()))
        return [
            Place(dict(zip(LANGUAGES, paths, strict=True)))
            for paths in dict.fromkeys(zip(*by_language, strict=True))
        ]


def sections(request: HttpRequest) -> list[SitemapIndexItem]:
    """Return the files that there are, each with the day of its last change."""
    stretches = cache.get_or_set(
        "search:sitemap", lambda: Entry.objects.stretches(STRETCH), _CACHE_SECONDS
    )
    return [
        SitemapIndexItem(_full(request, _PAGES), None),
        *(
            SitemapIndexItem(_full(request, f"entries-{number}"), changed_at)
            for number, changed_at in stretches or ()
        ),
    ]


def sitemap_of(section: str) -> Sitemap:
    """Return one file's content."""
    if section == _PAGES:
        return PageSitemap()
    found = _SECTION.fullmatch(section)
    if found is None:
        raise Http404
    return EntrySitemap(int(found[1]))


def _own_paths() -> Iterable[str]:
    yield reverse("home:home")
    for kind in kinds.registered():
        if kind.list_url_name:
            yield reverse(kind.list_url_name)
    yield reverse("search:open-data")
    yield reverse("search:open-data-api")
    for paths in _more:
        yield from paths()


def _paths(entry: Entry) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = entry.url
    return found


def _full(request: HttpRequest, section: str) -> str:
    return request.build_absolute_uri(reverse("open-data:sitemap", args=[section]))
