"""Centres found by their name: a plain list of places."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue import breadcrumbs
from portal.core.parts import Link, Place
from search.listings import Listing
from search.marks import marked


@dataclass(frozen=True)
class CentreListing:
    """A listing of centres with its places and words."""

    listing: Listing

    @cached_property
    def places(self) -> list[Place]:
        """The centres of this page of results; the label tells namesakes apart."""
        plan = self.listing.results.plan
        return [
            Place(name=marked(hit.entry.shown_place or hit.entry.shown_title, plan), url=hit.url)
            for hit in self.listing.hits
        ]

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_country()

    @property
    def headline(self) -> str:
        """What was found, in one sentence."""
        listing = self.listing
        values = {"count": f"{listing.total:,}", "words": listing.words}
        if not listing.total:
            return _("No centre called “%(words)s”") % values
        words = ngettext(
            "%(count)s centre called “%(words)s”",
            "%(count)s centres called “%(words)s”",
            listing.total,
        )
        return words % values


def centre_listing(listing: Listing) -> CentreListing:
    """Put together what stands around a listing of centres."""
    return CentreListing(listing)
