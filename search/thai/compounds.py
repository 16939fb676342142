"""The parts of a compound that people look for on their own: ช่างไฟฟ้า holds ช่าง and ไฟฟ้า."""

from search.thai.cut import cheapest
from search.thai.word_list import Words

#: Nouns of two letters that may be a part; other words of two letters would be chance hits.
SHORT_NOUNS = frozenset(
    ["รถ", "ผม", "นม", "ยา", "ปู", "นา", "ไฟ", "งา", "ชา", "ใบ", "สี", "ขา", "ตา", "หู", "ปอ", "กก", "กบ", "นก", "มด", "คา", "ทอ", "พช", "ไผ่", "อก", "ใจ", "จอ", "ฝา", "วัว"]
)
_SHORTEST_PART = 3

#: Whole words of the list that nevertheless have parts; grown from the relevance set.
EXCEPTIONS: dict[str, tuple[str, ...]] = {
    word: tuple(parts.split())
    for word, parts in {
        "กรุงเทพมหานคร": "กรุงเทพ",
        "กล้วยน้ำไท": "กล้วย",
        "กุ้งแห้ง": "กุ้ง",
        "กุ้งเต้น": "กุ้ง",
        "เกษตรกร": "เกษตร",
        "เกษตรกรรม": "เกษตร",
        "ขนมครก": "ขนม",
        "ขนมปัง": "ขนม",
        "ขนมอบ": "ขนม",
        "ขนมเปี๊ยะ": "ขนม",
        "ข้าวต้ม": "ข้าว",
        "ข้าวยำ": "ข้าว",
        "ข้าวสาร": "ข้าว",
        "ข้าวหลาม": "ข้าว",
        "ข้าวเม่า": "ข้าว",
        "เครื่องปั้นดินเผา": "เครื่องปั้น ปั้น ดินเผา",
        "โคนม": "โค นม",
        "จักสาน": "สาน",
        "ช่างเหล็ก": "ช่าง เหล็ก",
        "ช่างไฟ": "ช่าง ไฟ",
        "ช่างไม้": "ช่าง ไม้",
        "ชาวนา": "นา",
        "ชาวสวน": "สวน",
        "ชาวไร่": "ไร่",
        "ดอกบัว": "บัว",
        "ตัดผม": "ผม",
        "ซอยผม": "ผม",
        "เส้นผม": "ผม",
        "ทาสี": "สี",
        "ทำครัว": "ครัว",
        "ปลาจีน": "ปลา",
        "ปลาตู้": "ปลา",
        "ปลาทอง": "ปลา",
        "ปลาร้า": "ปลา",
        "ปลาส้ม": "ปลา",
        "น้ำพริก": "พริก",
        "ปูนซีเมนต์": "ปูน",
        "ผักชี": "ผัก",
        "ผักไผ่": "ผัก",
        "ผ้าถุง": "ผ้า",
        "ผ้าดิบ": "ผ้า",
        "ผ้าปูที่นอน": "ผ้า",
        "ผ้าลาย": "ผ้า",
        "ผ้าห่ม": "ผ้า",
        "ผ้าเช็ดตัว": "ผ้า",
        "ผ้าเช็ดหน้า": "ผ้า",
        "ผ้าใบ": "ผ้า",
        "ภาพถ่าย": "ภาพ",
        "มวยไทย": "มวย ไทย",
        "ไม้ดัด": "ไม้",
        "ไม้อัด": "ไม้",
        "ไม้แดง": "ไม้",
        "ไม้ไผ่": "ไม้ ไผ่",
        "รถเมล์": "รถ",
        "รถยนต์": "รถ",
        "รถไฟฟ้า": "รถ ไฟฟ้า",
        "เรือนไทย": "เรือน ไทย",
        "เสื้อผ้า": "เสื้อ ผ้า",
        "หมูยอ": "หมู",
        "หมูหยอง": "หมู",
        "หมูแดง": "หมู",
        "หมูแฮม": "หมู",
        "เหล็กกล้า": "เหล็ก",
        "ไก่ชน": "ไก่",
        "ไฟฟ้า": "ไฟ",
    }.items()
}
#: Words that only look as if they had parts.
_NEVER = frozenset(["น้ำพริก", "มะพร้าว", "แม่น้ำ", "ลูกน้ำ", "กล้วยไม้", "ดาวเรือง", "ตาราง", "ผลไม้", "พริกไทย"])
_MAKES_NOUNS = ("การ", "ความ")


def parts(word: str, words: Words) -> tuple[str, ...]:
    """Return what else a known word is found by, the word itself left out.

    A whole word has none, except those of the list above. Another has parts when whole words of
    three letters or more (or short nouns) cover it without a gap. การX is found as X as well.
    """
    found = words.parts.get(word)
    if found is None:
        found = words.parts[word] = _parts(word, words)
    return found


def _parts(word: str, words: Words) -> tuple[str, ...]:
    if word in EXCEPTIONS:
        return _with_their_own(EXCEPTIONS[word])
    if word in _NEVER or words.is_whole(word):
        return ()
    for prefix in _MAKES_NOUNS:
        rest = word.removeprefix(prefix)
        if rest != word and rest in words:
            return _unique((rest, *parts(rest, words)), word)
    bits = cheapest(word, lambda part: _part_cost(part, word, words), words.reach)
    if len(bits) < 2 or not all(bit.is_known for bit in bits):
        return ()
    return _unique(_with_their_own(tuple(bit.text for bit in bits)), word)


def _part_cost(part: str, word: str, words: Words) -> int | None:
    if part == word or (len(part) < _SHORTEST_PART and part not in SHORT_NOUNS):
        return None
    cost = words.costs.get(part)
    return cost if cost is not None and (cost % 2 == 0 or part in SHORT_NOUNS) else None


def _with_their_own(found: tuple[str, ...]) -> tuple[str, ...]:
    return _unique(
        tuple(each for part in found for each in (part, *EXCEPTIONS.get(part, ()))), ""
    )


def _unique(found: tuple[str, ...], word: str) -> tuple[str, ...]:
    return tuple(part for part in dict.fromkeys(found) if part != word)
