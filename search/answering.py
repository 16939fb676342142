"""The one way to ask: a question in, results out, whichever engine answers.

Words are looked for in steps, and the first that finds anything gives the results: all words as
typed; all words, near ones too; any of the words. What is ticked does not decide the step: a
listing without a course in one district does not begin to guess at the spelling.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from search import engines, ranking, sorts, understanding
from search.engines import Answerer
from search.engines.base import Found
from search.loading_hits import hits_of
from search.matching import Matching, Stage
from search.models import Entry
from search.query import MAX_PAGES, Query
from search.results import Hit, Results
from search.thai.plan import Clause, Plan
from search.thai.planner import Planner
from search.thai.vocabulary import Vocabulary

#: So many of the engine's best are looked at closely (``search.ranking``).
CANDIDATES = 200
#: Any of several words: so many entries are enough to choose the best from.
MANY = 4_000


def answer(query: Query, *, planner: Planner | None = None) -> Results:
    """Answer a question; with a planner, by its synonyms instead of the site's."""
    if query.plan is None or query.plan.is_empty:
        answerer = engines.always()
        return _page(replace(query, plan=None, matching=None), answerer, None)[1]
    return engines.answered(lambda answerer: _in_words(query, answerer, planner))


def first_hits(query: Query, count: int) -> list[Hit]:
    """Return the first that have all words, by the engine's own order: for suggestions.

    Near words, counts and related entries are left out: this is asked with every letter typed.
    """
    if query.plan is None or query.plan.is_empty:
        return []
    asked = replace(query, matching=matching_of(query.plan, "exact"))
    found = engines.answered(lambda answerer: answerer.engine.find(asked, 0, count))
    return hits_of(asked, found.ids, found.at_hand)


def _in_words(query: Query, answerer: Answerer, planner: Planner | None) -> Results:
    plan = query.plan
    assert plan is not None  # noqa: S101 - for the type checker
    results = None
    for stage, understood in _stages(plan, planner):
        matching = matching_of(understood, stage)
        asked = replace(query, plan=understood, matching=matching)
        found, results = _page(asked, answerer, stage)
        if results.total or (_is_narrowed(query) and _fits_anywhere(asked, found, answerer)):
            break
    assert results is not None  # noqa: S101 - there is always a first step
    return _with_related(query, results, answerer)


def _stages(plan: Plan, planner: Planner | None) -> Iterator[tuple[Stage, Plan]]:
    yield "exact", plan
    wider = (planner or understanding.planner()).widen(plan)
    if wider.clauses != plan.clauses:
        yield "near", wider
    if len(wider.required) > 1:
        yield "some", wider
    loosened = replace(wider, clauses=tuple(map(_loosened, wider.clauses)))
    if loosened.clauses != wider.clauses:
        yield "some", loosened


def _loosened(clause: Clause) -> Clause:
    """Let any one token of an alternative do: a compound that nobody offers has parts that are."""
    parts = {token: 0.0 for tokens in clause.alternatives for token in tokens}
    if len(parts) <= len(clause.alternatives):
        return clause
    for tokens, quality in zip(clause.alternatives, clause.qualities, strict=True):
        for token in tokens:
            parts[token] = max(parts[token], quality / len(tokens))
    return replace(
        clause, alternatives=tuple((token,) for token in parts), qualities=tuple(parts.values())
    )


def matching_of(plan: Plan, stage: Stage) -> Matching:
    """Say what a step asks of entries."""
    if stage != "some":
        return Matching(stage, plan.required, plan.clauses)
    words = understanding.planner().vocabulary
    return Matching(stage, _telling(plan.required, words), plan.clauses, is_every=False)


def _telling(clauses: Sequence[Clause], words: Vocabulary) -> tuple[Clause, ...]:
    """Return the words that stand on fewest entries, as many as together may find ``MANY``.

    "Any of the words" would find half of a large site by "ทำ" or "ขาย"; such words still count
    for the order of what the others find.
    """
    counted = [(_entries(clause, words), clause) for clause in clauses]
    found, telling = 0, set[Clause]()
    for number, clause in sorted(counted, key=itemgetter(0)):
        if found and found + number > MANY:
            break
        telling.add(clause)
        found += number
    return tuple(clause for clause in clauses if clause in telling)


def _entries(clause: Clause, words: Vocabulary) -> int:
    """Return how many entries a clause can find at most."""
    return sum(
        min((words.df(token) for token in tokens), default=0) for tokens in clause.alternatives
    )


def as_answered(query: Query, results: Results) -> Query:
    """Return the question in the step that answered it, for asking about it further."""
    if results.plan is None or results.stage is None:
        return query
    return replace(query, plan=results.plan, matching=matching_of(results.plan, results.stage))


def _is_narrowed(query: Query) -> bool:
    return any(query.chosen.values())


def _fits_anywhere(query: Query, found: Found, answerer: Answerer) -> bool:
    """Say whether anything has the words, whatever is ticked; most engines found that as well."""
    if found.tally.fits_anywhere is not None:
        return found.tally.fits_anywhere
    assert query.matching is not None  # noqa: S101 - for the type checker
    return answerer.engine.exists(query, [query.matching])[0]


def _page(query: Query, answerer: Answerer, stage: Stage | None) -> tuple[Found, Results]:
    first = (min(query.page, MAX_PAGES) - 1) * query.per_page
    ids, found = _stretch(query, answerer, first)
    pages = max(1, -(-found.tally.total // query.per_page))
    page = min(max(query.page, 1), pages, MAX_PAGES)
    if not ids and found.tally.total and page != query.page:
        ids, found = _stretch(query, answerer, (page - 1) * query.per_page)
    return found, Results(
        hits=hits_of(query, ids, found.at_hand),
        total=found.tally.total,
        counts=found.tally.counts,
        engine=answerer.engine.name,
        page=page,
        pages=min(pages, MAX_PAGES),
        is_cut=pages > MAX_PAGES,
        stage=stage,
        plan=query.plan,
        is_fallback=answerer.is_fallback,
    )


def _stretch(query: Query, answerer: Answerer, start: int) -> tuple[list[int], Found]:
    """Return the keys of one page; the best of what fits words are put in their order here."""
    stop = start + query.per_page
    if query.matching is None or query.order != sorts.RELEVANCE:
        found = answerer.engine.find(query, start, stop)
        return list(found.ids), found
    if query.per_kind:
        found = answerer.engine.find(query, 0, CANDIDATES)
        return ranking.ranked(found.ids, query.matching, query.plan), found
    if start >= CANDIDATES:
        found = answerer.engine.find(query, start, stop)
        return list(found.ids), found
    found = answerer.engine.find(query, 0, max(CANDIDATES, stop))
    best, at_hand = _ordered(query, found.ids[:CANDIDATES])
    return [*best, *found.ids[CANDIDATES:]][start:stop], replace(found, at_hand=at_hand)


def _ordered(query: Query, ids: Sequence[int]) -> tuple[list[int], Mapping[int, Entry]]:
    """Put candidates into their order; so few that one page shows them are read with it."""
    assert query.matching is not None  # noqa: S101 - for the type checker
    if len(ids) > query.per_page:
        return ranking.ranked(ids, query.matching, query.plan), {}
    entries = ranking.ranked_entries(ids, query.matching, query.plan)
    return list(entries), entries


def _with_related(query: Query, results: Results, answerer: Answerer) -> Results:
    """Fill the first page with what has some of the words, the best first."""
    plan = results.plan
    room = query.per_page - len(results.hits)
    if (
        plan is None
        or results.stage == "some"
        or results.page > 1
        or room <= 0
        or len(plan.required) < 2
        or query.per_kind
    ):
        return results
    matching = matching_of(plan, "some")
    asked = replace(
        query, plan=plan, matching=matching, page=1, sort=sorts.RELEVANCE, is_counted=False
    )
    found = answerer.engine.find(asked, 0, CANDIDATES)
    known = {hit.entry.pk for hit in results.hits}
    fitting, at_hand = _ordered(asked, found.ids)
    ids = [pk for pk in fitting if pk not in known][:room]
    related: list[Hit] = hits_of(asked, ids, at_hand)
    return replace(results, related=related)
