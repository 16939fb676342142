"""What a story needs, what its reviewer is told, and what its form says."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from showcase.practice.blocks import StoryPictureBlock
from showcase.practice.hints import hints_for, named_in
from showcase.practice.rules import picture_problems
from showcase.practice.words import minutes_of, plain_lines
from tests.factories.practice import make_practice
from tests.factories.users import as_role, sign_in

NAMES = ["พิมพา", "สองคลอง", "สอง", "ท่าข้าม"]


@pytest.mark.row("S2-18")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("กลุ่มแม่บ้านในเขตพื้นที่ตำบลสองคลองสนใจเรียน", ["สองคลอง"]),
        ("ตลาดชุมชนของตำบลพิมพา และ ต.ท่าข้าม", ["พิมพา", "ท่าข้าม"]),
        ("ตำบล สองคลอง", ["สองคลอง"]),
        ("ครู กศน.ตำบล สองคนไปเยี่ยม", []),
        ("สองคลองไหลมาพบกัน", []),
        ("ตำบลใกล้เคียง", []),
    ],
)
def test_sub_districts_are_found_by_their_names(text, found):
    """Only where the text calls it a sub-district, and the longest name that fits."""
    assert list(named_in(text, NAMES)) == found


@pytest.mark.django_db
@pytest.mark.row("S2-18")
def test_reviewer_is_told_in_the_editor(client, tree, units):
    """The hint stands above the form; where every name is the author's own there is none."""
    copied = [("paragraph", "<p>กลุ่มแม่บ้านในเขตพื้นที่ตำบลสองคลองสนใจเรียน</p>")]
    story = make_practice(tree["s240409"], background=copied)
    assert [hint.name for hint in hints_for(story)] == ["สองคลอง"]
    sign_in(client, as_role("district_director", units["d2404"]))
    said = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert "ตำบลสองคลอง" in said and "ดูอีกครั้ง" in said
    assert hints_for(make_practice(tree["s240409"])) == []
    # The district's own centre looks after all of its sub-districts.
    assert hints_for(make_practice(tree["d2404"], background=copied)) == []


@pytest.mark.django_db
@pytest.mark.row("S2-18")
def test_names_of_other_provinces_are_told_too(tree):
    """Copied from the other end of the country; a name of the own district is never meant."""
    copied = [("paragraph", "<p>กลุ่มแม่บ้านในตำบลพิมพาสนใจเรียน และตำบลพรรณา</p>")]
    story = make_practice(tree["d4704"], background=copied)
    assert [hint.name for hint in hints_for(story)] == ["พิมพา"]


@pytest.mark.row("S2-14")
def test_every_picture_needs_consent_licence_and_credit():
    """Each gap of each picture is said in words, with the picture's number."""
    empty = StoryPictureBlock().to_python({})
    whole = {
        "licence": "office",
        "photographer": "ครู",
        "consent": "given",
        "image": SimpleNamespace(contextual_alt_text="ตักน้ำครามดูฟอง", credit=""),
    }
    good = StoryPictureBlock().normalize({})
    good.update(whole)
    said = list(picture_problems([good, empty]))
    assert len(said) == 4
    assert all("2" in one for one in said)


@pytest.mark.parametrize(("letters", "minutes"), [(0, 1), (900, 1), (4_500, 5)])
def test_minutes_follow_from_letters(letters, minutes):
    """At least one, and one for each 900 letters."""
    assert minutes_of(letters) == minutes


def test_lines_are_paragraphs():
    """Blank lines and blanks at the ends say nothing."""
    assert plain_lines(" ก  ข \n\n ค ") == ["ก ข", "ค"]
