"""What editors type: prices with Thai digits, marks with numbers, nothing about persons."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from showcase.forms.contact_rules import contact_problems
from showcase.forms.group import _personal as personal_of_group
from showcase.forms.group import group_problems as problems_of_group
from showcase.forms.prices import PriceField
from showcase.forms.product import number_problems
from showcase.forms.product import product_problems as problems_of_product
from showcase.standards import worn
from tests.factories.showcase import GROUP, PRODUCT, today


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("390", Decimal(390)),
        ("๓๙๐ บาท", Decimal(390)),
        ("๑,๒๕๐.๕๐", Decimal("1250.50")),
        ("฿65.-", Decimal(65)),
        ("", None),
        ("ถามราคา", None),
    ],
)
def test_price_is_read_as_people_write_it(typed, price):
    """Thai and Arabic digits, commas, "baht"; empty or "ask" is no price."""
    assert PriceField(required=False).clean(typed) == price


@pytest.mark.parametrize("typed", ["ร้อยกว่าบาท", "0", "-5", "2,000,000", "1,2,3"])
def test_wrong_price_is_named_in_thai(typed):
    """What is no price is said in plain Thai; nothing is guessed."""
    with pytest.raises(ValidationError) as said:
        PriceField(required=False).clean(typed)
    assert "ราคา" in str(said.value.messages[0])


def test_complete_product_and_group_have_no_problem():
    """What the factories make could be published as it stands."""
    contact = {**GROUP, "contact_confirmed_on": today()}
    assert not list(problems_of_product({**PRODUCT, "phone": "0810000000"}))
    assert not list(number_problems(PRODUCT))
    assert not list(problems_of_group(GROUP))
    assert not list(personal_of_group(GROUP))
    assert not list(contact_problems(contact, today()))


@pytest.mark.row("S0-12")
@pytest.mark.parametrize(
    ("text", "is_claim"),
    [
        ("ดื่มแล้วเบาหวานหายขาด", True),
        ("ช่วยรักษาโรคกระเพาะ", True),
        ("ช่วย\u200bรัก\u200bษาโรค", True),
        ("แก้ปวดเข่าได้", True),
        ("ต้านมะเร็ง", True),
        ("รักษาสูตรของยายไว้", False),
        ("เก็บรักษาในที่แห้ง", False),
        ("แก้กระหายได้ดี", False),
    ],
)
def test_food_is_not_said_to_cure(text, is_claim):
    """The law forbids it for what is eaten or rubbed in; keeping and preserving are no cures."""
    for field in ("summary", "story_pride"):
        typed = {**PRODUCT, "phone": "0810000000", "category": "herb", field: text}
        assert [name for name, _words in problems_of_product(typed)] == [field] * is_claim
        assert not list(problems_of_product({**typed, "category": "cloth"}))


@pytest.mark.row("S0-37")
@pytest.mark.parametrize(
    ("text", "is_fine"),
    [
        ("2567 ขายในหมู่บ้าน\n2568 ได้ มผช.", True),
        ("ปี ๒๕๖๘ ได้ มผช.", True),
        ("2567 ขายในหมู่บ้าน\nได้ มผช.", False),
        ("25688 ได้ มผช.", False),
    ],
)
def test_steps_to_a_standard_have_years(text, is_fine):
    """Before and after are told by their years; Thai digits count."""
    typed = {**PRODUCT, "phone": "0810000000", "milestones": text}
    assert [name for name, _words in problems_of_product(typed)] == ["milestones"] * (not is_fine)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"category": ""}, "category"),
        ({"unit_code": ""}, "unit_code"),
        ({"unit_code": "other"}, "unit_other"),
        ({"availability": "to_order"}, "wait_days"),
        ({"story_maker": "", "story_pride": ""}, "story_maker"),
        ({"phone": ""}, "phone"),
        ({"summary": "ย" * 141}, "summary"),
    ],
)
def test_gaps_of_a_product_are_named(change, field):
    """Each thing that a buyer decides by must be there before it is published."""
    typed = {**PRODUCT, "phone": "0810000000", **change}
    assert [name for name, _words in problems_of_product(typed)] == [field]


@pytest.mark.parametrize(
    "line", ["อย. 1-1037-02071-81-1", "อย. 1234", "ดีเยี่ยม 5 ดาว", "มผช. 1103702071811"]
)
def test_wrong_marks_are_refused(line):
    """Numbers of citizens, numbers of a wrong form and unknown marks are each named."""
    assert [name for name, _words in number_problems({"standards": line})] == ["standards"]


def test_marks_are_read_with_their_numbers():
    """One mark a line, in any of its spellings, Thai digits too."""
    found = worn("มผช ๑๗/๒๕๖๖\nโอทอป 4 ดาว\nอย. 00-0-00000-0-0001\nอื่น ๆ")
    assert [(one.mark.code, one.number) for one in found] == [
        ("tcps", "17/2566"),
        ("otop", "4 ดาว"),
        ("fda", "00-0-00000-0-0001"),
    ]


@pytest.mark.parametrize("line", ["ประธาน: นายตัวอย่าง", "นางสาวตัวอย่าง ฝ่ายขาย", "เหรัญญิก นาง ตัวอย่าง"])
def test_roles_name_no_person(line):
    """A role with a person's name is refused, draft or not."""
    assert [name for name, _words in personal_of_group({"roles": line})] == ["roles"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"is_contact_agreed": False}, "is_contact_agreed"),
        ({"contact_confirmed_on": None}, "contact_confirmed_on"),
        ({"online_shops": "ร้านหน้าบ้าน"}, "online_shops"),
    ],
)
def test_contact_is_agreed_and_confirmed(change, field):
    """A number goes public only with its owner's word and a day of confirmation."""
    typed = {**GROUP, "contact_confirmed_on": today(), **change}
    assert [name for name, _words in contact_problems(typed, today())] == [field]


@pytest.mark.parametrize(
    ("form", "number", "field"),
    [("community_enterprise", "", "registration_number"), ("none", "4-47", "legal_form")],
)
def test_register_and_number_belong_together(form, number, field):
    """A registered group has a number, and a number belongs to a register."""
    typed = {**GROUP, "legal_form": form, "registration_number": number}
    assert [name for name, _words in problems_of_group(typed)] == [field]
