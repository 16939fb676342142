"""Who gets which grade, by the rules of `tests/relevance/README.md`; no judge looks at results."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from measuring.relevance.collection import Document, Wish, documents, wishes

#: What is wanted but stands elsewhere than the query says loses so much; where nothing but the
#: place is wanted, all of it.
_SAME_PROVINCE, _ELSEWHERE, _TOO_FAR = 1, 2, 3
_PREFIXES = ("จังหวัด", "จ.", "อำเภอ", "อ.", "เขต")
_ALSO_CALLED = {"กรุงเทพฯ": "กรุงเทพมหานคร", "กทม.": "กรุงเทพมหานคร"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is right for one query: grades of documents (1 to 3), and the known false friends."""

    id: str
    kind: str
    query: str
    grades: Mapping[str, int]
    false: frozenset[str] = frozenset()
    is_held_out: bool = False


@cache
def hand_written() -> tuple[Judgement, ...]:
    """Judge every document for every hand-written query."""
    return tuple(judgement(wish, documents().values()) for wish in wishes())


def judgement(wish: Wish, everything: Iterable[Document]) -> Judgement:
    """Judge all documents for a wish."""
    every = list(everything)
    grades = {one.id: mark for one in every if (mark := grade(wish, one)) > 0}
    false = {
        one.id
        for one in every
        if one.id not in grades and any(_aboutness(name, one) for name in wish.false)
    }
    return Judgement(
        wish.id, wish.kind, wish.query, grades, frozenset(false), is_held_out=wish.is_held_out
    )


def grade(wish: Wish, document: Document) -> int:
    """Return 0 to 3: how far it is about what is wanted, less when it is elsewhere."""
    subject = _subject(wish, document)
    lost = _distance(wish, document)
    here = wish.anything_there if not lost else 0
    if subject == 0:
        return here
    return max(subject - lost, here, 0)


def _subject(wish: Wish, document: Document) -> int:
    if not wish.want:
        return 3
    if document.id in wish.want:
        return wish.want[document.id]
    return max(
        (
            best - (3 - about)
            for name, best in wish.want.items()
            if (about := min(_aboutness(part, document) for part in name.split("+")))
        ),
        default=0,
    )


def _aboutness(name: str, document: Document) -> int:
    return 3 if name == document.id else document.topics.get(name, 0)


def _distance(wish: Wish, document: Document) -> int:
    """Return how much the place costs; what stands nowhere (a national fund) is near to all."""
    if not wish.province:
        return 0
    province = _plain(document.fields["province"])
    if not province:
        return _SAME_PROVINCE if wish.want else _TOO_FAR
    if province != wish.province:
        return _ELSEWHERE if wish.want else _TOO_FAR
    if wish.district and _plain(document.fields["district"]) != wish.district:
        return _SAME_PROVINCE if wish.want else _TOO_FAR
    return 0


def _plain(name: str) -> str:
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return _ALSO_CALLED.get(name, name)
