"""The areas of the country as questions name them: with what they are, bare, or by a nickname."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.thai.analysis import Word
from search.thai.normalise import normalise
from search.thai.plan import Area
from search.thai.prepare import ALL_AREA_HEADS
from search.thai.synonyms import Synonyms
from search.thai.word_list import Words

PROVINCE, TOWN = "จังหวัด", "เมือง"
_DISTRICTS, _SUBDISTRICTS = ("อำเภอ", "เขต"), ("ตำบล", "แขวง")
_SHORT_PROVINCES = {"กรุงเทพ": "กรุงเทพมหานคร"}
_LONGEST_NAME = 5
#: Bare and glued to other words, these are hardly ever provinces (ตากแห้ง, ทำเลย, แพร่หลาย).
_EVERYDAY_PROVINCES = frozenset({"ตาก", "เลย", "แพร่"})
#: So is each word that is common in texts, and:
_MORE_EVERYDAY = """
เมือง พาน ฝาง มะขาม สะเดา สีดา ลำดวน ปราสาท คง พล ลี้ จุน ปง งาว สวี สีชมพู สันติสุข เทพา สามชัย คูเมือง บ้านไร่
บ้านโพธิ์ ขนอม ไชโย ดินแดง โพธิ์ทอง สำโรง บ้านนา บ้านสร้าง ท่าเรือ ป่าซาง ปลายพระยา บ้านหมอ พร้าว พนม ลอง สอง ปัว
นาดี นาหว้า นาแก นาคู นาหมื่น นาเชือก นายายอาม ป่าติ้ว บ่อทอง บ่อไร่ บ้านบึง บ้านค่าย บ้านแหลม บ้านลาด บ้านฝาง
บ้านม่วง บ้านแท่น บ้านกรวด บ้านผือ บ้านดุง บ้านเขว้า บ้านด่าน บ้านตาก บ้านหลวง บ้านธิ บ้านโคก บ้านเหลื่อม
ปากน้ำ แม่น้ำ ห้วยหลวง ศิลา ธาตุพนม วังน้อย บางไทร บางซ้าย ทุ่งฝน คลองใหญ่ คลองหลวง เขาสมิง เกาะสีชัง
"""
_EVERYDAY_DISTRICTS = frozenset(_MORE_EVERYDAY.split())
#: Stand before an area and go with it.
_LEADING_TO = frozenset({"ใน", "ที่", "แถว", "ใกล้", "ของ", "เมือง", "พื้นที่"})


@dataclass(frozen=True, slots=True)
class _Named:
    """An area that a stretch of words names."""

    start: int
    end: int
    province: str = ""
    district: str = ""
    subdistrict: str = ""


class Places:
    """Names of areas, given as official names without their kind."""

    def __init__(
        self,
        provinces: Iterable[str],
        districts: Iterable[tuple[str, str]],
        words: Words,
        synonyms: Synonyms,
    ) -> None:
        self._provinces = {normalise(name): name for name in provinces}
        self._districts: dict[str, list[tuple[str, str]]] = {}
        for district, province in districts:
            self._districts.setdefault(normalise(district), []).append((district, province))
        self._words = words
        self._nicknames = dict(self._named_otherwise(synonyms))

    def province(self, name: str) -> str:
        """Return the province that a bare name or nickname stands for, normalised; '' for none."""
        if name in self._provinces:
            return name
        return self._nicknames.get(name, "")

    def known(self, word: str) -> tuple[str, str]:
        """Return the kind and name of an area that is written with its kind, when there is one."""
        head = next((each for each in ALL_AREA_HEADS if word.startswith(each)), "")
        name = word.removeprefix(head)
        if (head == PROVINCE and name in self._provinces) or (
            head in _DISTRICTS and (name in self._districts or name == TOWN)
        ):
            return head, name
        return "", ""

    def is_nickname(self, name: str) -> bool:
        """Say whether a province is called so beside its own name."""
        return name not in self._provinces and name in self._nicknames

    def district(self, name: str) -> str:
        """Return a name when it can only mean the one district of that name; else ''."""
        return name if len(self._districts.get(name, ())) == 1 and self._is_name(name) else ""

    def can_stand_alone(self, word: Word) -> bool:
        """Say whether a province is meant by a word that may be an everyday word as well."""
        return not (word.is_glued and word.text in _EVERYDAY_PROVINCES)

    def area(self, words: Sequence[Word]) -> Area | None:
        """Return the area that words name, and the words without it."""
        found = list(self._named(words))
        province = next((each.province for each in found if each.province), "")
        for at, word in enumerate(words):
            # An everyday word is a district when its province is named beside it.
            if province and not any(each.start <= at < each.end for each in found):
                found += self._district_in(province, word, at, found)
        if not found:
            return None
        district, its_province = self._district_of(found, province)
        province = province or its_province
        return Area(
            province=self._provinces.get(province, province),
            district=district,
            subdistrict=next((each.subdistrict for each in found if each.subdistrict), ""),
            rest=_without(words, found),
        )

    def _named(self, words: Sequence[Word]) -> Iterator[_Named]:
        at = 0
        while at < len(words):
            named = self._after_head(words, at) or self._bare(words, at)
            if named:
                yield named
                at = named.end
            else:
                at += 1

    def _after_head(self, words: Sequence[Word], at: int) -> _Named | None:
        head = next((each for each in ALL_AREA_HEADS if words[at].text.startswith(each)), "")
        if not head:
            return None
        # The index may know the name and its kind as one word.
        for end, joined in _names(words, at):
            name = joined.removeprefix(head)
            if head == PROVINCE and self.province(name):
                return _Named(at, end, province=self.province(name))
            if head in _DISTRICTS and (name in self._districts or name == TOWN):
                return _Named(at, end, district=name)
            is_run = end == len(words) or not words[end].is_glued
            if head in _SUBDISTRICTS and name and (end - at <= 2 or is_run):
                return _Named(at, end, subdistrict=name)
        return None

    def _bare(self, words: Sequence[Word], at: int) -> _Named | None:
        for end, name in _names(words, at):
            if self.province(name) and (end > at + 1 or self.can_stand_alone(words[at])):
                return _Named(at, end, province=self.province(name))
            if self.district(name):
                return _Named(at, end, district=name)
        return None

    def _district_in(
        self, province: str, word: Word, at: int, found: Sequence[_Named]
    ) -> list[_Named]:
        beside = any(at in (each.start - 1, each.end) and each.province for each in found)
        known = [p for _, p in self._districts.get(word.text, ()) if normalise(p) == province]
        return [_Named(at, at + 1, district=word.text)] if beside and known else []

    def _district_of(self, found: Sequence[_Named], province: str) -> tuple[str, str]:
        name = next((each.district for each in found if each.district), "")
        if name == TOWN and province:
            name = TOWN + province
        known = self._districts.get(name, [])
        inside = [pair for pair in known if not province or normalise(pair[1]) == province]
        if len(inside) != 1:
            return "", ""
        return inside[0][0], normalise(inside[0][1])

    def _is_name(self, name: str) -> bool:
        return name not in _EVERYDAY_DISTRICTS and not self._words.is_everyday(name)

    def _named_otherwise(self, synonyms: Synonyms) -> Iterator[tuple[str, str]]:
        for province in self._provinces:
            for tokens in synonyms.of(province):
                name = "".join(tokens)
                if name not in self._provinces and len(name) > 2:
                    yield name, province
        yield from (pair for pair in _SHORT_PROVINCES.items() if pair[1] in self._provinces)


def _names(words: Sequence[Word], at: int) -> Iterator[tuple[int, str]]:
    """Yield the names that may begin here with where they end, the longest first."""
    end = min(at + 1, len(words))
    while end < min(len(words), at + _LONGEST_NAME) and (
        words[end].is_glued or words[end - 1].kind == words[end].kind == "latin"
    ):
        end += 1
    for stop in range(end, at, -1):
        yield stop, "".join(word.text for word in words[at:stop])


def _without(words: Sequence[Word], found: Iterable[_Named]) -> str:
    taken = {at for each in found for at in range(each.start, each.end)}
    for each in found:
        at = each.start - 1
        while at >= 0 and (words[at].text in _LEADING_TO or words[at].text in ALL_AREA_HEADS):
            taken.add(at)
            at -= 1
    rest = ""
    for at, word in enumerate(words):
        if at not in taken:
            rest += ("" if word.is_glued and at - 1 not in taken else " ") + word.text
    return rest.strip()
