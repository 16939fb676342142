"""The listing of stories."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.plain_listing import PlainListing
from catalogue.run_state import local_day
from portal.core.parts import Link
from portal.core.thai_dates import buddhist_year
from search.listings import Listing
from showcase.models import PracticeIndexPage
from showcase.practice import breadcrumbs
from showcase.practice.cards import practice_card
from showcase.practice.kind import EvaluationYearFilter

#: So many years are offered.
YEARS = 5


def practice_listing(listing: Listing) -> PlainListing:
    """Put together what stands around a listing of stories."""
    chosen = next(iter(listing.query.of(EvaluationYearFilter())), "")
    return PlainListing(
        listing=listing,
        page=PracticeIndexPage.objects.live().first(),
        breadcrumbs=breadcrumbs.of_list(),
        card_of=practice_card,
        asks=_("Search know-how"),
        note=_("What teachers did with people in their community, what worked, and what to mind"),
        ways=tuple(_ways(chosen, listing)),
    )


def _ways(chosen: str, listing: Listing) -> list[Link]:
    url = reverse("showcase:practice-list")
    now = buddhist_year(local_day(listing.query.at))
    ways = [Link(_("All years"), url, "" if chosen else "true")]
    for year in range(now, now - YEARS, -1):
        current = "true" if chosen == str(year) else ""
        ways.append(Link(_("Year %(year)s") % {"year": year}, f"{url}?year={year}", current))
    return ways
