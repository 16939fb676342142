"""Sound-alikes, slips and keyboards."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.thai.keyboard import latin_images, thai_images
from search.thai.sounds import distance, slips, sound_key
from search.thai.trigrams import trigrams
from search.thai.vocabulary import SortedVocabulary


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


@settings(deadline=None)
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


def test_trigrams_hold_the_edges_of_a_word():
    """Each run of three signs stands once; beginning and end count as signs."""
    assert [gram.replace("\x01", "-") for gram in trigrams("กขคง")] == ["-กข", "กขค", "ขคง", "คง-"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("เครื่องปบอากาด", "เครื่องปรับอากาศ"),
        ("จักยานยน", "จักรยานยนต์"),
        ("อิเลกทอนิค", "อิเล็กทรอนิกส์"),
    ],
)
def test_resembling_word_shares_trigrams(typed, meant):
    """A badly misspelt word is recognised by what of it is right."""
    words = ["เครื่องปรับอากาศ", "จักรยานยนต์", "อิเล็กทรอนิกส์", "เครื่องจักร", "อากาศ", "ยนต์"]
    vocabulary = SortedVocabulary(dict.fromkeys(words, 1), 6)
    assert vocabulary.resembling(typed, 3)[:1] == [meant]


@pytest.mark.parametrize("typed", ["กบ", "ขนม", "สวัสดี", "2568", ""])
def test_nothing_resembles_short_or_different_words(typed):
    """Short words and strangers resemble nothing."""
    vocabulary = SortedVocabulary({"ขนุน": 1, "กบเหลาดินสอ": 1, "25681": 1}, 3)
    assert vocabulary.resembling(typed, 3) == []
