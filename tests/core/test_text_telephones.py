"""Thai telephone numbers: repaired, grouped, dialled, refused in plain words."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.core import telephones
from portal.core.telephones import Kind, Problem, TelephoneError, TelephoneField, TelephoneFormField


@pytest.mark.parametrize(
    ("typed", "stored", "shown", "href"),
    [
        ("0810000000", "0810000000", "081 000 0000", "tel:+66810000000"),
        ("๐๘๑ ๐๐๐ ๐๐๐๐", "0810000000", "081 000 0000", "tel:+66810000000"),
        ("081-000-0000", "0810000000", "081 000 0000", "tel:+66810000000"),
        ("+66 81 000 0000", "0810000000", "081 000 0000", "tel:+66810000000"),
        ("+66 (0)81 000 0000", "0810000000", "081 000 0000", "tel:+66810000000"),
        ("0066810000000", "0810000000", "081 000 0000", "tel:+66810000000"),
        ("66810000000", "0810000000", "081 000 0000", "tel:+66810000000"),
        ("โทร. 081 000 0000", "0810000000", "081 000 0000", "tel:+66810000000"),
        ("02 000 0000", "020000000", "02 000 0000", "tel:+6620000000"),
        ("0-2000-0000", "020000000", "02 000 0000", "tel:+6620000000"),
        ("042 000 000", "042000000", "042 000 000", "tel:+6642000000"),
        ("02 000 0000 ต่อ ๑๒", "020000000;ext=12", "02 000 0000 ต่อ 12", "tel:+6620000000;ext=12"),
        ("02-000-0000 ext. 12", "020000000;ext=12", "02 000 0000 ต่อ 12", "tel:+6620000000;ext=12"),
        ("020000000#12", "020000000;ext=12", "02 000 0000 ต่อ 12", "tel:+6620000000;ext=12"),
        ("020000000;ext=12", "020000000;ext=12", "02 000 0000 ต่อ 12", "tel:+6620000000;ext=12"),
        ("1669", "1669", "1669", "tel:1669"),
        ("๑๙๑", "191", "191", "tel:191"),
        ("1800-000-000", "1800000000", "1800 000 000", "tel:1800000000"),
    ],
)
def test_telephone_is_repaired_and_shown_one_way(typed, stored, shown, href):
    """However it was typed, a number is stored, grouped and dialled one way."""
    with translation.override("th"):
        telephone = telephones.parse(typed)
        assert (telephone.stored, telephone.display(), telephone.href) == (stored, shown, href)
        assert telephones.parse(telephone.stored) == telephone
        assert telephones.parse(telephone.display()) == telephone
        assert telephones.parse(telephone.href) == telephone


@pytest.mark.parametrize(
    ("typed", "problem", "thai"),
    [
        ("", Problem.EMPTY, "ใส่เบอร์โทรศัพท์ เช่น 081 234 5678"),
        ("081 000 000", Problem.MOBILE_LENGTH, "เบอร์โทรต้องมี 10 หลัก เช่น 081 234 5678"),
        ("081 000 00000", Problem.MOBILE_LENGTH, "เบอร์โทรต้องมี 10 หลัก เช่น 081 234 5678"),
        ("02 000 00000", Problem.LAND_LENGTH, "เบอร์บ้านต้องมี 9 หลัก เช่น 02 000 0000"),
        ("042 000 0000", Problem.LAND_LENGTH, "เบอร์บ้านต้องมี 9 หลัก เช่น 02 000 0000"),
        ("ไม่มี", Problem.UNKNOWN, "ใส่เบอร์โทรที่ขึ้นต้นด้วย 0 เช่น 081 234 5678"),
        ("5551234", Problem.UNKNOWN, "ใส่เบอร์โทรที่ขึ้นต้นด้วย 0 เช่น 081 234 5678"),
        ("+856 20 0000 0000", Problem.FOREIGN, "ใส่เบอร์โทรในประเทศไทย เช่น 081 234 5678"),
    ],
)
def test_telephone_error_says_what_to_write(typed, problem, thai):
    """A refusal never says "wrong" only; it says how many digits and gives an example."""
    with pytest.raises(TelephoneError) as caught, translation.override("th"):
        telephones.parse(typed)
    assert caught.value.problem is problem
    with translation.override("th"):
        assert caught.value.message == thai


def test_telephone_extension_follows_the_language():
    """English says ext. where Thai says ต่อ."""
    with translation.override("en"):
        assert telephones.display("020000000;ext=12") == "02 000 0000 ext. 12"


def test_display_leaves_what_is_no_number_alone():
    """Old data is shown as it is rather than hidden."""
    assert telephones.display("ไม่มีโทรศัพท์") == "ไม่มีโทรศัพท์"
    assert telephones.display(None) == ""


def test_link_dials_and_escapes():
    """A number becomes a link, anything else stays text and is escaped."""
    with translation.override("th"):
        assert telephones.link("0810000000") == (
            '<a href="tel:+66810000000">081\u00a0000\u00a00000</a>'
        )
        assert telephones.link("020000000", "๑๒", css_class="btn") == (
            '<a class="btn" href="tel:+6620000000;ext=12">02\u00a0000\u00a00000\u00a0ต่อ\u00a012</a>'
        )
        assert telephones.link("<b>") == "&lt;b&gt;"
        assert telephones.link(None) == ""


def test_personal_telephone_is_no_hot_line():
    """A learner's own number is a mobile or a land line."""
    telephones.validate_personal_telephone("081 000 0000")
    with pytest.raises(ValidationError):
        telephones.validate_personal_telephone("1669")
    telephones.validate_telephone("1669")


def test_form_field_stores_one_spelling_and_shows_groups():
    """A form repairs before it judges, and shows a stored number in groups."""
    field = TelephoneFormField(required=False)
    assert field.clean("๐๘๑-๐๐๐-๐๐๐๐") == "0810000000"
    assert field.clean("") == ""
    assert field.prepare_value("0810000000") == "081 000 0000"
    with pytest.raises(ValidationError):
        field.clean("081")


def test_model_field_stores_one_spelling():
    """A column keeps the stored spelling, in forms and in bulk."""
    field = TelephoneField(blank=True)
    assert field.clean("+66 81 000 0000", None) == "0810000000"
    assert field.get_prep_value("081 000 0000") == "0810000000"
    assert isinstance(field.formfield(), TelephoneFormField)
    assert isinstance(field.formfield(), forms.CharField)
    assert "max_length" not in field.deconstruct()[3]


def test_international_spelling_is_for_machines():
    """Structured data writes a number with its country."""
    assert telephones.parse("02 000 0000").international == "+66-2-000-0000"
    assert telephones.parse("1669").international == "1669"


@given(st.text(alphabet=st.one_of(st.sampled_from("0123456789๐๑+-() ;ext=ต่อ#"), st.characters())))
def test_parse_or_none_never_raises(text):
    """Any text is a number or none; a number keeps its spelling when read again."""
    telephone = telephones.parse_or_none(text)
    if telephone:
        assert telephones.parse(telephone.stored) == telephone
        assert telephone.kind in Kind
