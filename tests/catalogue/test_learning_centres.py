"""Learning centres: what is shown there, when they open, how they are found."""

import pytest

from portal.places.models import OrgUnit
from tests.catalogue.place_pages import CENTRE, PROVINCE, show, words_of
from tests.factories.catalogue import (
    make_course,
    make_learning_centre,
    make_run,
)

pytestmark = pytest.mark.usefixtures("friday")


@pytest.mark.row("S1-34")
def test_learning_centre_says_what_and_how(client, tree):
    """Topics, opening, the way to visit, whom to call, what to learn next."""
    OrgUnit.objects.filter(code="d4704").update(phone="042000000")
    page = make_learning_centre(
        tree["d4704"],
        phone="042000009",
        phone_extension="4",
        opening_hours={"weekly": {str(day): [["08:30", "16:30"]] for day in range(5)}},
    )
    course = make_course(tree["d4701"], title="ทำปุ๋ยหมักขาย")
    make_run(course)
    page.related_courses.create(course=course)
    page.save()
    text = show(client, page.get_url())
    for words in (
        "ทำปุ๋ยหมักไม่กลับกอง",
        "กลุ่มเกิน 10 คนโทรก่อน 3 วัน",
        "วันนี้เปิดถึง 16.30 น.",
        'href="tel:+6642000009;ext=4"',
        "ทำปุ๋ยหมักขาย",
        f'href="{CENTRE}"',
        "/th/report/learning_centre/",
    ):
        assert words in text, words


@pytest.mark.row("S1-34")
def test_learning_centres_are_listed_by_theme_and_found(client, tree, province):
    """By theme and place; the centre's and the province's page lead to them; the search finds them."""
    make_learning_centre(tree["d4704"], title="สวนเกษตรธรรมชาติ", themes=["natural_farming"])
    make_learning_centre(province, title="โคกหนองนาสาธิต", themes=["khok_nong_na"])
    chosen = show(client, "/th/learning-centres/?theme=khok_nong_na")
    assert "โคกหนองนาสาธิต" in chosen and "สวนเกษตรธรรมชาติ" not in chosen
    near = show(client, "/th/learning-centres/?province=47&district=4704")
    assert "สวนเกษตรธรรมชาติ" in near and "โคกหนองนาสาธิต" not in near
    assert "สวนเกษตรธรรมชาติ" in show(client, CENTRE)
    assert "โคกหนองนาสาธิต" in show(client, PROVINCE)
    assert "สวนเกษตรธรรมชาติ" in words_of(show(client, "/th/search/?q=สวนเกษตรธรรมชาติ"))


def test_learning_centre_without_a_number_shows_its_keepers(client, tree):
    """The centre that looks after it answers."""
    OrgUnit.objects.filter(code="d4704").update(phone="042000000")
    assert "042 000 000" in words_of(show(client, make_learning_centre(tree["d4704"]).get_url()))
