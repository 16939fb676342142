"""The listing of knowledge items."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.plain_listing import PlainListing
from portal.core.parts import Link
from search.listings import Listing
from showcase.knowledge import breadcrumbs
from showcase.knowledge.cards import knowledge_card
from showcase.models import KnowledgeIndexPage


def knowledge_listing(listing: Listing) -> PlainListing:
    """Put together what stands around a listing of knowledge items."""
    return PlainListing(
        listing=listing,
        page=KnowledgeIndexPage.objects.live().first(),
        breadcrumbs=breadcrumbs.of_list(),
        card_of=knowledge_card,
        asks=_("Search documents, videos and sites"),
        note=_(
            "Handbooks, videos and sites that help with a trade, each with what one may do with it"
        ),
        ways=(
            Link(_("Know-how from teachers"), reverse("showcase:practice-list")),
            Link(_("Money: accounts, saving, borrowing"), _about("money")),
            Link(_("Selling, also online"), _about("selling")),
        ),
    )


def _about(topic: str) -> str:
    return f"{reverse('showcase:knowledge-list')}?topic={topic}"
