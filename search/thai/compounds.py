"""The parts of a compound that people look for on their own: ช่างไฟฟ้า holds ช่าง and ไฟฟ้า."""

from search.thai.cut import cheapest
from search.thai.word_list import Words

#: Nouns of two letters that may be a part; other words of two letters would be chance hits.
_SHORT_NOUNS = """
รถ ผม นม ยา ปู นา ไฟ งา ชา ใบ สี ขา ตา หู ปอ กก กบ นก มด คา ทอ อก ใจ จอ ฝา
"""
SHORT_NOUNS = frozenset(_SHORT_NOUNS.split())
_SHORTEST_PART = 3

#: Whole words of the list that nevertheless have parts; grown from the relevance set.
EXCEPTIONS: dict[str, tuple[str, ...]] = {
    word: tuple(parts.split())
    for word, parts in {
        "กรุงเทพมหานคร": "กรุงเทพ",
        "ขนมทองม้วน": "ขนม ทองม้วน",
        "ขนมทองเอก": "ขนม ทองเอก",
        "ข้าวต้มมัด": "ข้าวต้ม",
        "ไข่นกกระทา": "ไข่",
        "ช่างแกะสลัก": "ช่าง แกะสลัก",
        "ซ่อมมือถือ": "ซ่อม มือถือ",
        "โทรศัพท์มือถือ": "โทรศัพท์ มือถือ",
        "บัญชีครัวเรือน": "บัญชี ครัวเรือน",
        "ปลาทับทิม": "ปลา",
        "ปลาร้าบอง": "ปลาร้า ปลา",
        "ผ้าปูโต๊ะ": "ผ้า",
        "รูปแกะสลัก": "แกะสลัก",
        "หนอนนก": "หนอน",
        "ไหมแพรวา": "ไหม",
        "ไหมอีรี่": "ไหม",
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
_MEAN_ELSE = """
มะพร้าว แม่น้ำ ลูกน้ำ กล้วยไม้ ดาวเรือง ตาราง ผลไม้ พริกไทย เบื้องต้น เริ่มต้น ข้างต้น ตั้งต้น ต้นเหตุ ต้นแบบ ต้นทุน
เครื่องมือ ร่วมมือ คู่มือ น้ำหนัก น้ำเสียง เผยแพร่ แพร่หลาย ปลูกฝัง พี่เลี้ยง ลูกเสือ ร้อยแก้ว ร้อยกรอง อ่อนหวาน
เดือดร้อน เป้าหมาย มุ่งหมาย จุดมุ่งหมาย มอบหมาย นัดหมาย หมายถึง แผ่นดิน ดินแดน ล่วงหน้า ต่อหน้า ภายหน้า
เบื้องหน้า เบื้องหลัง ภายหลัง รูปแบบ หลักฐาน พื้นฐาน กำลังใจ ตัดสินใจ ประทับใจ วิธีการ หลักการ ประกอบการ
ดำเนินการ ช่วยเหลือ หลากหลาย ทั้งหลาย แววตา ข้อมือ ปรบมือ หน้าผาก ส่วนตัว เตรียมตัว ตั้งตัว ต่อเนื่อง ตรวจสอบ
มือถือ มือสอง มือใหม่ มืออาชีพ แกะสลัก ครัวเรือน ครัวซอง ล้านนา ท้องถิ่น หนังตะลุง หนังสติ๊ก ทองหยิบ ทองหยอด
ทองม้วน ทองเอก ลอยแก้ว ขี้เหล็ก แม่เหล็ก เบาหวาน ปากหวาน หวานใจ หางเสือ กระเพาะปลา หน้าไม้ หน่อไม้ เย็นชา
เฉื่อยชา ชินชา ด้านชา หน้าชา เหน็บชา ช้อนชา ชากังราว เกี้ยวพาราสี สีเสียด ปูพื้น ปูอัด ปูพรม ปูโต๊ะ ปูที่นอน
มวกเหล็ก ดินสอพอง นาซ่า นาโต้ นานาเนก ดอกเบี้ย ทับทิมกรอบ
การบ้าน การเมือง การเงิน การคลัง การบินไทย การเวก เพื่อนบ้าน ทันสมัย ช่องทาง เส้นทาง แนวทาง ที่นั่ง ผู้ใหญ่บ้าน
"""
#: Words whose parts mean something else: no plant in เบื้องต้น, no water in น้ำหนัก.
_NEVER = frozenset(_MEAN_ELSE.split())
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
    if word in _NEVER:
        return ()
    for prefix in _MAKES_NOUNS:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _SHORTEST_PART and rest in words:
            return _unique((rest, *parts(rest, words)), word)
    if words.is_whole(word):
        return ()
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
    return _unique(tuple(each for part in found for each in (part, *EXCEPTIONS.get(part, ()))), "")


def _unique(found: tuple[str, ...], word: str) -> tuple[str, ...]:
    return tuple(part for part in dict.fromkeys(found) if part != word)
