"""The checklist of a knowledge bank: its parts as the handbook lists them, and what each row needs."""

from datetime import date

import pytest

from portal.places.enums import UnitKind
from showcase.knowledge_bank.parts import ITEMS, BankItem, BankPart
from showcase.knowledge_bank.rules import PartFacts, institution_problems, part_problems

TODAY = date(2026, 11, 22)
LED_IN = {"วิทยาลัยตัวอย่าง": "47", "วิทยาลัยที่ไม่รู้จังหวัด": None}


@pytest.mark.row("S3-17")
def test_bank_has_the_four_parts_of_the_handbook():
    """Four parts in the handbook's order, and each thing belongs to exactly one of them."""
    assert list(BankPart) == list(ITEMS)
    assert [part.value for part in BankPart] == [
        "infrastructure",
        "learning_system",
        "collaboration",
        "management_system",
    ]
    listed = [item for items in ITEMS.values() for item in items]
    assert sorted(listed) == sorted(BankItem)
    learning = set(BankPart.LEARNING.items)
    assert {"e_book", "e_learning", "e_content", "e_library", "simulator"} <= learning
    assert {"wil", "pjbl", "rbl"} <= learning
    assert {"moodle", "research", "publishing"} <= set(BankPart.MANAGEMENT.items)


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({}, []),
        ({"state": "working", "items": ["e_book"], "checked_on": TODAY}, []),
        ({"state": "planned", "checked_on": TODAY}, []),
        ({"state": "none", "checked_on": TODAY}, []),
        ({"state": "working", "checked_on": TODAY}, ["items"]),
        ({"state": "none", "items": ["e_book"], "checked_on": TODAY}, ["items"]),
        ({"state": "working", "items": ["moodle"], "checked_on": TODAY}, ["items"]),
        ({"state": "working", "items": ["e_book"]}, ["checked_on"]),
        ({"state": "planned", "checked_on": date(2026, 11, 23)}, ["checked_on"]),
        ({"items": ["e_book"], "checked_on": TODAY}, ["state"]),
        ({"state": "maybe", "checked_on": TODAY}, ["state"]),
        ({"state": "planned", "link": "https://a.example/", "checked_on": TODAY}, ["link"]),
        (
            {
                "state": "working",
                "items": ["e_book"],
                "link": "http://a.example/",
                "checked_on": TODAY,
            },
            ["link"],
        ),
        (
            {
                "state": "working",
                "items": ["e_book"],
                "link": "https://a.example.go.th/",
                "checked_on": TODAY,
            },
            [],
        ),
    ],
)
def test_part_says_only_what_somebody_saw(facts, wrong):
    """A state needs its day; what is in use needs a tick; only that has an address, and a safe one."""
    typed = PartFacts(BankPart.LEARNING, **facts)
    assert [value for value, _ in part_problems(typed, TODAY)] == wrong


@pytest.mark.parametrize(
    ("kind", "province", "institution", "is_right"),
    [
        (UnitKind.VEC, "47", "", True),
        (UnitKind.DISTRICT, "47", "", True),
        (UnitKind.VEC, "47", "วิทยาลัยตัวอย่าง", False),
        (UnitKind.PROVINCE, "47", "วิทยาลัยตัวอย่าง", True),
        (UnitKind.PROVINCE, "47", "วิทยาลัยที่ไม่รู้จังหวัด", True),
        (UnitKind.PROVINCE, "21", "วิทยาลัยตัวอย่าง", False),
        (UnitKind.PROVINCE, "47", "", False),
        (UnitKind.DEPARTMENT, None, "วิทยาลัยตัวอย่าง", True),
        (UnitKind.DEPARTMENT, None, "ที่ไม่มีในบัญชี", False),
        (UnitKind.DEPARTMENT, None, "", False),
    ],
)
def test_row_belongs_to_an_institution(kind, province, institution, is_right):
    """A college keeps its own row; an office those of the CVM list, within its province."""
    found = list(institution_problems(kind, province, institution, LED_IN))
    assert [value for value, _ in found] == ([] if is_right else ["institution"])
