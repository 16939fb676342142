"""A question, its answer, and everything that a template shows around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.parts import Chip, Choice, Facet, Link, Notice, Option, Pages, Select
from portal.places import areas
from search import sorts
from search.answering import answer, as_answered
from search.filters import AreaFilter, ChoiceFilter, Chosen
from search.filters.area import NEAR, province_name
from search.filters.base import Parameters
from search.kinds import Kind
from search.listings import empties, remembering
from search.listings.addresses import Address
from search.listings.area_offers import area_offers
from search.listings.empties import Empty
from search.listings.noting import note_if_missed
from search.listings.numbered import numbered_pages
from search.listings.reading import area_filters, given_query
from search.listings.words import notices, words_used
from search.query import Query
from search.results import Hit, Results

__all__ = ["Empty", "Listing", "of_request", "read"]


@dataclass(frozen=True)
class Listing:
    """All that a listing's template needs; every link and box works without a script."""

    kind: Kind
    query: Query
    results: Results
    #: What was typed, as the search box shows it again.
    text: str
    #: The area in words ("อ.พรรณานิคม สกลนคร"), '' for everywhere.
    area_label: str
    #: For the search box; a remembered area is preselected and filters nothing by itself.
    provinces: Select
    facets: Sequence[Facet]
    chips: Sequence[Chip]
    clear_url: str
    sorts: Sequence[Link]
    pages: Pages | None
    #: The address of exactly this listing, as people may keep or send it.
    url: str
    canonical: str
    is_indexed: bool
    #: Where to follow what is new here, '' where there is no such feed.
    feed_url: str
    #: How many values are ticked in the panel of filters.
    ticked: int
    #: What to offer when nothing was found, else None.
    empty: Empty | None
    #: How the words were understood, where that is not plain.
    notices: Sequence[Notice]
    #: The areas that the words name, as filters.
    area_offers: Sequence[Link]

    @property
    def action(self) -> str:
        """Where the form leads: the listing itself."""
        return reverse(self.kind.list_url_name)

    @property
    def hits(self) -> Sequence[Hit]:
        """The hits of this page."""
        return self.results.hits

    @property
    def total(self) -> int:
        """How many were found in all."""
        return self.results.total

    @property
    def words(self) -> str:
        """The words that the results are for: as typed, or as they were put right."""
        return words_used(self.text, self.results.plan) if self.total else self.text

    @property
    def is_cut(self) -> bool:
        """Whether there is more than numbered pages show: say "narrow your search"."""
        return self.results.is_cut


def of_request(request: HttpRequest, kind: Kind, at: datetime | None = None) -> Listing:
    """Read a listing from a request."""
    listing = read(
        kind,
        request.GET,
        at=at or timezone.now(),
        path=request.path,
        remembered=remembering.remembered(request),
    )
    note_if_missed(listing.query, listing.results)
    return listing


def read(
    kind: Kind, given: Parameters, *, at: datetime, path: str, remembered: Chosen = ()
) -> Listing:
    """Answer the question that an address asks, and lay out what stands around the answer."""
    query, text = given_query(kind, given, at, remembered)
    results = answer(query)
    address = Address(path, query, text)
    area = next((query.of(one) for one in area_filters(kind)), ())
    asks_area = any(given.getlist(key) for key in AreaFilter.keys)
    shown_area = area if area or asks_area else remembered
    return Listing(
        kind=kind,
        query=query,
        results=results,
        text=text,
        area_label=AreaFilter().sentence(area),
        provinces=_provinces(shown_area),
        facets=_facets(query, results, shown_area),
        chips=_chips(query, address),
        clear_url=address.cleared(),
        sorts=_sorts(query, address),
        pages=numbered_pages(results, address),
        url=str(address),
        canonical=address.canonical(),
        is_indexed=address.is_canonical() and results.total > 0,
        feed_url=address.feed(),
        ticked=sum(len(query.of(one)) for one in kind.filters),
        empty=empties.offer(as_answered(query, results), address) if results.total == 0 else None,
        notices=notices(results, address),
        area_offers=area_offers(address),
    )


def _provinces(area: Chosen) -> Select:
    chosen = area[0] if area else ""
    return Select(
        name="province",
        label=_("Province"),
        choices=[
            Choice("", _("All provinces"), not chosen),
            *(Choice(code, name, code == chosen) for code, name in areas.province_choices()),
        ],
    )


def _facets(query: Query, results: Results, area: Chosen) -> list[Facet]:
    facets = []
    for one in query.kind.filters:
        counts = results.counts.get(one.key, {})
        if isinstance(one, AreaFilter):
            facets.append(_area_facet(one, query.of(one), area, counts))
        elif isinstance(one, ChoiceFilter):
            facets.append(_choice_facet(one, query.of(one), counts))
    return facets


def _choice_facet(one: ChoiceFilter, chosen: Chosen, counts: Mapping[str, int]) -> Facet:
    return Facet(
        name=one.key,
        title=str(one.heading),
        options=[
            Option(
                value=option.code,
                label=str(option.label),
                count=counts.get(option.code, 0 if one.counts_all else None),
                is_checked=option.code in chosen,
                note=str(option.hint),
            )
            for option in one.options
        ],
        is_open=one.is_open,
    )


def _area_facet(one: AreaFilter, chosen: Chosen, shown: Chosen, counts: Mapping[str, int]) -> Facet:
    """Lay out the districts of the province that is shown, and the box for what is near."""
    near = [
        Option(
            value="1",
            label=_("Districts nearby too (about 30 km)"),
            count=counts.get(NEAR),
            is_checked=NEAR in chosen,
        )
    ]
    return Facet(
        name=NEAR,
        title=str(one.heading),
        options=near if shown else (),
        selects=[_districts(chosen, shown, counts if one.grouped(chosen) else None)],
        is_open=one.is_open,
    )


def _districts(chosen: Chosen, shown: Chosen, counts: Mapping[str, int] | None) -> Select:
    if not shown:
        first = _("Choose a province first")
    else:
        first = _("All districts of %(province)s") % {"province": province_name(shown[0])}
    current = shown[1] if len(shown) > 1 else ""
    rows = areas.district_choices(shown[0]) if shown else []
    return Select(
        name="district",
        label=_("District"),
        choices=[
            Choice("", first, not current),
            *(
                Choice(
                    code,
                    _counted(name, None if counts is None else counts.get(code, 0)),
                    code == current,
                )
                for code, name in rows
            ),
        ],
    )


def _counted(name: str, count: int | None) -> str:
    if count is None:
        return name
    return _("%(name)s (%(count)s)") % {"name": name, "count": f"{count:,}"}


def _chips(query: Query, address: Address) -> list[Chip]:
    chips = []
    if address.text:
        chips.append(Chip(_("“%(words)s”") % {"words": address.text}, address.without_text()))
    for one in query.kind.filters:
        chips += [
            Chip(label, address.with_chosen(one.key, rest))
            for label, rest in one.labels(query.of(one))
        ]
    return chips


def _sorts(query: Query, address: Address) -> list[Link]:
    offered = [sorts.SORTS[key] for key in query.orders]
    return [
        Link(
            title=str(sort.label),
            url=address.with_sort(sort.key),
            current="true" if sort.key == query.order else "",
        )
        for sort in offered
    ]
