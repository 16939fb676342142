"""The listing of events: by month what comes, or one year of the archive."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.events import breadcrumbs
from catalogue.events.cards import event_card, event_changes_at
from catalogue.events.kind import YearFilter
from catalogue.events.state import EventFacts
from catalogue.events.words import archive_words
from catalogue.listing_groups import CardGroup, by_heading
from catalogue.models import EventIndexPage
from catalogue.plain_listing import PlainListing
from portal.core.parts import Card, Link
from portal.core.thai_dates import buddhist_year, format_month, local_day
from search.listings import Listing
from search.results import Hit

#: So many years of the archive are offered.
ARCHIVE_YEARS = 4


def event_listing(listing: Listing) -> PlainListing:
    """Put together what stands around a listing of events."""
    year = next(iter(listing.query.of(YearFilter())), "")
    return PlainListing(
        listing=listing,
        page=EventIndexPage.objects.live().first(),
        breadcrumbs=breadcrumbs.of_event_list(),
        card_of=event_card,
        changes_at=event_changes_at,
        groups_of=_by_month if listing.query.order == "start" else None,
        asks=_("Search events"),
        note=_("Expos, markets, contests and training days of centres all over the country"),
        ways=tuple(_ways(year, listing.query.at)),
    )


def _by_month(pairs: list[tuple[Hit, Card]], at: datetime) -> list[CardGroup]:
    return by_heading(pairs, lambda hit: _month(EventFacts.of_card(hit.entry.card), at))


def _month(facts: EventFacts, at: datetime) -> str:
    if facts.starts_on is None or facts.last_day is None:
        return _("Date to be announced")
    # What began in an earlier month and still goes on stands with what is on now.
    today = local_day(at)
    day = today if facts.starts_on < today <= facts.last_day else facts.starts_on
    return format_month(day, "long")


def _ways(chosen: str, at: datetime) -> list[Link]:
    url = reverse("catalogue:event-list")
    now = buddhist_year(local_day(at))
    ways = [Link(_("Events to come"), url, "" if chosen else "true")]
    for year in range(now, now - ARCHIVE_YEARS, -1):
        current = "true" if chosen == str(year) else ""
        ways.append(Link(archive_words(year), f"{url}?year={year}", current))
    return ways
