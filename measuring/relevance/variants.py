"""Machine-made queries: phrases of titles, misspelt, in the other keyboard layout, unfinished."""

import random
import re
from collections.abc import Iterable, Sequence

from measuring.relevance.collection import Document, is_held_out
from measuring.relevance.judging import Judgement

SEED = 2569
#: So many of each kind.
EACH = 60

#: Where a title has said its first thing.
_CUTS = re.compile(r"[:(,]|และ|สำหรับ|เพื่อ|ด้วย|จาก|เบื้องต้น| ")
_SHORTEST, _LONGEST = 6, 30
_THAI = re.compile("[ก-๙]+")
#: What says nothing without the rest of the title.
_BARE = ("ติดตั้ง", "เปิดร้าน")

#: Letters that sound alike and are written for each other.
_ALIKE = (
    *("ใไ", "สศ", "สษ", "ศษ", "ณน", "ญย", "ฎด", "ฏต", "ธท", "ฐถ", "ภพ", "คข", "รล"),
    *("ิี", "ุู", "ึื"),
)
_TONES = "่้๊๋"
_SILENT = "์็"

#: The keys of a Thai keyboard (Kedmanee) and what they write in the other layout.
_LATIN = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
_LATIN += '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
_KEDMANEE = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ"
_KEDMANEE += '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TO_LATIN = str.maketrans(_KEDMANEE, _LATIN)


def variants(documents: Iterable[Document], seed: int = SEED, each: int = EACH) -> list[Judgement]:
    """Return so many machine-made queries of each kind with their judgements."""
    every = list(documents)
    dice = random.Random(seed)  # noqa: S311 - only to choose
    sources = [(one, phrase) for one in every if (phrase := key_phrase(one))]
    made = []
    for kind, make in (
        ("machine: misspelt", misspelt),
        ("machine: wrong layout", _in_other_layout),
        ("machine: unfinished", unfinished),
    ):
        for number, (source, phrase) in enumerate(dice.sample(sources, each), 1):
            query = make(phrase, dice)
            name = f"{kind.removeprefix('machine: ').replace(' ', '_')}_{number:02}"
            made.append(
                Judgement(
                    name,
                    kind,
                    query,
                    known_item_grades(source, phrase, every),
                    is_held_out=is_held_out(query),
                )
            )
    return made


def key_phrase(document: Document) -> str:
    """Return the first thing that a title names; '' when it names none that stands alone."""
    if document.fields["type"] not in ("course", "product", "funding"):
        return ""
    for part in _CUTS.split(document.title):
        phrase = part.strip()
        if _SHORTEST <= len(phrase) <= _LONGEST and _THAI.fullmatch(phrase) and phrase not in _BARE:
            return phrase
    return ""


def known_item_grades(
    source: Document, phrase: str, documents: Sequence[Document]
) -> dict[str, int]:
    """Grade by the source: it and titles with the phrase 3, other texts with the phrase 2."""
    grades = {one.id: 2 for one in documents if phrase in one.text}
    return grades | {one.id: 3 for one in documents if one is source or phrase in one.title}


def misspelt(phrase: str, dice: random.Random) -> str:
    """Return the phrase with one mistake that hands and ears make, or two when it is long."""
    wrong = phrase
    for _mistake in range(2 if len(phrase) > 14 and dice.random() < 0.3 else 1):
        wrong = _with_mistake(wrong, dice)
    # Two mistakes can undo each other.
    return wrong if wrong != phrase else _with_mistake(phrase, dice)


def _with_mistake(phrase: str, dice: random.Random) -> str:
    changed: list[str] = []
    for place, sign in enumerate(phrase):
        before, after = phrase[:place], phrase[place + 1 :]
        changed += [before + other + after for other in _alike(sign)]
        if sign in _TONES or sign in _SILENT:
            changed.append(before + after)
        if sign in _TONES:
            changed.append(before + dice.choice(_TONES.replace(sign, "")) + after)
    for place in range(1, len(phrase) - 2):
        one, other = phrase[place], phrase[place + 1]
        if _is_consonant(one) and _is_consonant(other) and one != other:
            changed.append(phrase[:place] + other + one + phrase[place + 2 :])
    return dice.choice(changed) if changed else phrase[:-1]


def _alike(sign: str) -> list[str]:
    return [pair.replace(sign, "") for pair in _ALIKE if sign in pair]


def _is_consonant(sign: str) -> bool:
    return "ก" <= sign <= "ฮ"


def in_other_layout(phrase: str) -> str:
    """Return what the same keys write when the keyboard stands on English."""
    return phrase.translate(_TO_LATIN)


def _in_other_layout(phrase: str, _dice: random.Random) -> str:
    return in_other_layout(phrase)


def unfinished(phrase: str, dice: random.Random) -> str:
    """Return the phrase without its last one to four signs, at least five kept."""
    return phrase[: max(5, len(phrase) - dice.randint(1, 4))]
