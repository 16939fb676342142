"""The listing of groups."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.plain_listing import PlainListing
from portal.core.parts import Link
from search.listings import Listing
from showcase.groups.cards import group_card
from showcase.models import GroupIndexPage
from showcase.products import breadcrumbs


def group_listing(listing: Listing) -> PlainListing:
    """Put together what stands around a listing of groups."""
    return PlainListing(
        listing=listing,
        page=GroupIndexPage.objects.live().first(),
        breadcrumbs=breadcrumbs.of_group_list(),
        card_of=group_card,
        asks=_("Search groups"),
        note=_("People who learned together, make together and sell together"),
        ways=(Link(_("Community products"), reverse("showcase:product-list")),),
    )
