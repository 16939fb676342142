"""What knowledge items give to the lower rooms: a kind, shelves, the parameters of their listing."""

from collections.abc import Iterator

from django.urls import reverse

from portal.core import page_cache
from search import kinds, sitemaps
from showcase.knowledge import shelf
from showcase.knowledge.kind import KNOWLEDGE
from showcase.knowledge_bank import beside


def paths() -> Iterator[str]:
    """The page for the sitemap that is no entry: the knowledge banks of institutions."""
    yield reverse("showcase:knowledge-banks")


def register() -> None:
    """Tell the lower rooms; called when the app is ready."""
    kinds.register(KNOWLEDGE)
    page_cache.know_parameters(("medium", "topic", "reader", "part"))
    page_cache.know_parameters(("level", "licence", "size", "field"))
    shelf.fill()
    beside.fill()
    sitemaps.register(paths)
