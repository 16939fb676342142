"""The order of what fits words: one way to look at tokens, whichever engine found them.

The engines score by what they have (bm25, ts_rank); their best are put in order here, by BM25 over
weighted fields with what only the plan knows: how sure each reading of a word is, and whether a
title says just what was typed. So the engines differ in speed and not in order.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log

from search import vocabulary_store
from search.matching import Matching
from search.models import Entry, EntryTokens
from search.thai.normalise import normalise
from search.thai.plan import Clause, Plan
from search.thai.vocabulary import Vocabulary

#: For each field: its weight, how much its length matters, and how long it usually is.
_FIELDS = {
    "title": (10.0, 0.4, 8),
    "summary": (3.0, 0.3, 25),
    "place": (4.0, 0.0, 10),
    "body": (1.5, 0.5, 150),
}
#: How soon more of the same says nothing new.
_SATURATION = 10.0
_PHRASE_IN_TITLE = 0.12
_TITLE_COVERED = 0.12


def ranked(ids: Sequence[int], matching: Matching, plan: Plan | None) -> list[int]:
    """Put the keys of entries into the order of how well they fit; one statement."""
    if len(ids) < 2:
        return list(ids)
    scorer = _scorer(matching, plan)
    rows = EntryTokens.objects.filter(pk__in=ids).values_list(
        "pk", "entry__title", "title", "summary", "place", "body"
    )
    scores = {pk: scorer.score(title, fields) for pk, title, *fields in rows}
    return _sorted(ids, scores)


def ranked_entries(ids: Sequence[int], matching: Matching, plan: Plan | None) -> dict[int, Entry]:
    """Return entries in the order of how well they fit, read with their tokens in one statement.

    For so few that all are shown; of many, most would be read for nothing.
    """
    entries = Entry.objects.defer("body", "keywords").select_related("tokens").in_bulk(ids)
    scorer = _scorer(matching, plan)
    scores = {
        pk: scorer.score(entry.title, [getattr(entry.tokens, field) for field in _FIELDS])
        for pk, entry in entries.items()
        if hasattr(entry, "tokens")
    }
    return {pk: entries[pk] for pk in _sorted(entries, scores)}


def _scorer(matching: Matching, plan: Plan | None) -> "Scorer":
    return Scorer(matching.wanted, plan.text if plan else "", vocabulary_store.current())


def _sorted(ids: Iterable[int], scores: Mapping[int, float]) -> list[int]:
    """Put the best first; equals stand by their keys, on whatever engine."""
    return sorted(ids, key=lambda pk: (-round(scores.get(pk, 0.0), 9), pk))


class Scorer:
    """How well entries fit one question."""

    def __init__(self, clauses: Sequence[Clause], text: str, vocabulary: Vocabulary) -> None:
        self._clauses = [(clause, _weight(clause, vocabulary)) for clause in clauses]
        self._all = sum(weight for _clause, weight in self._clauses) or 1.0
        self._typed = _letters(text)

    def score(self, title: str, fields: Sequence[str]) -> float:
        """Return how well an entry fits, by its title and its token strings."""
        padded = [f" {tokens} " for tokens in fields]
        norms = [
            weight / (1 - share + share * (tokens.count(" ") - 1) / usual)
            for tokens, (weight, share, usual) in zip(padded, _FIELDS.values(), strict=True)
        ]
        known: dict[str, float] = {}
        fit = sum(
            weight * self._fit(clause, padded, norms, known) for clause, weight in self._clauses
        )
        return fit / self._all + self._title_bonus(_letters(title))

    @staticmethod
    def _fit(
        clause: Clause, padded: Sequence[str], norms: Sequence[float], known: dict[str, float]
    ) -> float:
        best = 0.0
        for tokens, quality in zip(clause.alternatives, clause.qualities, strict=True):
            total = 0.0
            for token in tokens:
                one = known.get(token)
                if one is None:
                    wanted = f" {token} "
                    seen = sum(
                        norm * text.count(wanted) for text, norm in zip(padded, norms, strict=True)
                    )
                    one = known[token] = seen / (seen + _SATURATION)
                if not one:
                    break
                total += one
            else:
                best = max(best, quality * total / len(tokens))
        return best

    def _title_bonus(self, title: str) -> float:
        if not self._typed or self._typed not in title:
            return 0.0
        return _PHRASE_IN_TITLE + _TITLE_COVERED * len(self._typed) / len(title)


def _weight(clause: Clause, vocabulary: Vocabulary) -> float:
    """Say how much a clause tells entries apart: a word that stands nearly everywhere tells little."""
    df = max(
        (min(map(vocabulary.df, tokens)) for tokens in clause.alternatives if tokens), default=0
    )
    rarity = log(1 + (vocabulary.entries - df + 0.5) / (df + 0.5)) if vocabulary.entries else 1.0
    return max(rarity, 0.1) * clause.weight


def _letters(text: str) -> str:
    return normalise(text).replace(" ", "")
