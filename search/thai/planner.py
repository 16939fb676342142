"""From what a visitor typed to a plan: layout, words of the index first, synonyms, misspellings."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from portal.core.thai_text import storable
from search.thai import layout
from search.thai.analysis import Word, words_of
from search.thai.compounds import parts
from search.thai.cut import WORD, Bit, cheapest, cut
from search.thai.nearness import Nearness
from search.thai.normalise import normalise
from search.thai.plan import Alternative, Clause, Note, Plan
from search.thai.prepare import ALL_AREA_HEADS
from search.thai.stop_words import STOP_WORDS
from search.thai.synonyms import Synonyms
from search.thai.trigrams import trigrams
from search.thai.vocabulary import Vocabulary
from search.thai.word_list import Words, default_words

#: What is typed beyond this is not looked at.
LONGEST_QUERY = 120
MOST_REQUIRED = 12
_MOST_CLAUSES = 24
_MOST_ALTERNATIVES = 24
#: A word on more than this share of the entries says little; asked only when there are enough.
_COMMON_SHARE = 0.25
_ENOUGH_ENTRIES = 20
_MOST_BEGUN = 16
#: A last word so much rarer than one it begins is probably not finished (ขน, ขนม).
_RARER = 8
#: A word of the dictionary only costs as much as two words of the index, and a little.
_NOT_IN_INDEX = WORD + WORD // 10
_BEGUN = WORD // 2
_UNLISTED = 122
_LONGEST_SYNONYM = 4
#: Invisible signs are cut off before anything else looks at the text.
_LONGEST_RAW = 2000

PROVINCE, TOWN = "จังหวัด", "เมือง"
_SHORT_PROVINCES = {"กรุงเทพ": "กรุงเทพมหานคร"}


class Planner:
    """Understands queries against one index; made once, used for many."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        synonyms: Synonyms | None = None,
        *,
        words: Words | None = None,
        provinces: Collection[str] = (),
        stop_words: Collection[str] = STOP_WORDS,
    ) -> None:
        self.words = words or default_words()
        self.vocabulary = vocabulary
        self.synonyms = synonyms or Synonyms({})
        self.provinces = frozenset(map(normalise, provinces))
        self.stop_words = stop_words
        self._nearness = Nearness((vocabulary, self.synonyms.phrases))

    def plan(self, typed: str, *, is_unfinished: bool = False) -> Plan:
        """Understand what was typed; `is_unfinished` says that it is being typed right now.

        >>> planner.plan("l;ylfu").text
        'สวัสดี'
        """
        raw = storable(typed[:_LONGEST_RAW])
        text = normalise(raw)[:LONGEST_QUERY].strip()
        is_open = not raw[-1:].isspace()
        notes: tuple[Note, ...] = ()
        if text and (image := layout.repaired(raw.strip()[:LONGEST_QUERY], self)):
            notes = (Note("layout", text, image),)
            text = image[:LONGEST_QUERY]
        words = self.words_of(text, is_open=is_open)
        if not words:
            return Plan(text, notes=notes, trigrams=tuple(trigrams(text)))
        clauses = list(self._clauses(words))[:_MOST_CLAUSES]
        if is_open:
            clauses[-1] = self._open_clause(clauses[-1], is_unfinished=is_unfinished)
        return Plan(text, self._demanded(clauses), notes, tuple(trigrams(text)))

    def widen(self, plan: Plan) -> Plan:
        """Return the same plan with near words; for when its AND finds nothing.

        Only what the index does not know is read differently, and all of it when it knows all.
        """
        clauses, corrected = self._nearness.widened(plan.clauses, self.alternatives)
        notes = plan.notes
        if corrected and corrected != plan.text:
            notes = (*notes, Note("spelling", plan.text, corrected))
        return replace(plan, clauses=clauses, notes=notes, is_widened=True)

    def words_of(self, text: str, *, is_open: bool = True) -> list[Word]:
        """Cut by the words of the index first, then by the dictionary."""

        def cutter(run: str, is_last: bool) -> Sequence[Bit]:
            return cheapest(
                run, self._cost, begun_cost=self._begun_cost if is_open and is_last else None
            )

        return words_of(text, self.words, cutter)

    def knows(self, word: str) -> bool:
        """Say whether a word leads anywhere: it is in the index, or means the same as another."""
        return word in self.vocabulary or word in self.synonyms

    def begins(self, beginning: str) -> bool:
        """Say whether a word that leads somewhere goes on from here."""
        return bool(
            self.vocabulary.starting(beginning, 1) or self.synonyms.phrases.starting(beginning, 1)
        )

    def alternatives(self, word: str) -> tuple[Alternative, ...]:
        """Return by which tokens a word is found: itself, its parts, what means the same.

        A province is found by its token as a province only: some have names of everyday words.
        """
        province = PROVINCE + _SHORT_PROVINCES.get(word, word)
        if self._is_province(word):
            return ((province,),)
        return self._plain_alternatives(word)

    def _is_province(self, word: str) -> bool:
        province = _SHORT_PROVINCES.get(word, word)
        return province in self.provinces and PROVINCE + province in self.vocabulary

    def _plain_alternatives(self, word: str) -> tuple[Alternative, ...]:
        own = _covering(word, parts(word, self.words))
        found: list[Alternative] = [(word,), own]
        head = next((each for each in ALL_AREA_HEADS if word.startswith(each)), "")
        rest = word.removeprefix(head)
        if head and rest and head != PROVINCE and rest != TOWN and word not in self.words:
            found.append(self._plain_cut(rest))
        elif not head and not own:
            found.append(self._plain_cut(word))
        for tokens in self.synonyms.of(word):
            found += self._with_parts(tokens)
        for part in own:
            for tokens in self.synonyms.of(part):
                others = tuple(each for each in own if each != part)
                found.append((*others, *tokens))
        return _alternatives(found)

    def _with_parts(self, tokens: Alternative) -> Iterator[Alternative]:
        yield tokens
        split = [_covering(token, parts(token, self.words)) or (token,) for token in tokens]
        if len(split) < sum(map(len, split)):
            yield tuple(token for each in split for token in each)

    def _clauses(self, words: Sequence[Word]) -> Iterator[Clause]:
        at = 0
        while at < len(words):
            for size in range(min(_LONGEST_SYNONYM, len(words) - at), 1, -1):
                window = words[at : at + size]
                joined = "".join(word.text for word in window)
                if joined in self.synonyms:
                    yield self._joined_clause(window, joined)
                    break
            else:
                size = 1
                yield self._clause(words[at])
            at += size

    def _joined_clause(self, window: Sequence[Word], joined: str) -> Clause:
        """Make one clause of words that mean something else together (up skill)."""
        own = tuple(word.text for word in window)
        found = [own, *self.alternatives(joined)]
        return self._made(joined, window[0], _alternatives(found))

    def _clause(self, word: Word) -> Clause:
        text = word.text
        if word.kind in {"number", "year"}:
            typed = [(word.typed,)] if word.typed else []
            return self._made(text, word, _alternatives([(text,), *typed]))
        if self._is_province(text):
            clause = self._made(text, word, self.alternatives(text))
            return replace(clause, kind="province", near=self._plain_alternatives(text))
        if word.kind == "latin" and word.parts:
            own = _alternatives([(text,), word.parts, *self.synonyms.of(text)])
            return self._made(text, word, own)
        if word.kind == "begun":
            found = [*self._goings_on(text), self._plain_cut(text)]
            return self._made(text, word, _alternatives(found))
        return self._made(text, word, self.alternatives(text))

    def _plain_cut(self, text: str) -> Alternative:
        """Cut by the dictionary alone; nothing when scraps remain that are no words."""
        bits = cut(text, self.words)
        return tuple(bit.text for bit in bits) if all(bit.is_known for bit in bits) else ()

    def _made(self, typed: str, word: Word, found: tuple[Alternative, ...]) -> Clause:
        return Clause(
            typed,
            word.kind,
            found,
            is_required=False,
            is_unknown=not any(self._is_in_index(each) for each in found),
            is_glued=word.is_glued,
        )

    def _open_clause(self, clause: Clause, *, is_unfinished: bool) -> Clause:
        """Let the last word go on: at once while typing, else when it is hardly a word yet."""
        if clause.kind not in {"word", "unknown", "latin", "province"} or len(clause.typed) < 2:
            return clause
        goings_on = tuple(self._goings_on(clause.typed))
        if not goings_on:
            return clause
        own = self.vocabulary.df(clause.typed)
        longer = self.vocabulary.df(goings_on[0][0])
        if is_unfinished or (clause.kind == "latin" and clause.is_unknown):
            found = _alternatives([*clause.alternatives, *goings_on])
            return replace(clause, alternatives=found, is_unknown=False)
        if own * _RARER <= longer:
            return replace(clause, near=_alternatives([*clause.near, *goings_on]))
        return clause

    def _goings_on(self, beginning: str) -> Iterator[Alternative]:
        for word in self.vocabulary.starting(beginning, _MOST_BEGUN):
            yield (word,)
        for phrase in self.synonyms.phrases.starting(beginning, 4):
            yield (phrase,)
            yield from self.synonyms.of(phrase)

    def _demanded(self, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
        """Say of each clause whether an answer must have it; at least one always."""
        wanted = [
            clause.kind in {"number", "year"}
            or (clause.typed not in self.stop_words and not self._is_common(clause.typed))
            for clause in clauses
        ]
        if len(clauses) > 1:
            wanted = [
                yes and (len(c.typed) > 1 or c.kind == "number")
                for yes, c in zip(wanted, clauses, strict=True)
            ]
        if not any(wanted):
            wanted = [clause.typed not in self.stop_words for clause in clauses]
        if not any(wanted):
            wanted = [True] * len(clauses)
        demanded = 0
        made: list[Clause] = []
        for clause, yes in zip(clauses, wanted, strict=True):
            demanded += yes
            made.append(replace(clause, is_required=yes and demanded <= MOST_REQUIRED))
        return tuple(made)

    def _is_common(self, word: str) -> bool:
        entries = self.vocabulary.entries
        return entries >= _ENOUGH_ENTRIES and self.vocabulary.df(word) > entries * _COMMON_SHARE

    def _is_in_index(self, tokens: Alternative) -> bool:
        return all(token in self.vocabulary for token in tokens)

    def _cost(self, word: str) -> int | None:
        if len(word) == 1:
            return None
        listed = self.words.costs.get(word)
        if self.knows(word):
            return _UNLISTED if listed is None else listed
        return None if listed is None else _NOT_IN_INDEX + listed

    def _begun_cost(self, word: str) -> int | None:
        return _BEGUN if len(word) > 1 and self.begins(word) else None


def plan(
    typed: str,
    vocabulary: Vocabulary,
    synonyms: Synonyms | None = None,
    *,
    words: Words | None = None,
    provinces: Collection[str] = (),
    stop_words: Collection[str] = STOP_WORDS,
    is_unfinished: bool = False,
) -> Plan:
    """Understand one query; who has many keeps a `Planner`."""
    planner = Planner(vocabulary, synonyms, words=words, provinces=provinces, stop_words=stop_words)
    return planner.plan(typed, is_unfinished=is_unfinished)


def _alternatives(found: Iterable[Alternative]) -> tuple[Alternative, ...]:
    return tuple(dict.fromkeys(each for each in found if each))[:_MOST_ALTERNATIVES]


def _covering(word: str, own: tuple[str, ...]) -> Alternative:
    """Return the parts that make up the word again; others are for pages only.

    Who asks for น้ำพริก does not want every พริก, though its pages are found by พริก as well.
    """
    largest = tuple(part for part in own if not any(part != o and part in o for o in own))
    return largest if "".join(largest) in {word, word.removeprefix("การ")} else ()
