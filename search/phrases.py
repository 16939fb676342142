"""Phrases of a synonym group as officers type them: tidied, compared, and what is odd about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.core.thai_text import normalise_line
from search import dictionary, vocabulary_store
from search.models import SynonymGroup
from search.thai import normalise
from search.thai.synonyms import tokens_of

#: From this share of the entries on a phrase says little.
COMMON_SHARE = 0.25
#: Shares mean nothing before there are so many entries.
ENOUGH_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that an officer should know about a phrase; nothing of it forbids saving."""

    phrase: str
    #: The other group that has the phrase; None when the phrase is a common one.
    group: SynonymGroup | None = None
    #: On how many entries of a hundred the phrase stands, when it is a common one.
    percent: int = 0


def tidied(text: str) -> list[str]:
    """Return the phrases of a text, one a line, each once whatever its spelling."""
    lines = (normalise_line(line) for line in text.splitlines())
    found: dict[str, str] = {}
    for line in filter(None, lines):
        found.setdefault(key(line) or line, line)
    return list(found.values())


def key(phrase: str) -> str:
    """Return what two phrases are the same by."""
    return "".join(tokens(phrase))


def tokens(phrase: str) -> tuple[str, ...]:
    """Return the words by which a phrase is recognised; none for blanks and signs."""
    return tokens_of(phrase, dictionary.words())


def oddities(phrases: Sequence[str], but: int | None = None) -> list[Oddity]:
    """Say which phrases are in other groups already, and which stand on many entries."""
    return [*_elsewhere(phrases, but), *_common(phrases)]


def _elsewhere(phrases: Sequence[str], but: int | None) -> Iterable[Oddity]:
    # Compared by their letters: thousands of shipped phrases are not cut for one form.
    wanted = {_letters(phrase): phrase for phrase in phrases}
    for group in SynonymGroup.objects.filter(is_active=True):
        if group.pk == but:
            continue
        for line in group.lines:
            if (same := wanted.get(_letters(line))) is not None:
                yield Oddity(same, group=group)


def _letters(phrase: str) -> str:
    return normalise(phrase).replace(" ", "")


def _common(phrases: Sequence[str]) -> Iterable[Oddity]:
    vocabulary = vocabulary_store.current()
    if vocabulary.entries < ENOUGH_ENTRIES:
        return
    for phrase in phrases:
        # No more entries have a phrase than have its rarest word.
        found = min((vocabulary.df(token) for token in tokens(phrase)), default=0)
        if found > vocabulary.entries * COMMON_SHARE:
            yield Oddity(phrase, percent=round(100 * found / vocabulary.entries))
