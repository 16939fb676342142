"""How places and offices are called."""

import pytest
from django.utils import translation

from portal.places import names
from portal.places.thai_order import thai_order

SAKON = ("47", "สกลนคร", "Sakon Nakhon")
BANGKOK = ("10", "กรุงเทพมหานคร", "Bangkok")


@pytest.mark.parametrize(
    ("name", "area", "th", "en"),
    [
        (names.province_label, SAKON, "จ.สกลนคร", "Sakon Nakhon"),
        (names.province_label, BANGKOK, "กรุงเทพมหานคร", "Bangkok"),
        (names.province_short, SAKON, "สกลนคร", "Sakon Nakhon"),
        (names.province_short, BANGKOK, "กรุงเทพฯ", "Bangkok"),
        (
            names.district_label,
            ("4704", "พรรณานิคม", "Phanna Nikhom"),
            "อ.พรรณานิคม",
            "Phanna Nikhom",
        ),
        (names.district_label, ("1001", "พระนคร", "Phra Nakhon"), "เขตพระนคร", "Phra Nakhon"),
        (names.subdistrict_label, ("240409", "พิมพา", "Phimpha"), "ต.พิมพา", "Phimpha"),
        (
            names.subdistrict_label,
            ("100108", "ตลาดยอด", "Talat Yot"),
            "แขวงตลาดยอด",
            "Talat Yot",
        ),
    ],
)
def test_label_has_the_right_prefix(name, area, th, en):
    """ต. อ. จ. outside Bangkok, แขวง and เขต in it, nothing before กรุงเทพมหานคร (glossary 7.3)."""
    with translation.override("th"):
        assert name(*area) == th
        assert name(*area, "en") == en
    with translation.override("en"):
        assert name(*area) == en
        assert name(*area, "th") == th


@pytest.mark.parametrize(
    ("unit_names", "th", "former"),
    [
        (
            names.province_office_names(*SAKON),
            "สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสกลนคร",
            "สำนักงาน กศน.จังหวัดสกลนคร",
        ),
        (
            names.province_office_names(*BANGKOK),
            "สำนักงานส่งเสริมการเรียนรู้ประจำกรุงเทพมหานคร",
            "สำนักงาน กศน.กรุงเทพมหานคร",
        ),
        (
            names.district_centre_names("4704", "พรรณานิคม", "Phanna Nikhom"),
            "สกร.ระดับอำเภอพรรณานิคม",
            "กศน.อำเภอพรรณานิคม",
        ),
        (
            names.district_centre_names("1001", "พระนคร", "Phra Nakhon"),
            "สกร.ระดับเขตพระนคร",
            "กศน.เขตพระนคร",
        ),
        (
            names.subdistrict_centre_names("240409", "พิมพา", "Phimpha"),
            "สกร.ระดับตำบลพิมพา",
            "กศน.ตำบลพิมพา",
        ),
        (
            names.subdistrict_centre_names("100108", "ตลาดยอด", "Talat Yot"),
            "สกร.ระดับแขวงตลาดยอด",
            "กศน.แขวงตลาดยอด",
        ),
    ],
)
def test_unit_names_follow_the_department(unit_names, th, former):
    """Names with สกร. now, with กศน. before May 2566."""
    assert unit_names.th == th
    assert unit_names.former[0] == former
    assert unit_names.en.isascii()


@pytest.mark.parametrize(
    ("short", "official"),
    [
        ("สกร.ระดับอำเภอพรรณานิคม", "ศูนย์ส่งเสริมการเรียนรู้ระดับอำเภอพรรณานิคม"),
        (
            "สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสกลนคร",
            "สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสกลนคร",
        ),
    ],
)
def test_official_name_writes_the_abbreviation_out(short, official):
    """Letters and certificates have the long form."""
    assert names.official_name(short) == official


@pytest.mark.parametrize(
    "words",
    [
        ["กล้วย", "เกษตร", "ไก่", "ขนม", "แม่"],
        ["กา", "ก่า", "ก้า", "กาน", "เก", "แก", "โก"],
        ["กระบี่", "กรุงเทพมหานคร", "กาญจนบุรี", "กาฬสินธุ์", "กำแพงเพชร", "ขอนแก่น"],
        ["พะเยา", "พังงา", "พัทลุง", "พิจิตร", "เพชรบุรี", "เพชรบูรณ์", "แพร่", "ภูเก็ต"],
        ["3 บ้าน", "Ang Thong", "แม่สาย", "เลย", "สุไหงโก-ลก"],
    ],
)
def test_thai_order_is_that_of_a_dictionary(words):
    """A leading vowel counts after its consonant; tone marks only break ties."""
    mixed = words[::-1]
    assert sorted(mixed, key=thai_order) == words
