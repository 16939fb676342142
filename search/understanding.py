"""What was typed, understood against this site's index, synonyms and areas."""

from collections.abc import Sequence
from threading import Lock

from portal.places.area_cache import table
from search import dictionary, vocabulary_store, wording
from search.thai import Words
from search.thai.plan import Plan
from search.thai.planner import Planner
from search.thai.synonyms import Synonyms
from search.thai.vocabulary import SortedVocabulary

Groups = Sequence[Sequence[str]]

_kept: list[tuple[tuple[object, ...], Planner]] = []
_lock = Lock()


def understand(typed: str, *, is_unfinished: bool = False, is_literal: bool = False) -> Plan:
    """Turn what a visitor typed into a plan; `is_unfinished` while it is being typed.

    `is_literal`: exactly this is meant, in this layout and spelling.
    """
    return planner().plan(typed, is_unfinished=is_unfinished, is_literal=is_literal)


def planner() -> Planner:
    """Return this process's planner; made anew when synonyms, areas or protected words changed.

    The words of the index change under it, without it being made anew.
    """
    words, vocabulary = dictionary.words(), vocabulary_store.current()
    # Identity is compared, and what is kept cannot be freed meanwhile.
    parts = (words, vocabulary, wording.version())
    with _lock:
        if not _kept or not all(
            one is other or one == other for one, other in zip(_kept[0][0], parts, strict=True)
        ):
            two_way, one_way = wording.synonym_groups()
            _kept[:] = [(parts, made(two_way, one_way, words, vocabulary))]
        return _kept[0][1]


def made(
    two_way: Groups,
    one_way: Groups,
    words: Words | None = None,
    vocabulary: SortedVocabulary | None = None,
) -> Planner:
    """Make a planner with other synonyms than the site's: what would a change find?"""
    words, areas = words or dictionary.words(), table()
    return Planner(
        vocabulary or vocabulary_store.current(),
        Synonyms.of_groups(two_way, words, one_way),
        words=words,
        provinces=[row.name_th for row in areas.provinces.values()],
        districts=[(row.name_th, row.province.name_th) for row in areas.districts.values()],
    )
