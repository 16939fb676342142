"""Where a text holds what was looked for: pieces to mark, and the stretch around the first match.

The pieces are cut from the text as it was written. Its words are found by the analysis that also
made the tokens of the index, so that นา is never marked in มะนาว.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from portal.core.thai_text import can_break_between
from search.thai import compounds
from search.thai.cut import cut
from search.thai.normalise import normalise
from search.thai.plan import Alternative, Clause, Plan
from search.thai.prepare import ALL_AREA_HEADS, SHORTENED, fold
from search.thai.stop_words import STOP_WORDS
from search.thai.word_list import Words, default_words

#: A piece of a text, and whether it is what was looked for.
Marked = tuple[str, bool]

ELLIPSIS = "…"
#: So much of a snippet stands before the match at most.
_BEFORE = 0.3
#: What is written beyond this is not looked at.
_LONGEST_TEXT = 20_000

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_FOREIGN = r"[^\W_\u0e00-\u0e7f]"
_RUN = re.compile(
    f"(?P<thai>[\u0e01-\u0e3a\u0e40-\u0e4e{_INVISIBLE}]+)"
    "|(?P<number>[0-9๐-๙]+(?:,[0-9๐-๙]{3})*)"
    f"|(?P<latin>{_FOREIGN}+(?:[-'’]{_FOREIGN}+)*)"
)
_PIECE = re.compile(f"{_FOREIGN}+")
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a plan looks for, in the form in which texts are compared with it."""

    #: For each word that was looked for, what it is found by.
    clauses: tuple[tuple[frozenset[str], ...], ...]
    tokens: frozenset[str]
    #: Finds out quickly whether a run can hold any of them.
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Find:
    """A token that a text holds, and where."""

    start: int
    end: int
    token: str


def mark(text: str, plan: Plan, words: Words | None = None) -> list[Marked]:
    """Split a text into pieces, each with whether it was looked for.

    Joined again the pieces are the text, sign for sign. Stop words are not marked, and of several
    words that only mean something together none alone.

    >>> mark("ทำขนมไทยขาย", planner.plan("ขนม"))
    [('ทำ', False), ('ขนม', True), ('ไทยขาย', False)]
    """
    pieces: list[Marked] = []
    end = 0
    for start, stop in _spans(text, plan, words):
        if start > end:
            pieces.append((text[end:start], False))
        pieces.append((text[start:stop], True))
        end = stop
    if end < len(text) or not text:
        pieces.append((text[end:], False))
    return pieces


def is_found_in(text: str, plan: Plan, words: Words | None = None) -> bool:
    """Say whether a text holds anything to mark."""
    return bool(_spans(text, plan, words))


def snippet(text: str, plan: Plan, length: int = 120, words: Words | None = None) -> str:
    """Return about so many letters around the first match, cut between words; '' without a match.

    Where something was left out stands an ellipsis.
    """
    spans = _spans(text, plan, words)
    if not spans:
        return ""
    if len(text) <= length:
        return text
    first, end_of_match = spans[0]
    start = _break_after(text, max(0, first - int(length * _BEFORE)), first, words)
    stop = _break_before(text, max(end_of_match, start + length), end_of_match, words)
    before = ELLIPSIS if start else ""
    after = ELLIPSIS if stop < len(text.rstrip()) else ""
    return f"{before}{text[start:stop].strip()}{after}"


def _spans(text: str, plan: Plan, words: Words | None) -> list[tuple[int, int]]:
    wanted = _wanted(plan)
    if wanted is None or not text:
        return []
    finds = list(_finds(text[:_LONGEST_TEXT], wanted, words or default_words()))
    if not finds:
        return []
    together = _together(wanted, {find.token for find in finds})
    spans: list[tuple[int, int]] = []
    for find in sorted(finds, key=lambda find: (find.start, -find.end)):
        if find.token not in together:
            continue
        if spans and find.start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], find.end))
        else:
            spans.append((find.start, find.end))
    return spans


def _together(wanted: _Wanted, found: set[str]) -> set[str]:
    """Return the tokens to mark: whole words, and words that only together mean one of those."""
    shown: set[str] = set()
    for alternatives in wanted.clauses:
        there = [tokens for tokens in alternatives if tokens <= found]
        whole = [tokens for tokens in there if len(tokens) == 1]
        shown.update(*(whole or there))
    return shown


@lru_cache(maxsize=64)
def _wanted(plan: Plan) -> _Wanted | None:
    clauses = tuple(
        tuple(frozenset(tokens) for tokens in _shown(clause))
        for clause in plan.clauses
        if clause.typed not in STOP_WORDS and (len(clause.typed) > 1 or clause.kind == "number")
    )
    tokens = frozenset(token for each in clauses for tokens in each for token in tokens)
    if not tokens:
        return None
    longest_first = sorted(tokens, key=lambda token: (-len(token), token))
    return _Wanted(clauses, tokens, re.compile("|".join(map(re.escape, longest_first))))


def _shown(clause: Clause) -> Iterator[Alternative]:
    """Yield by which words of a text a clause shows: an area also by its bare name."""
    for tokens in clause.alternatives:
        yield tokens
        if len(tokens) == 1:
            head = next((each for each in ALL_AREA_HEADS if tokens[0].startswith(each)), "")
            if head and tokens[0] != head:
                yield (tokens[0].removeprefix(head),)


def _finds(text: str, wanted: _Wanted, words: Words) -> Iterator[_Find]:
    for match in _RUN.finditer(text):
        start, run = match.start(), match[0]
        if match.lastgroup == "thai":
            yield from _in_thai(run, start, wanted, words)
        elif match.lastgroup == "number":
            key = normalise(run).replace(",", "")
            if key in wanted.tokens:
                yield _Find(start, match.end(), key)
        else:
            yield from _in_foreign(run, start, wanted)


def _in_foreign(run: str, start: int, wanted: _Wanted) -> Iterator[_Find]:
    """Find a foreign word: all of it (Wi-Fi is wifi), else the pieces between its hyphens."""
    joined = "".join(_foreign_key(piece[0]) for piece in _PIECE.finditer(run))
    if joined in wanted.tokens:
        yield _Find(start, start + len(run), joined)
    for piece in _PIECE.finditer(run):
        key = _foreign_key(piece[0])
        if key in wanted.tokens:
            yield _Find(start + piece.start(), start + piece.end(), key)


def _foreign_key(piece: str) -> str:
    return fold(normalise(piece))


def _in_thai(run: str, start: int, wanted: _Wanted, words: Words) -> Iterator[_Find]:
    key = normalise(run)
    if SHORTENED.get(key) in wanted.tokens:
        yield _Find(start, start + len(run), SHORTENED[key])
        return
    if not wanted.pattern.search(key):
        return
    places = _places(run, key)
    at = 0
    for bit in cut(key, words):
        end = at + len(bit.text)
        for token, first, last in _tokens_of(bit.text, wanted, words):
            yield _Find(start + places[at + first], start + places[at + last], token)
        at = end


def _tokens_of(word: str, wanted: _Wanted, words: Words) -> Iterator[tuple[str, int, int]]:
    """Yield what of a word was looked for, and where in it: all of it, or its parts."""
    if word in wanted.tokens:
        yield word, 0, len(word)
    if word not in words:
        return
    for part in compounds.parts(word, words):
        if part in wanted.tokens and (first := _place_of_part(word, part)) >= 0:
            yield part, first, first + len(part)


def _place_of_part(word: str, part: str) -> int:
    """Return where a part stands: the last place that cuts through no cluster (นา in ชาวนา)."""
    first = word.rfind(part)
    while first >= 0:
        last = first + len(part)
        if (first == 0 or can_break_between(word[first - 1], word[first])) and (
            last == len(word) or can_break_between(word[last - 1], word[last])
        ):
            return first
        first = word.rfind(part, 0, last - 1)
    return -1


def _places(run: str, key: str) -> Sequence[int]:
    """Say for each place between two signs of the key where it lies in the run as written."""
    if len(run) == len(key):
        return range(len(key) + 1)
    places = [-1] * (len(key) + 1)
    matcher = SequenceMatcher(None, key, run, autojunk=False)
    for in_key, in_run, size in matcher.get_matching_blocks():
        for step in range(size):
            places[in_key + step] = in_run + step
    places[len(key)] = len(run)
    for place in range(len(key) - 1, -1, -1):
        if places[place] < 0:
            places[place] = places[place + 1]
    places[0] = 0
    return places


def _break_after(text: str, start: int, match: int, words: Words | None) -> int:
    """Return the first good place for a beginning from here to the match."""
    if start == 0:
        return 0
    blank = _BLANK.search(text, start - 1, match)
    if blank:
        return blank.end()
    return next((each for each in _word_ends(text, match, words) if start <= each <= match), match)


def _break_before(text: str, stop: int, match: int, words: Words | None) -> int:
    """Return the last good place for an end from the match to here."""
    if stop >= len(text):
        return len(text)
    blanks = [each.start() for each in _BLANK.finditer(text, match, stop + 1)]
    # A blank near the wished end reads best; else any end of a word.
    if blanks and blanks[-1] > match + (stop - match) * _BEFORE:
        return blanks[-1]
    ends = [each for each in _word_ends(text, stop, words) if match <= each <= stop]
    return ends[-1] if ends else match


def _word_ends(text: str, place: int, words: Words | None) -> list[int]:
    """Return where words end in the Thai run around a place, and the run's own end."""
    for match in _RUN.finditer(text):
        if match.end() < place:
            continue
        if match.start() > place:
            return [place]
        if match.lastgroup != "thai" or len(normalise(match[0])) != len(match[0]):
            return [match.start(), match.end()]
        ends = [match.start()]
        for bit in cut(normalise(match[0]), words or default_words()):
            ends.append(ends[-1] + len(bit.text))
        return ends
    return [place]
