"""What people type, made from what is there: mixed queries, the same for the same seed."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from measuring.many_entries import DOING, ENGLISH, Place, Words

#: Letters that people hear alike and write for each other.
_ALIKE = {"ใ": "ไ", "ไ": "ใ", "ศ": "ส", "ส": "ศ", "ณ": "น", "น": "ณ", "ร": "ล", "ล": "ร", "ฐ": "ถ"}
_MARKS = "่้๊๋็์"


@dataclass(frozen=True, slots=True)
class Typed:
    """One thing that somebody types, and what kind of query it is."""

    kind: str
    text: str
    is_unfinished: bool = False


def mixed(each: int, places: Sequence[Place], seed: int) -> list[Typed]:
    """Return so many queries of each kind, in a mixed order."""
    from search.thai.keyboard import latin_images

    dice = random.Random(seed)  # noqa: S311 - made-up content
    words = Words()

    def thing() -> str:
        return words.thing(dice)

    def doing() -> str:
        return dice.choice(DOING["course"])

    def misspelt() -> str:
        text = doing() + thing()
        spots = [place for place, sign in enumerate(text) if sign in _ALIKE or sign in _MARKS]
        if not spots:
            return text + "ร"
        spot = dice.choice(spots)
        return text[:spot] + _ALIKE.get(text[spot], "") + text[spot + 1 :]

    def other_layout() -> str:
        text = thing()
        return (latin_images(text) or [text])[0]

    def unfinished() -> str:
        text = thing()
        return text[: max(2, len(text) * 2 // 3)]

    def sentence() -> str:
        parts = [words.text(dice, 6, 9) for _part in range(3)]
        return f"{doing()}{thing()} {' '.join(parts)}"[:120]

    makers: dict[str, Callable[[], str]] = {
        "thing": thing,
        "phrase": lambda: doing() + thing(),
        "common": lambda: f"{dice.choice(words.common[:60])} {dice.choice(words.common[:200])}",
        "place": lambda: f"{thing()} {dice.choice(places).district_name}",
        "province": lambda: f"{thing()} จังหวัด{dice.choice(places).province_name}",
        "misspelt": misspelt,
        "layout": other_layout,
        "unfinished": unfinished,
        "digits": lambda: f"{thing()} {dice.choice(['30', '๒๕๖๙', '60 ชั่วโมง', 'ปี 69'])}",
        "english": lambda: f"{dice.choice(ENGLISH)} {thing()}",
        "rare": lambda: dice.choice(words.rare),
        "sentence": sentence,
        "nonsense": lambda: "".join(dice.choices("กขคฟหดเวงผปแอ", k=dice.randint(4, 12))),
    }
    typed = [
        Typed(kind, make(), is_unfinished=kind == "unfinished")
        for kind, make in makers.items()
        for _count in range(each)
    ]
    dice.shuffle(typed)
    return typed
