"""Where a line of Thai may end: after a whole word, for texts that no browser lays out."""

import re
from collections.abc import Callable

from search.thai.cut import clusters, cut
from search.thai.word_list import Words, default_words

#: ZERO WIDTH SPACE: a line may end here. Everything between two of them stays together.
BREAK = "\u200b"

#: Given a text and a place in it: where what must stay whole from there ends, or the place itself.
Whole = Callable[[str, int], int]

#: NO-BREAK SPACE.
_HELD = "\u00a0"
_THAI_RUN = re.compile("[\u0e01-\u0e4e]+")
#: What is longer than any word of a list is nonsense or a foreign name: it may be cut anywhere.
_LONGEST = 30
_SIGNS_OF_BREAKS = re.compile("[\u200b\u2060\u00ad]")


def with_breaks(text: str, whole: Whole | None = None, words: Words | None = None) -> str:
    """Return the text with a sign at each place inside of Thai where a line may end.

    Without the signs it is the same text (signs that stood there before are taken away). `whole`
    keeps names, compounds and dates in one piece; blanks inside of those become unbreakable.
    """
    text = _SIGNS_OF_BREAKS.sub("", text)
    known = words or default_words()
    ends = {end for run in _THAI_RUN.finditer(text) for end in _ends(run[0], run.start(), known)}
    if whole is not None:
        text = _keep_whole(text, whole, ends)
    out, done = [], 0
    for end in sorted(ends):
        out.append(text[done:end])
        done = end
    return BREAK.join([*out, text[done:]])


def _ends(run: str, start: int, words: Words) -> set[int]:
    """Where words end within a run of Thai, and where the run meets what is not Thai."""
    ends, at = set(), start
    for bit in cut(run, words):
        if len(bit.text) > _LONGEST:
            inner = at
            for cluster in clusters(bit.text):
                inner += len(cluster)
                ends.add(inner)
        at += len(bit.text)
        ends.add(at)
    ends.discard(start + len(run))
    return ends


def _keep_whole(text: str, whole: Whole, ends: set[int]) -> str:
    """Take away the ends inside of what stays whole; return the text with its blanks held."""
    at, signs = 0, list(text)
    while at < len(text):
        end = whole(text, at)
        if end > at:
            ends.difference_update(range(at + 1, end))
            signs[at:end] = text[at:end].replace(" ", _HELD)
            at = end
        else:
            at += 1
    return "".join(signs)
