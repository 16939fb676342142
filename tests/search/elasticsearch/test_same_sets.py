"""Random entries, filters and words: Elasticsearch and the database find the same."""

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.kinds import CENTRE, COURSE
from search import kinds, sorts
from search.engines.database import DatabaseEngine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.matching import Matching
from search.models import Entry, EntryTokens
from search.query import Query
from search.thai.plan import Clause, Plan
from tests.factories.search import AT, DISTRICTS, FORMATS, GROUPS, add_facets, scatter

pytestmark = pytest.mark.django_db

WORDS = ("ขนม", "ไทย", "ขนมไทย", "ซ่อม", "แอร์", "คราม", "กาแฟ", "coffee", "2569", "หายาก")
KINDS = ("course", "centre")


@pytest.fixture(params=[1, 2, 3])
def world(request, areas, indexed):
    """Entries of two kinds with random tokens, in the database and in an index."""
    draw = random.Random(request.param)
    scatter(150, seed=request.param)
    entries = list(Entry.objects.all())
    for entry in entries:
        entry.kind = draw.choice((*KINDS, "course"))
        entry.subdistrict_code = draw.choice(("", f"{entry.district_code}01"))
        entry.published_at = AT.replace(microsecond=draw.randrange(5))
    Entry.objects.bulk_update(entries, ["kind", "subdistrict_code", "published_at"])
    add_facets(
        (entry, "level", draw.choice(("district", "subdistrict")))
        for entry in entries
        if entry.kind == "centre"
    )
    tokens = list(EntryTokens.objects.all())
    for one in tokens:
        for field in ("title", "summary", "place", "body"):
            setattr(one, field, " ".join(draw.choices(WORDS[:-1], k=draw.randrange(4))))
    EntryTokens.objects.bulk_update(tokens, ["title", "summary", "place", "body"])
    indexed()
    return entries


def some(codes):
    return st.lists(st.sampled_from(codes), unique=True, max_size=3).map(tuple)


ALTERNATIVES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple), min_size=1, max_size=4
).map(tuple)
CLAUSES = st.lists(
    st.builds(
        lambda alternatives: Clause("", "word", alternatives, is_required=True), ALTERNATIVES
    ),
    min_size=1,
    max_size=4,
).map(tuple)
MATCHINGS = st.none() | st.builds(
    lambda clauses, is_every: Matching("exact", clauses, clauses, is_every),
    CLAUSES,
    st.booleans(),
)
AREAS = st.sampled_from([(), ("47",), ("47", "4701"), ("47", "4701", "near"), ("15", "1501")])
CHOSEN = {
    "course": st.fixed_dictionaries(
        {
            "area": AREAS,
            "status": some(("open", "soon", "wait")),
            "group": some(GROUPS),
            "format": some((*FORMATS, "one")),
            "day": some(("wd", "ev", "we")),
            "free": some(("1",)),
        }
    ),
    "centre": st.fixed_dictionaries({"area": AREAS, "level": some(("district", "subdistrict"))}),
    "": st.fixed_dictionaries({"area": AREAS, "type": some(KINDS)}),
}


@st.composite
def queries(draw):
    kind = draw(st.sampled_from([COURSE, CENTRE, kinds.everything()]))
    matching = draw(MATCHINGS)
    order = draw(st.sampled_from(kind.sorts))
    return Query(
        kind=kind,
        at=AT,
        chosen=draw(CHOSEN[kind.code]),
        plan=Plan("", matching.clauses) if matching else None,
        matching=matching,
        sort=order,
        near_to=draw(st.sampled_from(DISTRICTS)),
    )


many = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@many
@given(query=queries())
def test_sets_counts_and_orders_are_those_of_the_database(world, query):
    """Whatever is asked: the same entries in the same order, the same counts."""
    ours = ElasticsearchEngine().find(query, 0, 1_000)
    theirs = DatabaseEngine().find(query, 0, 1_000)
    assert list(ours.ids) == list(theirs.ids)
    assert ours.tally.total == theirs.tally.total
    assert ours.tally.counts == theirs.tally.counts


@many
@given(query=queries(), start=st.integers(0, 100), length=st.integers(1, 40))
def test_stretches_are_those_of_the_whole(world, query, start, length):
    """A page is what stands there in the whole."""
    engine = ElasticsearchEngine()
    whole = engine.find(query, 0, 1_000).ids
    assert engine.find(query, start, start + length).ids == whole[start : start + length]


@many
@given(query=queries().filter(lambda query: query.matching is not None))
def test_relevance_orders_the_same_set(world, query):
    """By relevance the order is the engine's own, the set is the same, and no place is twice."""
    query = replace(query, sort=sorts.RELEVANCE)
    ours = ElasticsearchEngine().find(query, 0, 1_000)
    theirs = DatabaseEngine().find(query, 0, 1_000)
    assert sorted(ours.ids) == sorted(theirs.ids)
    halves = [ElasticsearchEngine().find(query, at, at + 25).ids for at in range(0, 150, 25)]
    assert [key for half in halves for key in half] == list(ours.ids)


@many
@given(query=queries().filter(lambda query: query.matching is not None), limit=st.integers(1, 9))
def test_best_of_each_kind_are_the_best(world, query, limit):
    """With a limit a kind: the best of each, the best first, and counts of all."""
    query = replace(query, sort=sorts.RELEVANCE)
    engine = ElasticsearchEngine()
    whole = engine.find(query, 0, 1_000)
    kind_of = {entry.pk: entry.kind for entry in world}
    left = dict.fromkeys(KINDS, limit)
    best = []
    for key in whole.ids:
        left[kind_of[key]] -= 1
        best += [key] if left[kind_of[key]] >= 0 else []
    found = engine.find(replace(query, per_kind=limit), 0, 200)
    assert (list(found.ids), found.tally) == (best, whole.tally)


@many
@given(query=queries(), clauses=st.lists(CLAUSES, max_size=4), is_every=st.booleans())
def test_existence_is_that_of_the_database(world, query, clauses, is_every):
    """What is ticked does not matter: only the kind and the words."""
    matchings = [Matching("exact", one, one, is_every) for one in clauses]
    theirs = DatabaseEngine().exists(query, matchings) if matchings else []
    assert ElasticsearchEngine().exists(query, matchings) == theirs


def test_words_may_be_anything_a_token_is(world):
    """Tokens are compared whole: no wildcard, no query language, no analysis."""
    for word in ("*", "ขน*", '"', "ขนม ไทย", "AND", "COFFEE", "ขนมไ"):
        clause = Clause("", "word", ((word,),), is_required=True)
        matching = Matching("exact", (clause,), (clause,))
        query = Query(kind=COURSE, at=AT, plan=Plan("", (clause,)), matching=matching)
        assert ElasticsearchEngine().find(query, 0, 10).tally.total == 0
