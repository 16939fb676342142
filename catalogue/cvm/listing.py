"""The listing of CVM fields: by year, with how many fields and institutions there are."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.cvm import breadcrumbs
from catalogue.cvm.cards import field_card
from catalogue.listing_groups import CardGroup, by_heading
from catalogue.models import CvmFieldPage, CvmIndexPage
from catalogue.plain_listing import PlainListing
from portal.core.languages import is_thai
from portal.core.parts import Card, Link
from portal.core.thai_dates import ERA
from search.listings import Listing
from search.results import Hit


def field_listing(listing: Listing) -> PlainListing:
    """Put together what stands around a listing of CVM fields."""
    return PlainListing(
        listing=listing,
        page=CvmIndexPage.objects.live().first(),
        breadcrumbs=breadcrumbs.of_list(),
        card_of=field_card,
        groups_of=_by_year if listing.query.order == "newest" else None,
        is_by_province=True,
        asks=_("Search fields and colleges"),
        note=_("Fields of study that one college leads for all, and the industries that want them"),
        ways=(
            Link(_("Where to be assessed for a standard"), reverse("catalogue:cvm-test-centres")),
        ),
    )


def institutions_words(listing: Listing) -> str:
    """Say how many institutions lead all these fields; nothing while something is filtered."""
    if listing.ticked or listing.text or not listing.total:
        return ""
    return _("%(fields)s fields led by %(institutions)s institutions") % {
        "fields": f"{listing.total:,}",
        "institutions": f"{CvmFieldPage.objects.institution_count():,}",
    }


def _by_year(pairs: list[tuple[Hit, Card]], at: datetime) -> list[CardGroup]:
    return by_heading(pairs, lambda hit: _year(hit.entry.card.get("year")))


def _year(year: int | None) -> str:
    if year is None:
        return ""
    return _("Fiscal year %(year)s") % {"year": year if is_thai() else year - ERA}
