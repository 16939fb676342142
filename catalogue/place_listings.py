"""Lists of other providers and of learning centres: rows of places with filters."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue import breadcrumbs
from catalogue.place_enums import LearningTheme, ProviderKind
from portal.core.distances import about_kilometres
from portal.core.parts import Link
from portal.places import areas
from search.filters import AreaFilter
from search.listings import Listing
from search.marks import marked
from search.results import Hit


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place in the list."""

    title: str
    url: str
    summary: str
    facts: Sequence[str]


@dataclass(frozen=True)
class PlaceListing:
    """A list of places with its words."""

    listing: Listing
    title: str
    lead: str
    #: What was found, in one sentence.
    headline: str
    #: What the button of the filters says.
    button: str
    breadcrumbs: Sequence[Link]

    @cached_property
    def rows(self) -> list[PlaceRow]:
        """The places of this page of results."""
        return [self._row(hit) for hit in self.listing.hits]

    @property
    def kind(self) -> str:
        """The kind that words are suggested for."""
        return self.listing.kind.code

    def _row(self, hit: Hit) -> PlaceRow:
        entry = hit.entry
        near = [about_kilometres(hit.kilometres)] if hit.kilometres else []
        return PlaceRow(
            title=marked(entry.shown_title, self.listing.results.plan),
            url=hit.url,
            summary=entry.shown_summary,
            facts=[*_labels(entry.card), _place(hit), *near],
        )


def provider_listing(listing: Listing) -> PlaceListing:
    """Put together the list of other providers."""
    total = listing.total
    return _place_listing(
        listing,
        title=_("Other providers"),
        lead=_("Colleges, skill offices and local administrations that teach trades as well"),
        none=_("No provider like that"),
        some=ngettext("%(count)s provider", "%(count)s providers", total),
        some_there=ngettext(
            "%(count)s provider in %(area)s", "%(count)s providers in %(area)s", total
        ),
        button=ngettext("Show %(count)s provider", "Show %(count)s providers", total),
        way_back=breadcrumbs.of_provider_list(),
    )


def learning_centre_listing(listing: Listing) -> PlaceListing:
    """Put together the list of learning centres."""
    total = listing.total
    return _place_listing(
        listing,
        title=_("Learning centres"),
        lead=_("Model farms and craft villages where you see and try how it is done"),
        none=_("No learning centre like that"),
        some=ngettext("%(count)s learning centre", "%(count)s learning centres", total),
        some_there=ngettext(
            "%(count)s learning centre in %(area)s",
            "%(count)s learning centres in %(area)s",
            total,
        ),
        button=ngettext("Show %(count)s learning centre", "Show %(count)s learning centres", total),
        way_back=breadcrumbs.of_learning_centre_list(),
    )


def _place_listing(
    listing: Listing,
    *,
    title: str,
    lead: str,
    none: str,
    some: str,
    some_there: str,
    button: str,
    way_back: Sequence[Link],
) -> PlaceListing:
    """Choose the sentence that fits what was found, and write the numbers into it."""
    area = AreaFilter().names(listing.query.chosen.get(AreaFilter.key, ()))
    values = {"count": f"{listing.total:,}", "area": area}
    found = (some_there if area else some) % values
    return PlaceListing(
        listing=listing,
        title=title,
        lead=lead,
        headline=found if listing.total else none,
        button=button % values,
        breadcrumbs=way_back,
    )


def _place(hit: Hit) -> str:
    return areas.place_label(hit.entry.district_code or hit.entry.province_code)


def _labels(card: dict[str, object]) -> list[str]:
    kind, themes = card.get("provider"), card.get("themes")
    labels = [str(ProviderKind(kind).label)] if kind in ProviderKind.values else []
    if isinstance(themes, list):
        labels += [str(LearningTheme(code).label) for code in themes if code in LearningTheme]
    return labels
