"""The database engine against plain Python over the same facts."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.kinds import COURSE
from search import ranking, sorts
from search.answering import answer, matching_of
from search.engines.database import hits as walking
from search.engines.database.engine import DatabaseEngine
from search.query import Query
from search.understanding import understand
from tests.factories.search import AT, GROUPS
from tests.search import plain_answers

pytestmark = pytest.mark.django_db

COUNTED = {
    "status": ("open", "soon", "wait"),
    "group": GROUPS,
    "format": ("interest", "class", "one"),
    "day": ("wd", "ev", "we"),
    "free": ("1",),
    "access": ("1",),
}
AREAS = [
    (),
    ("15",),
    ("21",),
    ("47",),
    ("47", "4704"),
    ("47", "4701", "near"),
    ("15", "1502", "near"),
]


def _some(codes):
    return st.lists(st.sampled_from(codes), unique=True, max_size=len(codes)).map(
        lambda ticked: tuple(code for code in codes if code in ticked)
    )


TICKS = st.fixed_dictionaries(
    {"area": st.sampled_from(AREAS), **{key: _some(codes) for key, codes in COUNTED.items()}}
)
#: The database is the same for every example: nothing writes.
many = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _run(chosen, **more):
    return answer(Query(kind=COURSE, at=AT, chosen=chosen, **more))


@many
@given(chosen=TICKS)
def test_results_and_counts_are_those_of_plain_python(scattered, chosen):
    """Whatever is ticked, exactly the entries are found that the rules leave.

    A value's count is how many would be found if it were its filter's only tick; each district is
    counted as if it alone were chosen, and so is "nearby too".
    """
    wanted = plain_answers.found(scattered, chosen)
    results = _run(chosen, per_page=1_000)
    assert sorted(hit.entry.pk for hit in results.hits) == sorted(fact.pk for fact in wanted)
    assert results.total == len(wanted)
    for key, codes in COUNTED.items():
        assert results.counts[key] == {
            code: len(plain_answers.found(scattered, {**chosen, key: (code,)})) for code in codes
        }
    if chosen["area"]:
        assert_areas_are_counted(scattered, chosen, results.counts["area"])


def assert_areas_are_counted(scattered, chosen, counts):
    """Compare the counts of the districts of the chosen province with plain Python's."""
    province = chosen["area"][0]
    for code in sorted({fact.district for fact in scattered if fact.district[:2] == province}):
        wanted = plain_answers.found(scattered, {**chosen, "area": (province, code)})
        assert counts.get(code, 0) == len(wanted)
    if len(chosen["area"]) > 1:
        near = (*chosen["area"][:2], "near")
        assert counts["near"] == len(plain_answers.found(scattered, {**chosen, "area": near}))


@many
@given(chosen=TICKS)
def test_start_order_and_cards_are_those_of_plain_python(scattered, chosen):
    """Soonest first by the run on the card; entries without one follow, newest first.

    A card's run is the soonest that was asked for; "+n" counts the others of its tier.
    """
    results = _run(chosen, sort=sorts.START, per_page=1_000)
    wanted = plain_answers.by_start(scattered, chosen)
    assert [hit.entry.pk for hit in results.hits] == [fact.pk for fact in wanted]
    for hit, fact in zip(results.hits, wanted, strict=True):
        _place, runs = plain_answers.shown_runs(fact, chosen)
        assert (hit.run.pk if hit.run else None) == (runs[0].pk if runs else None)
        assert hit.more_runs == max(0, len(runs) - 1)


@settings(many, max_examples=20)
@given(
    chosen=TICKS, per_page=st.integers(15, 60), sort=st.sampled_from(["start", "newest", "near"])
)
def test_walking_indexes_finds_the_same_pages(scattered, chosen, per_page, sort):
    """With many matches pages are walked and not sorted: together they hold each match once."""
    near_to = chosen["area"][1] if len(chosen["area"]) > 1 else "4701"
    wanted = {fact.pk for fact in plain_answers.found(scattered, chosen)}
    few, walking.FEW = walking.FEW, 0
    try:
        first = _run(chosen, per_page=per_page, sort=sort, near_to=near_to)
        pages = [first] + [
            _run(chosen, per_page=per_page, sort=sort, near_to=near_to, page=page)
            for page in range(2, first.pages + 1)
        ]
    finally:
        walking.FEW = few
    walked = [hit.entry.pk for page in pages for hit in page.hits]
    assert len(walked) == len(set(walked)) == len(wanted)
    assert set(walked) == wanted


@many
@given(chosen=TICKS)
def test_walking_and_sorting_agree_on_the_day(scattered, chosen):
    """Both ways show the same tiers and days from first to last."""

    def order(results):
        return [(hit.run.starts_on if hit.run else None) for hit in results.hits]

    sorted_ones = order(_run(chosen, sort=sorts.START, per_page=1_000))
    few, walking.FEW = walking.FEW, 0
    try:
        walked = order(_run(chosen, sort=sorts.START, per_page=1_000))
    finally:
        walking.FEW = few
    assert walked == sorted_ones


def test_near_order_goes_outwards(scattered):
    """The known district comes first, then what is near it by distance, then its province."""
    results = _run({}, sort=sorts.NEAR, near_to="4701", per_page=1_000)
    districts = list(dict.fromkeys(hit.entry.district_code for hit in results.hits))
    assert districts[:2] == ["4701", "4702"]
    assert districts.index("4704") < districts.index("2101")
    shown = {hit.entry.district_code: hit.kilometres for hit in results.hits}
    assert shown["4702"] and shown["2101"] is None


def test_newest_order_ends_with_the_key(scattered):
    """Newest first, and what was published at the same moment by its key."""
    wanted = sorted(scattered, key=lambda fact: (fact.published_at, fact.pk), reverse=True)
    results = _run({}, sort=sorts.NEWEST, per_page=1_000)
    assert [hit.entry.pk for hit in results.hits] == [fact.pk for fact in wanted]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("ขนมไทย", ("ขนมไทย",)),
        ("ขนม", ("ขนมไทย",)),
        ("coffee", ("Coffee",)),
        ("ย้อมคราม", ("ย้อมคราม",)),
        ("แอร์ ซ่อม", ("ซ่อมแอร์",)),
    ],
)
def test_words_find_whole_sets(scattered, typed, titles):
    """All that hold every word are found and counted, however they are cut."""
    wanted = {fact.pk for fact in scattered if fact.title.split()[0] in titles}
    results = _run({}, plan=understand(typed), per_page=1_000)
    assert {hit.entry.pk for hit in results.hits} == wanted
    assert (results.total, results.stage) == (len(wanted), "exact")


@pytest.mark.parametrize("typed", ["%", "_", '"', "*", "\x00", "()", "🙂", "\u200b"])
def test_signs_alone_are_no_words(scattered, typed):
    """What holds no letter and no digit asks for nothing: the whole list stands."""
    results = _run({}, plan=understand(typed))
    assert (results.total, results.stage) == (len(scattered), None)


def test_answer_names_its_engine(scattered, settings):
    """The answer says which engine gave it."""
    vendor = settings.DATABASES["default"]["ENGINE"].rsplit(".", 1)[-1]
    assert _run({}).engine == {"sqlite3": "sqlite"}.get(vendor, vendor)


@pytest.mark.parametrize(("page", "statements"), [(1, 3), (3, 5), (99, 5)])
def test_statements_do_not_grow(scattered, page, statements, django_assert_max_num_queries):
    """A page of results costs three statements, whatever is ticked; one that is not there, five."""
    for chosen in (
        {},
        {"status": ("open",)},
        {"area": ("47", "4701", "near"), "group": ("creative",)},
    ):
        with django_assert_max_num_queries(statements):
            _run(chosen, page=page)


def test_pages_end_at_fifty(scattered):
    """Beyond page 50 there is only advice to narrow the search."""
    results = _run({}, per_page=2, page=77)
    assert (results.pages, results.page, results.is_cut) == (50, 50, True)


@pytest.mark.parametrize("typed", ["ขนม", "ฮฮฮฮ"])
def test_counting_tells_whether_the_words_fit_anywhere(scattered, typed):
    """What is counted along is what the engine says when asked apart, whatever is ticked."""
    plan = understand(typed)
    matching = matching_of(plan, "exact")
    query = Query(kind=COURSE, at=AT, chosen={"area": ("21",)}, plan=plan, matching=matching)
    engine = DatabaseEngine()
    found = engine.find(query, 0, 10)
    assert [found.tally.fits_anywhere] == engine.exists(query, [matching])


def test_few_candidates_keep_their_order(scattered):
    """Read with their tokens in one statement, they stand as they do when only ranked."""
    plan = understand("ขนม")
    matching = matching_of(plan, "exact")
    query = Query(kind=COURSE, at=AT, chosen={}, plan=plan, matching=matching)
    ids = DatabaseEngine().find(query, 0, 24).ids
    assert list(ranking.ranked_entries(ids, matching, plan)) == ranking.ranked(ids, matching, plan)
