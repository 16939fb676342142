"""Atom feeds: what is new of a kind, by the same filters as its listing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.core.thai_text import storable
from search import kinds
from search.kinds import Kind
from search.listings.addresses import Address
from search.listings.reading import given_query
from search.models import Entry
from search.query import Query
from search.strictly import wrong_in
from search.tallies import newest

MOST_ITEMS = 50
#: What everybody who shares a link adds is no mistake of whoever follows it.
_BESIDES = frozenset({"utm_source", "utm_medium", "utm_campaign", "fbclid"})


@dataclass(frozen=True)
class Followed:
    """What somebody follows: a kind, narrowed by its filters."""

    kind: Kind
    query: Query
    address: str
    list_url: str
    narrowed: Sequence[str]


class EntryFeed(Feed):
    """The newest entries of a kind."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, kind: str) -> Followed:  # type: ignore[override]  # its own
        """Read the address; what it asks for that is not known is not found."""
        known = {one.code: one for one in kinds.registered()}.get(kind)
        if known is None or wrong_in(known, request.GET, _BESIDES):
            raise Http404
        query, _text = given_query(known, request.GET, timezone.now())
        labels = [label for one in known.filters for label, _rest in one.labels(query.of(one))]
        path = reverse(known.list_url_name) if known.list_url_name else reverse("home:home")
        return Followed(
            kind=known,
            query=query,
            address=str(Address(request.path, query, "")),
            list_url=str(Address(path, query, "")),
            narrowed=labels,
        )

    def title(self, followed: Followed) -> str:
        """Name the kind, and what it is narrowed to."""
        return " · ".join([_("New: %(what)s") % {"what": followed.kind.plural}, *followed.narrowed])

    def subtitle(self, followed: Followed) -> str:
        """Say whose feed it is."""
        return _("Community vocational training centres")

    def link(self, followed: Followed) -> str:
        """The listing that the feed belongs to."""
        return followed.list_url

    def feed_url(self, followed: Followed) -> str:
        """The feed's own address, filters and all."""
        return followed.address

    def author_name(self, followed: Followed) -> str:
        """Atom wants somebody; no person is ever named."""
        return _("Department of Learning Encouragement, Ministry of Education")

    def items(self, followed: Followed) -> list[Entry]:
        """The newest."""
        return newest(followed.query, MOST_ITEMS)

    def item_title(self, item: Any) -> str:
        # A sign that XML cannot write would stop the whole feed.
        return storable(str(item.shown_title))

    def item_description(self, item: Any) -> str:
        """The summary and the place; readers of feeds take this text for HTML."""
        parts = (item.shown_summary, item.shown_place)
        return escape(storable(" · ".join(part for part in parts if part)))

    def item_link(self, item: Any) -> str:
        return str(item.url)

    def item_pubdate(self, item: Entry) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Entry) -> datetime:
        return item.changed_at

    def item_categories(self, item: Entry) -> Sequence[str]:
        return [code for code in (item.group,) if code]

    def get_feed(self, obj: Any, request: HttpRequest) -> Any:
        """Say the language of the address, not the one of the settings."""
        self.language = get_language()
        return super().get_feed(obj, request)
