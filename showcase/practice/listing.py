"""The listing of stories."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.plain_listing import PlainListing
from portal.core.parts import Link
from search.listings import Listing
from showcase.models import PracticeIndexPage
from showcase.practice import breadcrumbs
from showcase.practice.cards import practice_card


def practice_listing(listing: Listing) -> PlainListing:
    """Put together what stands around a listing of stories."""
    return PlainListing(
        listing=listing,
        page=PracticeIndexPage.objects.live().first(),
        breadcrumbs=breadcrumbs.of_list(),
        card_of=practice_card,
        asks=_("Search know-how"),
        note=_("What teachers did with people in their community, what worked, and what to mind"),
        ways=(Link(_("Knowledge for your trade"), reverse("showcase:knowledge-list")),),
    )
