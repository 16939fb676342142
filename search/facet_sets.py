"""The facets of an entry in one text, so that many entries are counted by reading an index.

What the thread names is left out: nothing is counted by it, and it is different for each entry.
"""

from collections.abc import Iterable, Sequence

#: Facets of the thread (``search.threads``) are called ``to_<kind>``.
OF_THREAD = "to_"
_BETWEEN = "\n"

Pair = tuple[str, str]


def written(pairs: Iterable[Pair]) -> str:
    """Write the facets of an entry as one text, the same for the same facets.

    >>> written([("have", "stock"), ("category", "cloth"), ("to_course", "atg-x4f7")])
    'category=cloth\\nhave=stock'
    """
    told = (f"{name}={value}" for name, value in pairs if not name.startswith(OF_THREAD))
    return _BETWEEN.join(sorted(told))


def held(text: str, asked: Sequence[Pair]) -> tuple[bool, ...]:
    """Say of each of some facets whether it stands in the text."""
    there = set(text.split(_BETWEEN))
    return tuple(f"{name}={value}" in there for name, value in asked)
