"""Areas that questions name."""

import pytest

from search.thai import default_words
from search.thai.planner import Planner
from search.thai.synonyms import Synonyms
from search.thai.vocabulary import SortedVocabulary

PROVINCES = ["ตาก", "เลย", "แพร่", "กรุงเทพมหานคร", "นครราชสีมา", "ฉะเชิงเทรา", "น่าน", "เชียงใหม่"]
DISTRICTS = [
    ("บางปะกง", "ฉะเชิงเทรา"),
    ("แม่สอด", "ตาก"),
    ("เมืองตาก", "ตาก"),
    ("เมืองเชียงใหม่", "เชียงใหม่"),
    ("ปัว", "น่าน"),
    ("ลอง", "แพร่"),
    ("จตุจักร", "กรุงเทพมหานคร"),
    ("เฉลิมพระเกียรติ", "นครราชสีมา"),
    ("เฉลิมพระเกียรติ", "น่าน"),
]
GROUPS = [("นครราชสีมา", "โคราช", "korat"), ("เชียงใหม่", "chiang mai"), ("ฉะเชิงเทรา", "แปดริ้ว")]


@pytest.fixture(scope="module")
def planner():
    """A planner that knows some areas; its index has courses in each."""
    words = default_words().extended(names=[*PROVINCES, *(name for name, _ in DISTRICTS)])
    held = ["ขนม", "กาแฟ", "ผม", "ตัดผม", "เห็ด", "ผ้า", "กล้วยตาก", "อำเภอบางปะกง", "บางปะกง"]
    df = dict.fromkeys([*held, *(f"จังหวัด{name}" for name in PROVINCES), *PROVINCES], 3)
    return Planner(
        SortedVocabulary(df, 100),
        Synonyms.of_groups(GROUPS, words),
        words=words,
        provinces=PROVINCES,
        districts=DISTRICTS,
    )


@pytest.mark.parametrize(
    ("typed", "province", "district", "rest"),
    [
        ("ขนม จ.ตาก", "ตาก", "", "ขนม"),
        ("ขนม จังหวัดตาก", "ตาก", "", "ขนม"),
        ("กาแฟ เชียงใหม่", "เชียงใหม่", "", "กาแฟ"),
        ("เรียนตัดผมที่เชียงใหม่", "เชียงใหม่", "", "เรียนตัดผม"),
        ("ขนมโคราช", "นครราชสีมา", "", "ขนม"),
        ("korat ขนม", "นครราชสีมา", "", "ขนม"),
        ("กาแฟ chiang mai", "เชียงใหม่", "", "กาแฟ"),
        ("กทม. ขนม", "กรุงเทพมหานคร", "", "ขนม"),
        ("ขนม กรุงเทพฯ", "กรุงเทพมหานคร", "", "ขนม"),
        ("ขนม บางปะกง", "ฉะเชิงเทรา", "บางปะกง", "ขนม"),
        ("ขนม อ.บางปะกง จ.ฉะเชิงเทรา", "ฉะเชิงเทรา", "บางปะกง", "ขนม"),
        ("ขนม อ.เมือง จ.ตาก", "ตาก", "เมืองตาก", "ขนม"),
        ("กาแฟ อ.ลอง", "แพร่", "ลอง", "กาแฟ"),
        ("กาแฟ ปัว น่าน", "น่าน", "ปัว", "กาแฟ"),
        ("อ.เฉลิมพระเกียรติ น่าน", "น่าน", "เฉลิมพระเกียรติ", ""),
        ("ขนม เขตจตุจักร", "กรุงเทพมหานคร", "จตุจักร", "ขนม"),
        ("ตาก", "ตาก", "", ""),
    ],
)
def test_area_is_understood(planner, typed, province, district, rest):
    """With its kind, shortened, bare or by a nickname; the question without it is left."""
    area = planner.plan(typed).area
    assert area is not None
    assert (area.province, area.district, area.rest) == (province, district, rest)


@pytest.mark.parametrize(
    "typed", ["กล้วยตาก", "ลองทำขนม", "อยากทำขนมเลย", "เฉลิมพระเกียรติ", "เมือง", "ผ้า", "ตำบล", ""]
)
def test_everyday_words_are_no_area(planner, typed):
    """A word that means something else, or several areas, names none."""
    assert planner.plan(typed).area is None or planner.plan(typed).area.province == ""


def test_subdistrict_is_named_with_its_kind(planner):
    """Sub-districts are understood after ตำบล or แขวง only."""
    area = planner.plan("ขนม ต.พิมพา อ.บางปะกง").area
    assert (area.subdistrict, area.district, area.rest) == ("พิมพา", "บางปะกง", "ขนม")


def test_area_is_still_looked_for(planner):
    """The words of an area are clauses like others, so that who ignores the area finds it too."""
    clauses = planner.plan("ขนม โคราช").clauses
    assert [clause.typed for clause in clauses] == ["ขนม", "โคราช"]
    assert clauses[1].kind == "province"
    assert clauses[1].alternatives == (("จังหวัดนครราชสีมา",), ("โคราช",))
    (district,) = planner.plan("บางปะกง ").clauses
    assert district.alternatives[:2] == (("อำเภอบางปะกง",), ("บางปะกง",))


def test_province_is_never_misspelt_into_another(planner):
    """A province without entries finds nothing, not its neighbour in the dictionary."""
    words = planner.words
    empty = Planner(SortedVocabulary({"จังหวัดตาก": 1}, 1), words=words, provinces=PROVINCES)
    widened = empty.widen(empty.plan("เชียงใหม่"))
    assert set(widened.tokens) == {"จังหวัดเชียงใหม่", "เชียงใหม่"}
