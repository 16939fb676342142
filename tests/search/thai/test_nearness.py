"""Sound-alikes, slips and keyboards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.thai.keyboard import latin_images, thai_images
from search.thai.sounds import distance, slips, sound_key
from search.thai.trigrams import trigrams


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ไข่", "ใข่"),
        ("มอเตอร์ไซค์", "มอเตอไซ"),
        ("ศาสตร์", "สาสต"),
        ("ประนีต", "ปราณีต"),
        ("ธุรกิจ", "ทุรกิจ"),
        ("บาริสต้า", "บาริสตา"),
        ("ภาพ", "พาพ"),
        ("เรียน", "เลียน"),
        ("ขนม", "คนม"),
        ("ฎีกา", "ดีกา"),
    ],
)
def test_sound_key_joins_what_sounds_alike(one, other):
    """Tones, silenced letters, letters of one sound and lengths of vowels are forgiven."""
    assert sound_key(one) == sound_key(other)


@given(st.text(alphabet="กคงจชดต", min_size=2, max_size=8), st.data())
def test_slips_hold_every_word_one_slip_away(key, data):
    """One letter too much, missing, wrong or swapped is found."""
    at = data.draw(st.integers(0, len(key) - 1))
    kind = data.draw(st.sampled_from(["drop", "add", "change", "swap"]))
    changed = {
        "drop": key[:at] + key[at + 1 :],
        "add": key[:at] + "ม" + key[at:],
        "change": key[:at] + "ม" + key[at + 1 :],
        "swap": key[:at] + key[at + 1 : at + 2] + key[at : at + 1] + key[at + 2 :],
    }[kind]
    assert changed in set(slips(key)) | {key}
    assert distance(key, changed) <= 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("l;ylfu", "สวัสดี"), ("-o,", "ขนม"), ("ขนม", None), ("123", None), ("L;YLFU", "สวัสดี")],
)
def test_thai_image_of_latin_keys(typed, meant):
    """Latin letters have a Thai image, with Caps Lock too; Thai text and bare numbers have none."""
    assert (meant in thai_images(typed)) if meant else thai_images(typed) == []


def test_latin_image_of_thai_keys():
    """Thai letters have a Latin image, a mixture has none."""
    assert latin_images("ำปแำส") == ["excel"]
    assert latin_images("excelส") == []


def test_trigrams_are_of_letters_only():
    """Blanks and signs do not count; each run of three letters stands once."""
    assert trigrams("กข คง!") == ["กขค", "ขคง"]
    assert trigrams("กก") == []
