"""How well an alternative says what was typed, from 1 (its very words) to 0."""

from collections.abc import Iterable

#: The tokens of one way to say a word, and how well they do.
Weighed = tuple[tuple[str, ...], float]

TYPED = 1.0
#: The same letters in other words: its own parts, or cut without the words of the index.
OWN_PARTS = 0.9
PLAIN_CUT = 0.8
#: Means the same; the phrase is a kind of it; by way of a third phrase.
SYNONYM = 0.85
KIND_OF = 0.4
BY_WAY_OF = 0.35
#: A part of a compound replaced by what means the same; also a synonym taken apart.
LOOSENED = 0.9
#: A word that was not finished goes on.
GOES_ON = 0.8
#: Spelt otherwise; the likeliest first, each further one less.
NEAR = 0.7
FURTHER = 0.93
#: Only looks a little like it.
RESEMBLES = 0.45
#: One part of a compound that nobody offers.
PART_ALONE = 0.3
#: An area by its bare name, which may mean something else.
BARE_NAME = 0.6


def best_first(found: Iterable[Weighed]) -> dict[tuple[str, ...], float]:
    """Return each alternative once with its best quality, the best first (else as given)."""
    best: dict[tuple[str, ...], float] = {}
    for tokens, quality in found:
        if tokens and quality > best.get(tokens, 0):
            best[tokens] = quality
    return dict(sorted(best.items(), key=lambda each: -each[1]))
