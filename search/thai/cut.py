"""Cut a Thai run into words: the fewest known words, the commoner ones, never through a cluster."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from search.thai.word_list import LONGEST_WORD, Words

#: Cost of one more word: more than all rarities of a run together.
WORD = 1 << 24
#: Cost of a cluster that is in no word, beside that of one more word.
_STRANGE = 2 * WORD
#: A run is cut in stretches of this many letters, so that one endless run stays cheap.
_STRETCH = 2000

_LEADING = "เ-ไ"
# Phinthu, vowels above, below and after, tones, the silencer.
_CLINGING = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e"
_CLUSTER = re.compile(f"[{_LEADING}]*[^{_LEADING}{_CLINGING}]?[{_CLINGING}]*")

CostOf = Callable[[str], int | None]


class Bit(NamedTuple):
    """A stretch of a run: a known word, or unknown clusters in a row."""

    text: str
    is_known: bool
    #: Known only as the beginning of a word, at the end of what was typed.
    is_begun: bool = False


def clusters(run: str) -> list[str]:
    """Split a run where Thai writing allows it: between consonants with all that clings to them."""
    return [match for match in _CLUSTER.findall(run) if match]


def cut(run: str, words: Words) -> list[Bit]:
    """Cut by a word list, as pages are cut."""
    return cheapest(run, words.costs.get, words.reach)


def cheapest(
    run: str,
    cost_of: CostOf,
    reach: Mapping[str, int] | None = None,
    begun_cost: CostOf | None = None,
) -> list[Bit]:
    """Cut along the cheapest path; `begun_cost` may price a word that the run breaks off in."""
    if len(run) > _STRETCH:
        return [
            bit
            for start in range(0, len(run), _STRETCH)
            for bit in cheapest(run[start : start + _STRETCH], cost_of, reach)
        ]
    ends = [0]
    for cluster in clusters(run):
        ends.append(ends[-1] + len(cluster))
    last = len(ends) - 1
    best = [0, *[-1] * last]
    came: list[tuple[int, bool, bool]] = [(0, False, False)] * (last + 1)
    for here, start in enumerate(ends[:-1]):
        limit = start + (LONGEST_WORD if reach is None else reach.get(run[start : start + 2], 0))
        if begun_cost:
            limit = max(limit, start + LONGEST_WORD)
        so_far = best[here] + WORD
        there = here + 1
        while True:
            # One cluster alone is always a way, known or not.
            end = ends[there]
            cost = cost_of(run[start:end])
            if cost is not None:
                if best[there] < 0 or so_far + cost < best[there]:
                    best[there], came[there] = so_far + cost, (here, True, False)
            elif begun_cost and there == last and (cost := begun_cost(run[start:])) is not None:
                if best[there] < 0 or so_far + cost < best[there]:
                    best[there], came[there] = so_far + cost, (here, True, True)
            elif there == here + 1 and (best[there] < 0 or so_far + _STRANGE < best[there]):
                best[there], came[there] = so_far + _STRANGE, (here, False, False)
            there += 1
            if there > last or ends[there] > limit:
                break
    return _joined(_walk_back(run, ends, came))


def _walk_back(run: str, ends: list[int], came: list[tuple[int, bool, bool]]) -> list[Bit]:
    bits: list[Bit] = []
    at = len(ends) - 1
    while at:
        before, known, begun = came[at]
        bits.append(Bit(run[ends[before] : ends[at]], known, begun))
        at = before
    bits.reverse()
    return bits


def _joined(bits: list[Bit]) -> list[Bit]:
    """Join unknown clusters that stand together: names and loan words stay one word."""
    joined: list[Bit] = []
    unknown: list[str] = []
    for bit in bits:
        if not bit.is_known:
            unknown.append(bit.text)
            continue
        if unknown:
            joined.append(Bit("".join(unknown), is_known=False))
            unknown = []
        joined.append(bit)
    if unknown:
        joined.append(Bit("".join(unknown), is_known=False))
    return joined
