"""Any number of made-up entries that read like the portal's own, the same for the same seed.

Titles join what people learn, make, sell and lend for with things and places; texts mix sentences of
the demonstration with words drawn as often as Thai writing has them, so that a few words stand nearly
everywhere and most are rare. A text is twice as long as the demonstration's.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING

from home.demonstration.courses import demo_titles
from measuring.report import ROOT

if TYPE_CHECKING:
    from portal.core.entries import EntryData
    from search.run_data import EntryRunData

SEED = 20_260
#: Of a hundred entries, so many of each kind.
KINDS = {"course": 70, "product": 15, "story": 10, "funding": 5}
DOING = {
    "course": (
        "การทำ",
        "ช่างซ่อม",
        "การแปรรูป",
        "การปลูก",
        "การเลี้ยง",
        "การออกแบบ",
        "การขาย",
        "งาน",
        "เรียนทำ",
    ),
    "product": ("", "ชุด", "กระเป๋า", "ของฝากจาก", "ผลิตภัณฑ์"),
    "story": ("เรื่องเล่า", "อยู่ได้ด้วย", "จากศูนย์สู่อาชีพ", "ครอบครัว"),
    "funding": ("เงินกู้เพื่อ", "กองทุน", "ทุนหมุนเวียนสำหรับ"),
    "group": ("กลุ่ม", "วิสาหกิจชุมชน", "กลุ่มแม่บ้าน"),
    "practice": ("การจัดการเรียนรู้", "แนวปฏิบัติที่ดี", "การพัฒนา"),
    "knowledge": ("คู่มือ", "วิดีโอสอน", "เอกสาร"),
}
ENDINGS = ("", "", "", "เบื้องต้น", "เพื่อการค้า", "ขั้นสูง", "ในชุมชน", "สร้างรายได้", "ด้วยตนเอง", "ปี 2569")
ENGLISH = ("barista", "facebook", "excel", "canva", "solar cell", "live", "line oa", "ai", "cctv")
GROUPS = {
    "agriculture": "เกษตรกรรม",
    "industry": "อุตสาหกรรม",
    "commerce": "พาณิชยกรรมและบริการ",
    "creative": "ความคิดสร้างสรรค์",
    "special": "อาชีพเฉพาะทาง",
}
FORMATS = {"interest": "กลุ่มสนใจ", "class": "ชั้นเรียนวิชาชีพ"}
_WORDS_OF_TEXT = (20, 70)
_WORDS_OF_SUMMARY = (4, 10)
_SENTENCES = 4
_RARE = 0.04  # of the words of a text: names and words that stand on few pages


@dataclass(frozen=True, slots=True)
class Place:
    """A district as entries name it."""

    province: str
    province_name: str
    district: str
    district_name: str


class Words:
    """The words of the analysis' own list, drawn as often as Thai writing has them."""

    def __init__(self) -> None:
        rows = [
            line.split("\t")
            for line in (ROOT / "search/thai/words.tsv").read_text(encoding="utf-8").splitlines()
        ]
        counted = sorted(((int(row[1]), row[0]) for row in rows), reverse=True)
        self.common = [word for number, word in counted if number]
        self.weights = list(accumulate(number for number, _word in counted if number))
        self.rare = [word for number, word in counted if not number]
        own = (ROOT / "search/thai/terms.txt").read_text(encoding="utf-8").splitlines()
        own = [line.lstrip("+").strip() for line in own if line and not line.startswith("#")]
        nouns = [word for word in self.common if len(word) > 3][:4_000]
        courses = demo_titles()
        titles = [course.title for course in courses]
        self.things = [thing for row in zip_longest(titles, own) for thing in row if thing] + nouns
        self.thing_weights = _zipf(self.things)
        self.sentences = list(
            dict.fromkeys(
                sentence
                for course in courses
                for sentence in (*course.outcomes, *(topic for topic, _hours in course.topics))
            )
        )
        self.sentence_weights = _zipf(self.sentences)

    def thing(self, dice: random.Random) -> str:
        """Return something that people make, grow, mend or sell."""
        return dice.choices(self.things, cum_weights=self.thing_weights)[0]

    def sentence(self, dice: random.Random) -> str:
        """Return what a course of the demonstration says."""
        return dice.choices(self.sentences, cum_weights=self.sentence_weights)[0]

    def text(self, dice: random.Random, least: int, most: int) -> str:
        """Return a text of so many words, with a blank now and then as Thai has them."""
        words = dice.choices(self.common, cum_weights=self.weights, k=dice.randint(least, most))
        for place in range(len(words)):
            if dice.random() < _RARE:
                words[place] = dice.choice(self.rare)
        blanks = (" " if place % 9 == 8 else "" for place in range(len(words)))
        return "".join(part for pair in zip(words, blanks, strict=True) for part in pair)


def _zipf(things: Sequence[str]) -> list[float]:
    """Weights by which the n-th is spoken of about 1/n times as often as the first."""
    return list(accumulate(1 / (5 + place) for place in range(len(things))))


def made(
    number: int,
    places: Sequence[Place],
    seed: int = SEED,
    shares_of_kinds: Mapping[str, int] = KINDS,
) -> Iterator[tuple["EntryData", list["EntryRunData"]]]:
    """Yield so many entries, each with its runs."""
    from portal.core.entries import EntryData, EntryPlace

    dice = random.Random(seed)  # noqa: S311 - made-up content
    words = Words()
    kinds, shares = list(shares_of_kinds), list(accumulate(shares_of_kinds.values()))
    for count in range(number):
        kind = dice.choices(kinds, cum_weights=shares)[0]
        place = dice.choice(places)
        group, form = dice.choice(list(GROUPS)), dice.choice(list(FORMATS))
        thing = words.thing(dice)
        title = f"{dice.choice(DOING[kind])}{thing}{dice.choice(ENDINGS)}"
        if count % 40 == 0:
            title = f"{title} {dice.choice(ENGLISH)}"
        data = EntryData(
            kind=kind,
            code=f"bench-{count}",
            title=title[:255],
            summary=f"{thing} {words.text(dice, *_WORDS_OF_SUMMARY)}"[:300],
            body=" ".join(
                [words.sentence(dice) for _sentence in range(dice.randint(1, _SENTENCES))]
                + [words.text(dice, *_WORDS_OF_TEXT)]
            ),
            keywords=(GROUPS[group], FORMATS[form] if kind == "course" else ""),
            place=EntryPlace(
                province=place.province,
                district=place.district,
                label_th=f"สกร.ระดับอำเภอ{place.district_name} {place.province_name}",
            ),
            facets={"group": (group,), "format": (form,) if kind == "course" else ()},
        )
        yield data, [_run(dice, count)] if kind == "course" else []


def _run(dice: random.Random, number: int) -> "EntryRunData":
    from search.run_data import EntryRunData

    start = datetime(2026, 1, 5, 2, tzinfo=UTC) + timedelta(days=dice.randrange(700))
    capacity = dice.randrange(15, 41)
    return EntryRunData(
        run_id=10_000_000 + number,
        number=1,
        opens_at=start - timedelta(days=60),
        closes_at=start - timedelta(days=3),
        starts_on=start.date(),
        ends_on=start.date() + timedelta(days=dice.randrange(2, 60)),
        cancelled_at=None,
        capacity=capacity,
        seats_left=dice.randrange(capacity),
        few_from=max(3, capacity * 15 // 100),
        waiting_left=10,
        waiting_count=0,
        is_weekend=dice.random() < 0.4,
        is_weekday=dice.random() < 0.7,
    )
