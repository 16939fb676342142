"""From what a visitor typed to a plan: layout, words of the index first, synonyms, misspellings."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from portal.core.thai_text import storable
from search.thai import layout, quality
from search.thai.alternatives import Alternatives
from search.thai.analysis import Word, words_of
from search.thai.cut import WORD, Bit, cheapest
from search.thai.nearness import Nearness
from search.thai.normalise import normalise
from search.thai.places import PROVINCE, Places
from search.thai.plan import Alternative, Clause, ClauseKind, Note, Plan
from search.thai.quality import Weighed
from search.thai.stop_words import STOP_WORDS
from search.thai.synonyms import Synonyms
from search.thai.vocabulary import Vocabulary
from search.thai.widening import Widening
from search.thai.word_list import Words, default_words

#: What is typed beyond this is not looked at.
LONGEST_QUERY = 120
MOST_REQUIRED = 12
_MOST_CLAUSES = 24
#: A word on more than this share of the entries says little; asked only when there are enough.
_COMMON_SHARE = 0.25
_ENOUGH_ENTRIES = 20
#: A last word so much rarer than one it begins is probably not finished (ขน, ขนม).
_RARER = 8
#: A word of the dictionary only costs as much as two words of the index, and a little.
_NOT_IN_INDEX = WORD + WORD // 10
_BEGUN = WORD // 2
_UNLISTED = 122
_LONGEST_SYNONYM = 4
#: Invisible signs are cut off before anything else looks at the text.
_LONGEST_RAW = 2000
#: What stop words and words that stand nearly everywhere count for the order.
_STOP_WEIGHT, _COMMON_WEIGHT = 0.2, 0.5


class Planner:
    """Understands queries against one index; made once, used for many."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        synonyms: Synonyms | None = None,
        *,
        words: Words | None = None,
        provinces: Collection[str] = (),
        districts: Iterable[tuple[str, str]] = (),
        stop_words: Collection[str] = STOP_WORDS,
    ) -> None:
        """Provinces and districts are official names without their kind; districts as pairs.

        The second of a pair is the district's province.
        """
        self.words = words or default_words()
        self.vocabulary = vocabulary
        self.synonyms = synonyms or Synonyms({})
        self.stop_words = stop_words
        self.places = Places(provinces, districts, self.words, self.synonyms)
        self._alternatives = Alternatives(vocabulary, self.synonyms, self.words, self.places)
        nearness = Nearness(vocabulary, self.synonyms.phrases, self.words)
        self._widening = Widening(nearness, self._alternatives)

    def plan(self, typed: str, *, is_unfinished: bool = False, is_literal: bool = False) -> Plan:
        """Understand what was typed; `is_unfinished` says that it is being typed right now.

        `is_literal`: exactly this is meant, in this layout and spelling.

        >>> planner.plan("l;ylfu").text
        'สวัสดี'
        """
        raw = storable(typed[:_LONGEST_RAW])
        text = normalise(raw)[:LONGEST_QUERY].strip()
        is_open = not raw[-1:].isspace()
        notes: tuple[Note, ...] = ()
        if (
            not is_literal
            and text
            and (image := layout.repaired(raw.strip()[:LONGEST_QUERY], self))
        ):
            notes = (Note("layout", text, image),)
            text = image[:LONGEST_QUERY]
        words = self.words_of(text, is_open=is_open)
        if not words:
            return Plan(text, notes=notes, is_literal=is_literal)
        clauses = list(self._clauses(words))[:_MOST_CLAUSES]
        if is_open:
            clauses[-1] = self._open_clause(clauses[-1], is_unfinished=is_unfinished)
        return Plan(
            text,
            self._demanded(clauses),
            notes,
            area=self.places.area(words),
            is_literal=is_literal,
        )

    def widen(self, plan: Plan) -> Plan:
        """Return the same plan with near words; for when its AND finds nothing.

        Only what the index does not know is read differently, and all of it when it knows all.
        """
        if plan.is_literal:
            return plan
        clauses, corrected = self._widening.widened(plan.clauses)
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
        return tuple(self._alternatives.chosen(self._alternatives.of(word)))

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
        if province := self.places.province(joined):
            found = self._alternatives.of_province(joined, province)
            return self._made(joined, window[0], [*found, (own, quality.SYNONYM)], "province")
        found = [(own, quality.TYPED), *self._alternatives.plain(joined)]
        for at, word in enumerate(own):
            others = (*own[:at], *own[at + 1 :])
            for tokens, value in self.synonyms.weighed(word):
                if value >= quality.SYNONYM:
                    found.append(((*others, *tokens), value * quality.LOOSENED))
        return self._made(joined, window[0], found)

    def _clause(self, word: Word) -> Clause:
        text = word.text
        make = self._alternatives
        if word.kind in {"number", "year"}:
            typed = [((word.typed,), quality.OWN_PARTS)] if word.typed else []
            return self._made(text, word, [((text,), quality.TYPED), *typed])
        if province := self.places.province(text):
            found = make.of_province(text, province)
            if not self.places.can_stand_alone(word):
                return self._made(text, word, [*make.plain(text), *found])
            near = tuple(tokens for tokens, _ in make.plain(text))
            return replace(self._made(text, word, found, "province"), near=near)
        head, _ = self.places.known(text)
        if head:
            kind: ClauseKind = "province" if head == PROVINCE else "district"
            return self._made(text, word, make.plain(text), kind)
        if self.places.district(text):
            return self._made(text, word, make.of(text), "district")
        if word.kind == "latin" and word.parts:
            found = [*make.plain(text), (word.parts, quality.OWN_PARTS)]
            return self._made(text, word, found)
        if word.kind == "begun":
            found = [
                *make.goings_on(text),
                *make.begun_later(text),
                (make.plain_cut(text), quality.PLAIN_CUT),
            ]
            return self._made(text, word, found)
        return self._made(text, word, make.of(text))

    def _made(
        self, typed: str, word: Word, found: list[Weighed], kind: ClauseKind | None = None
    ) -> Clause:
        chosen = self._alternatives.chosen(found)
        return Clause(
            typed,
            kind or word.kind,
            tuple(chosen),
            is_required=False,
            is_unknown=not any(map(self._alternatives.is_in_index, chosen)),
            is_glued=word.is_glued,
            qualities=tuple(chosen.values()),
        )

    def _open_clause(self, clause: Clause, *, is_unfinished: bool) -> Clause:
        """Let the last word go on: at once while typing, else when it is hardly a word yet."""
        kinds = {"word", "unknown", "latin", "province", "district"}
        if clause.kind not in kinds or len(clause.typed) < 2:
            return clause
        goings_on = list(self._alternatives.goings_on(clause.typed))
        if not goings_on:
            return clause
        own = self.vocabulary.df(clause.typed)
        longer = self.vocabulary.df(goings_on[0][0][0])
        if is_unfinished or (clause.kind == "latin" and clause.is_unknown):
            now = zip(clause.alternatives, clause.qualities, strict=True)
            found = self._alternatives.chosen([*now, *goings_on])
            return replace(
                clause,
                alternatives=tuple(found),
                qualities=tuple(found.values()),
                is_unknown=False,
            )
        if own * _RARER <= longer:
            near = (*clause.near, *(tokens for tokens, _ in goings_on))
            return replace(clause, near=tuple(dict.fromkeys(near)))
        return clause

    def _demanded(self, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
        """Say of each clause whether an answer must have it; at least one always."""
        wanted = [
            clause.kind in {"number", "year"}
            or (not self._is_stop_word(clause) and not self._is_common(clause.typed))
            for clause in clauses
        ]
        if len(clauses) > 1:
            wanted = [
                yes and (len(c.typed) > 1 or c.kind == "number")
                for yes, c in zip(wanted, clauses, strict=True)
            ]
        if not any(wanted):
            wanted = [not self._is_stop_word(clause) for clause in clauses]
        if not any(wanted):
            wanted = [True] * len(clauses)
        demanded = 0
        made: list[Clause] = []
        for clause, yes in zip(clauses, wanted, strict=True):
            demanded += yes
            is_required = yes and demanded <= MOST_REQUIRED
            made.append(replace(clause, is_required=is_required, weight=self._weight(clause)))
        return tuple(made)

    def _weight(self, clause: Clause) -> float:
        if self._is_stop_word(clause):
            return _STOP_WEIGHT
        return _COMMON_WEIGHT if self._is_common(clause.typed) else 1.0

    def _is_stop_word(self, clause: Clause) -> bool:
        return clause.kind != "province" and clause.typed in self.stop_words

    def _is_common(self, word: str) -> bool:
        entries = self.vocabulary.entries
        return entries >= _ENOUGH_ENTRIES and self.vocabulary.df(word) > entries * _COMMON_SHARE

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
