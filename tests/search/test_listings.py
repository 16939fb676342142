"""A listing as a template gets it: form, facets, chips, orders, pages, addresses, empties."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.kinds import CENTRE, COURSE
from portal.core.cookies import REMEMBERED_AREA
from search.listings import read
from search.listings.remembering import remember, remembered
from tests.factories.search import AT

pytestmark = pytest.mark.django_db
PATH = "/th/courses/"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def listing(query="", **more):
    return read(COURSE, QueryDict(query), at=AT, path=PATH, **more)


def facet(found, name):
    return next(one for one in found.facets if one.name == name)


@pytest.mark.parametrize(
    ("given_query", "address"),
    [
        ("", PATH),
        ("q=&province=&group=", PATH),
        (
            "group=commerce&q=tea&group=agriculture",
            f"{PATH}?q=tea&group=agriculture&group=commerce",
        ),
        ("page=1&sort=start", PATH),
        ("sort=newest&page=2&status=open", f"{PATH}?status=open&sort=newest&page=2"),
        ("near=1&district=4704", f"{PATH}?province=47&district=4704&near=1"),
        ("province=47&district=2101", f"{PATH}?province=47"),
        ("province=99&district=0000&near=1", PATH),
        ("near=1&province=47", f"{PATH}?province=47"),
        ("sort=near", PATH),
        ("sort=cheapest&status=lost&page=x&day=1%27", PATH),
        ("q=++tea+%00+time++", f"{PATH}?q=tea+time"),
    ],
)
def test_address_is_in_fixed_order_without_the_unknown(areas, given_query, address):
    """Parameters stand in one order; empty and unknown ones are gone, never an error."""
    assert listing(given_query).url == address


@pytest.mark.parametrize(
    ("given_query", "canonical", "is_indexed"),
    [
        ("", PATH, True),
        (
            "q=coffee&province=47&group=creative",
            f"{PATH}?q=coffee&province=47&group=creative",
            True,
        ),
        ("province=47&status=open", f"{PATH}?province=47", False),
        ("sort=newest", PATH, False),
        ("page=2", PATH, False),
        ("q=nothing-of-this-kind", f"{PATH}?q=nothing-of-this-kind", False),
    ],
)
def test_canonical_address_keeps_words_province_and_group(
    scattered, given_query, canonical, is_indexed
):
    """Other combinations and empty listings are not for search engines."""
    found = listing(given_query)
    assert (found.canonical, found.is_indexed) == (canonical, is_indexed)


def test_facets_keep_options_that_count_nothing(scattered):
    """Values with no result stay visible and usable."""
    found = listing("q=coffee&province=15")
    groups = facet(found, "group")
    assert [option.value for option in groups.options] == [
        "agriculture",
        "industry",
        "commerce",
        "creative",
        "special",
    ]
    assert sum(option.count for option in groups.options) == found.total


def test_ticked_options_are_checked_and_their_facet_open(scattered):
    """What filters is never hidden."""
    found = listing("day=we")
    days = facet(found, "day")
    assert [option.is_checked for option in days.options] == [False, False, True]
    assert days.shows_open and not facet(listing(), "day").shows_open
    assert found.ticked == 1


def test_chips_take_one_value_away(scattered):
    """Each chip leads to the same listing without it; clearing keeps the words."""
    found = listing("q=coffee&province=47&district=4704&group=creative&group=special&page=2")
    assert [(chip.label, chip.url) for chip in found.chips] == [
        ("“coffee”", f"{PATH}?province=47&district=4704&group=creative&group=special"),
        ("Sakon Nakhon", f"{PATH}?q=coffee&group=creative&group=special"),
        ("Phanna Nikhom", f"{PATH}?q=coffee&province=47&group=creative&group=special"),
        ("Creative", f"{PATH}?q=coffee&province=47&district=4704&group=special"),
        ("Specialised", f"{PATH}?q=coffee&province=47&district=4704&group=creative"),
    ]
    assert found.clear_url == f"{PATH}?q=coffee"


def test_sorts_are_links_and_near_needs_a_district(scattered):
    """Nearness is offered only where a district is known, from the address or remembered."""
    assert [sort.title for sort in listing().sorts] == ["Starting soonest", "Newest"]
    found = listing("province=47&district=4701&near=1")
    assert [sort.current for sort in found.sorts] == ["true", "", ""]
    assert found.sorts[2].url.endswith("near=1&sort=near")
    assert len(listing(remembered=("47", "4701")).sorts) == 3


def test_districts_of_the_province_are_listed_with_counts(scattered):
    """The district select follows the province and says how many each district has."""
    select = facet(listing("province=47&district=4701"), "near").selects[0]
    labels = {choice.value: choice.label for choice in select.choices}
    assert labels[""] == "All districts of Sakon Nakhon"
    counted = listing("province=47&district=4704").total
    assert labels["4704"] == f"Phanna Nikhom ({counted})"
    assert [choice.value for choice in select.choices if choice.is_selected] == ["4701"]


def test_remembered_area_preselects_and_never_filters(scattered):
    """Both selects stand on the remembered area, the results are those of everywhere."""
    found = listing(remembered=("47", "4704"))
    assert [choice.value for choice in found.provinces.choices if choice.is_selected] == ["47"]
    select = facet(found, "near").selects[0]
    assert [choice.value for choice in select.choices if choice.is_selected] == ["4704"]
    assert found.total == listing().total
    assert found.chips == [] and found.area_label == ""


def test_area_asked_for_wins_over_the_remembered_one(scattered):
    """Whoever chooses all provinces gets all provinces, selects included."""
    found = listing("province=", remembered=("47", "4704"))
    assert [choice.value for choice in found.provinces.choices if choice.is_selected] == [""]
    found = listing("province=15", remembered=("47", "4704"))
    assert [choice.value for choice in found.provinces.choices if choice.is_selected] == ["15"]


def test_pages_are_numbered_around_the_current_one(scattered):
    """First, last and the neighbours; what lies between is left out."""
    found = listing("page=5")
    assert [item and item.title for item in found.pages.items] == [
        "1",
        None,
        "3",
        "4",
        "5",
        "6",
        "7",
        None,
        "10",
    ]
    assert found.pages.next_url == f"{PATH}?page=6"
    assert found.pages.previous_url == f"{PATH}?page=4"
    assert listing("province=47&group=creative&day=ev").pages is None


def test_nothing_found_offers_ways_on(scattered):
    """Each active filter with what its absence finds, then the neighbours that have something."""
    found = listing("q=coffee&province=57&district=5707&group=creative&group=special")
    assert found.total == 0
    ways = {way.name: (way.count, way.url) for way in found.empty.without}
    assert set(ways) == {"“coffee”", "Area", "Occupational group", "All filters"}
    assert ways["All filters"] == (listing("q=coffee").total, f"{PATH}?q=coffee")
    elsewhere = listing("q=coffee&group=creative&group=special").total
    assert ways["Area"][0] == elsewhere
    assert found.empty.nearby and all(place.count for place in found.empty.nearby)


def test_something_found_offers_nothing_else(scattered):
    """Ways on cost statements; they are looked for only when nothing was found."""
    assert listing().empty is None


@pytest.mark.parametrize(
    ("query", "statements"),
    [
        ("", 3),
        ("province=47&district=4701&near=1&sort=near", 3),
        # The best by the engine, and their tokens.
        ("q=coffee&status=open", 5),
        ("q=coffee&province=47&district=4701&near=1&sort=near", 3),
    ],
)
def test_listing_costs_few_statements(scattered, query, statements, django_assert_max_num_queries):
    """All of a listing, counts and cards included, whatever is asked."""
    listing(query)
    with django_assert_max_num_queries(statements):
        listing(query)


def test_empty_listing_costs_five_statements(scattered, django_assert_max_num_queries):
    """Whether the words are anywhere is one; ways on are counted together."""
    query = "q=coffee&province=57&district=5707&group=creative"
    listing(query)
    with django_assert_max_num_queries(5):
        listing(query)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    pairs=st.lists(
        st.tuples(
            st.sampled_from(
                ["q", "province", "district", "near", "status", "group", "format", "sort", "page"]
            ),
            st.one_of(st.text(max_size=40), st.sampled_from(["47", "4704", "1", "open", "%", "'"])),
        ),
        max_size=8,
    )
)
def test_no_address_is_an_error(scattered, pairs):
    """Whatever is typed, pasted or invented: a listing, never an exception."""
    given_query = QueryDict(mutable=True)
    for key, value in pairs:
        given_query.appendlist(key, value)
    for kind in (COURSE, CENTRE):
        found = read(kind, given_query, at=AT, path=PATH)
        again = read(kind, QueryDict(found.url.partition("?")[2]), at=AT, path=PATH)
        assert (again.total, again.results.page) == (found.total, found.results.page)


def _request(query, cookie=""):
    request = RequestFactory().get(f"{PATH}?{query}")
    request.COOKIES[REMEMBERED_AREA] = cookie
    return request


def test_ticked_box_keeps_the_area_for_a_year(areas):
    """A redirect to the same listing sets a first-party cookie that holds codes only."""
    response = remember(_request("province=47&district=4704&remember=1&group=creative"))
    assert response.url == f"{PATH}?province=47&district=4704&group=creative"
    cookie = response.cookies[REMEMBERED_AREA]
    assert (cookie.value, cookie["max-age"], cookie["httponly"]) == ("4704", 365 * 24 * 3600, True)
    assert "no-store" in response["Cache-Control"]


def test_ticked_box_without_area_forgets(areas):
    """The tick without a province takes the cookie away."""
    response = remember(_request("province=&remember=1", cookie="4704"))
    assert response.cookies[REMEMBERED_AREA]["max-age"] == 0


def test_listing_without_the_tick_sets_nothing(areas):
    """No tick, no cookie."""
    assert remember(_request("province=47")) is None


@pytest.mark.parametrize(
    ("cookie", "area"),
    [("4704", ("47", "4704")), ("47", ("47",)), ("", ()), ("9999", ()), ("'; x", ()), ("๔๗", ())],
)
def test_cookie_that_makes_no_sense_is_ignored(areas, cookie, area):
    """A remembered area is read like any other parameter: unknown codes are dropped."""
    assert remembered(_request("", cookie)) == area
