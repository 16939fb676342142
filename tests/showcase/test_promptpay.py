"""PromptPay: a mobile number or e-wallet with consent, never a number of 13 digits."""

import pytest
from django.core.exceptions import ValidationError

from showcase.forms.contact_rules import contact_problems
from showcase.promptpay import payload, validate_promptpay
from tests.factories.showcase import make_group, make_product, today
from tests.showcase.test_views_product import at, flat, soup


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (
            "080-123-4567",
            "00020101021129370016A000000677010111011300668012345675802TH530376463046197",
        ),
        (
            "๐๘๐ ๑๒๓ ๔๕๖๗",
            "00020101021129370016A000000677010111011300668012345675802TH530376463046197",
        ),
        (
            "012345678901234",
            "00020101021129390016A00000067701011103150123456789012345802TH530376463049781",
        ),
        ("1111111111119", ""),
        ("", ""),
    ],
)
def test_qr_code_holds_what_banks_read(target, expected):
    """The known answers of the format; anything else gives no code at all."""
    assert payload(target) == expected


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1111111111119", "13 หลัก"),
        ("1-1111-11111-11-9", "13 หลัก"),
        ("๑๑๑๑๑๑๑๑๑๑๑๑๙", "13 หลัก"),
        ("0105500000000", "13 หลัก"),
        ("02 000 0000", "เบอร์มือถือ"),
        ("hello", "เบอร์มือถือ"),
        ("12345", "เบอร์มือถือ"),
    ],
)
def test_other_numbers_are_refused_with_a_reason(typed, words):
    """Numbers of citizens and of companies alike: they have 13 digits; telephones without PromptPay."""
    with pytest.raises(ValidationError) as said:
        validate_promptpay(typed)
    assert words in str(said.value.messages[0])


def test_consent_is_needed():
    """The owner of the account must have agreed."""
    typed = {"promptpay": "0810000000"}
    assert [field for field, _words in contact_problems(typed, today())] == ["is_promptpay_agreed"]
    assert not list(contact_problems({**typed, "is_promptpay_agreed": True}, today()))


@pytest.mark.django_db
def test_page_shows_it_only_with_consent(client, tree):
    """By default there is none; with consent the code stands with the caption and the fraud notice."""
    group = make_group(tree["d4704"], promptpay="0810000000")
    assert "พร้อมเพย์" not in soup(client, at(group)).get_text()
    agreed = make_group(tree["d4704"], promptpay="0810000000", is_promptpay_agreed=True)
    for page in (agreed, make_product(tree["d4704"], group=agreed)):
        found = soup(client, at(page))
        box = next(one for one in found.select("details") if "พร้อมเพย์" in one.get_text())
        assert box.select_one(".qr svg path") and "ตรวจสอบชื่อบัญชีก่อนโอน" in flat(box.get_text())
        assert "ไม่รับเงิน" in flat(found.select_one(".notice--warn").get_text())
