"""What officers type, turned into questions of tokens that Wagtail's search can combine."""

from collections.abc import Iterable, Sequence

from modelsearch.query import (
    MATCH_NONE,
    And,
    Boost,
    Fuzzy,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)

from portal.core.thai_text import storable
from search.admin_search.letters import coded
from search.dictionary import words
from search.thai import words_of
from search.thai.analysis import Word
from search.thai.normalise import normalise

#: What is typed beyond this is not looked at.
LONGEST = 120
MOST_WORDS = 12
#: A single letter begins too many words to help anybody.
_SHORTEST_LAST = 2
#: Nor does a short word before the last one: it is finished.
_SHORTEST_BEGINNING = 3


class Tokens(PlainText):
    """Tokens that an object must have, every one; the last may be the beginning of one."""

    def __init__(self, tokens: Sequence[str], *, is_open: bool = False) -> None:
        super().__init__(" ".join(map(coded, tokens)), operator="and")
        self.tokens = self.query_string.split()
        self.is_open = is_open


def analysed(query: SearchQuery) -> SearchQuery:
    """Return the same question in tokens; one without any words finds nothing."""
    return _analysed(query) or MATCH_NONE


def question(text: str, *, is_and: bool = True, is_open: bool = True) -> SearchQuery | None:
    """Return a question for a text: all its words, the last of which may be unfinished.

    So may be the others, unless they are short: กาแฟ finds กาแฟสด, which has no parts.
    """
    text = normalise(storable(text[: LONGEST * 2]))[:LONGEST]
    found = words_of(text, words())[:MOST_WORDS]
    clauses = [
        _clause(word, is_open=is_open and len(word.text) >= _shortest(word is found[-1]))
        for word in found
    ]
    return _joined(And if is_and else Or, clauses)


def _shortest(is_last: bool) -> int:
    return _SHORTEST_LAST if is_last else _SHORTEST_BEGINNING


def _analysed(query: SearchQuery) -> SearchQuery | None:
    if isinstance(query, Tokens | MatchAll):
        return query
    if isinstance(query, PlainText | Fuzzy):
        return question(query.query_string, is_and=query.operator != "or")
    if isinstance(query, Phrase):
        # Tokens have lost their neighbours: words in quotation marks are all there, and whole.
        return question(query.query_string, is_open=False)
    if isinstance(query, Boost):
        return _analysed(query.subquery)
    if isinstance(query, Not):
        inner = _analysed(query.subquery)
        return Not(inner) if inner is not None else None
    if isinstance(query, And | Or):
        parts = [part for one in query.subqueries if (part := _analysed(one)) is not None]
        return _combined(query, parts)
    return query


def _combined(query: And | Or, parts: list[SearchQuery]) -> SearchQuery | None:
    if isinstance(query, And) and parts and all(isinstance(part, Not) for part in parts):
        # SQLite's search has no word for "none of these" but this one.
        return Not(_joined(Or, [part.subquery for part in parts]))
    return _joined(type(query), parts)


def _clause(word: Word, *, is_open: bool) -> SearchQuery:
    """A word is found by itself, or by all parts that make it up."""
    whole = Tokens([word.text], is_open=is_open)
    parts = _covering(word)
    return Or([whole, Tokens(parts, is_open=is_open)]) if parts else whole


def _covering(word: Word) -> list[str]:
    """Return the parts if they make the word up; others would find too much."""
    largest = [
        part for part in word.parts if not any(part != one and part in one for one in word.parts)
    ]
    return largest if "".join(largest) == word.text else []


def _joined(kind: type[And | Or], parts: Iterable[SearchQuery]) -> SearchQuery | None:
    several = list(parts)
    if len(several) <= 1:
        return several[0] if several else None
    joined: SearchQuery = kind(several)
    return joined
