"""The listing of news and letters."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.plain_listing import PlainListing
from home.models import NewsIndexPage
from home.news import breadcrumbs
from home.news.cards import news_card
from portal.core.parts import Link
from search.listings import Listing


def news_listing(listing: Listing) -> PlainListing:
    """Put together what stands around a listing of news."""
    return PlainListing(
        listing=listing,
        page=NewsIndexPage.objects.live().first(),
        breadcrumbs=breadcrumbs.of_news_list(),
        card_of=news_card,
        is_by_province=True,
        asks=_("Search news and letters"),
        note=_("News of the department and of centres, and circular letters that all may read"),
        ways=(Link(_("Events to come"), reverse("catalogue:event-list")),),
    )
