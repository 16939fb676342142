"""The entries of one page, in order, in one statement (two where a page spans two sections).

A few hundred matches are sorted as they are. Many matches are never sorted: each section of the
order walks an index and stops when the page is full, so that a page costs the same at 1,000 and
at 100,000 entries.
"""

from collections.abc import Callable, Sequence

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.expressions import OrderBy

from portal.places.near import near_districts
from search import sorts
from search.conditions import All, Condition, Missing, Not, Terms
from search.engines.base import Tally
from search.engines.database import predicates
from search.models import Entry, EntryRun
from search.query import Query

#: Up to so many matches are sorted; beyond, indexes are walked.
FEW = 2_000

_LATEST_FIRST = ("-published_at", "-pk")

#: What holds for entries that say what they cost.
PRICED = Not(Missing("price_satang"))

Fetch = Callable[[int, int], list[Entry]]


def page_of(query: Query, found: Tally, start: int, wanted: int) -> list[Entry]:
    """Return so many entries from a place of the order on."""
    if found.total == 0:
        return []
    if found.total <= FEW:
        return list(_sorted(_entries(query), query, query.order)[start : start + wanted])
    return _through(_sections(query, found), start, wanted)


def near_condition(query: Query) -> Condition:
    """Return what holds for entries in the known district and near it."""
    codes = (query.near_to, *(near.code for near in near_districts(query.near_to)))
    provinces = tuple(sorted({code[:2] for code in codes}))
    return All(Terms("province_code", provinces), Terms("district_code", codes))


def _entries(query: Query) -> QuerySet[Entry]:
    listed = Entry.objects.defer("body", "keywords")
    return listed.filter(predicates.of_entries(query, query.demand()))


# --- few: sort them -----------------------------------------------------------------------------


def _sorted(entries: QuerySet[Entry], query: Query, order: str) -> QuerySet[Entry]:
    match order:
        case sorts.START:
            return _by_start(entries, query)
        case sorts.NEAR:
            return _by_start(entries.annotate(rank=_rank(query)), query, "rank")
        case sorts.AREA:
            return entries.order_by("province_code", "district_code", "subdistrict_code", "pk")
        case sorts.PRICE | sorts.PRICE_DOWN:
            return entries.order_by(_price(order), *_LATEST_FIRST)
    return entries.order_by(*_LATEST_FIRST)


def _price(order: str) -> OrderBy:
    """Sort by the price; what is to be asked for stands last in both directions."""
    price = F("price_satang")
    return price.desc(nulls_last=True) if order == sorts.PRICE_DOWN else price.asc(nulls_last=True)


def _by_start(entries: QuerySet[Entry], query: Query, *before: str) -> QuerySet[Entry]:
    """Sort by the tier and the first day of the run that each card shows."""
    if not query.tiers:
        return entries.order_by(*before, *_LATEST_FIRST)
    # A single tier may hold for every run: its number is then a constant, which cannot be sorted by.
    sooner_tier = ("tier",) if len(query.tiers) > 1 else ()
    runs = (
        EntryRun.objects.filter(_fitting(query), entry=OuterRef("pk"))
        .annotate(tier=_tier_of(query))
        .filter(tier__lt=len(query.tiers))
        .order_by(*sooner_tier, "starts_on")
    )
    return entries.annotate(
        tier=Subquery(runs.values("tier")[:1]), day=Subquery(runs.values("starts_on")[:1])
    ).order_by(
        *before, F("tier").asc(nulls_last=True), F("day").asc(nulls_last=True), *_LATEST_FIRST
    )


def _tier_of(query: Query) -> Case:
    return Case(
        *(
            When(predicates.predicate(tier, predicates.RUN), then=place)
            for place, tier in enumerate(query.tiers)
        ),
        default=len(query.tiers),
        output_field=IntegerField(),
    )


def _rank(query: Query) -> Case:
    districts = (query.near_to, *(near.code for near in near_districts(query.near_to)))
    return Case(
        *(When(district_code=code, then=place) for place, code in enumerate(districts)),
        When(province_code=query.near_to[:2], then=len(districts)),
        default=len(districts) + 1,
        output_field=IntegerField(),
    )


# --- many: walk indexes -------------------------------------------------------------------------


def _sections(query: Query, found: Tally) -> list[tuple[int, Fetch]]:
    """Split the order into sections that an index gives, each with how many it holds."""
    match query.order:
        case sorts.START if query.tiers:
            tiers: list[tuple[int, Fetch]] = [
                (number, _tier(query, place)) for place, number in enumerate(found.tiers)
            ]
            rest = found.total - sum(found.tiers)
            joined = Exists(_runs_of_tiers(query, len(query.tiers)))
            return [*tiers, (rest, _slices(_newest(_entries(query).filter(~joined))))]
        case sorts.NEAR:
            near = predicates.predicate(near_condition(query), predicates.ENTRY)
            close = _sorted(_entries(query).filter(near), query, sorts.NEAR)
            number = found.extra[0]
            far = _newest(_entries(query).filter(~near))
            return [(number, _slices(close)), (found.total - number, _slices(far))]
        case sorts.AREA:
            return [(found.total, _slices(_sorted(_entries(query), query, sorts.AREA)))]
        case sorts.PRICE | sorts.PRICE_DOWN:
            priced = predicates.predicate(PRICED, predicates.ENTRY)
            number = found.extra[0]
            # Without "nulls last", which the index of falling prices does not have.
            price = "price_satang" if query.order == sorts.PRICE else "-price_satang"
            by_price = _entries(query).filter(priced).order_by(price, *_LATEST_FIRST)
            asked = _newest(_entries(query).filter(~priced))
            return [(number, _slices(by_price)), (found.total - number, _slices(asked))]
    return [(found.total, _slices(_newest(_entries(query))))]


def soonest_runs(query: Query, tier: Condition, count: int) -> list[EntryRun]:
    """Return the first runs of a tier with their entries, by their first day."""
    runs = EntryRun.objects.filter(
        _fitting(query),
        predicates.predicate(tier, predicates.RUN),
        predicates.of_entries_of_runs(query, query.demand()),
    )
    return list(runs.select_related("entry").order_by("starts_on", "entry_id")[:count])


def _through(sections: Sequence[tuple[int, Fetch]], start: int, wanted: int) -> list[Entry]:
    entries: list[Entry] = []
    for number, fetch in sections:
        if start < number and len(entries) < wanted:
            entries += fetch(start, min(start + wanted - len(entries), number))
        start = max(0, start - number)
    return entries


def _newest(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    return entries.order_by(*_LATEST_FIRST)


def _slices(entries: QuerySet[Entry]) -> Fetch:
    return lambda start, stop: list(entries[start:stop])


def _tier(query: Query, place: int) -> Fetch:
    """Walk runs by their first day; an entry stands where its soonest run of the tier does."""
    tier = predicates.predicate(query.tiers[place], predicates.RUN)
    fitting = _fitting(query)
    sooner = EntryRun.objects.filter(
        Q(starts_on__lt=OuterRef("starts_on"))
        | Q(starts_on=OuterRef("starts_on"), pk__lt=OuterRef("pk")),
        fitting,
        tier,
        entry=OuterRef("entry_id"),
    )
    runs = (
        EntryRun.objects.filter(
            fitting, tier, predicates.of_entries_of_runs(query, query.demand()), ~Exists(sooner)
        )
        .select_related("entry")
        .order_by("starts_on", "entry_id")
    )
    if place:
        runs = runs.exclude(Exists(_runs_of_tiers(query, place, "entry_id")))
    return lambda start, stop: [run.entry for run in runs[start:stop]]


def _runs_of_tiers(query: Query, number: int, entry_pk: str = "pk") -> QuerySet[EntryRun]:
    """Runs of an outer entry that fit and belong to one of the first tiers."""
    tiers = Q(pk__in=[])
    for tier in query.tiers[:number]:
        tiers |= predicates.predicate(tier, predicates.RUN)
    return EntryRun.objects.filter(_fitting(query), tiers, entry=OuterRef(entry_pk))


def _fitting(query: Query) -> Q:
    return predicates.of_runs(query, query.demand())
