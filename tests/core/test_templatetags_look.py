"""The tags of the look: icons, drawings, cloth, threads, language marks, addresses."""

import re

import pytest
from django.template import Context, Template
from django.utils import translation

from portal.core import drawings
from portal.core.picture_words import DEFAULTS, PictureWord, default_word
from portal.core.weave import GROUPS


def render(source: str, **context: object) -> str:
    """The tag's output."""
    return Template("{% load look %}" + source).render(Context(context))


def test_icon_is_inline_and_hidden_from_readers():
    """An icon is decoration: the words beside it say the same."""
    html = render('{% icon "pin" %}')
    assert html.startswith('<svg class="i" viewBox="0 0 24 24" aria-hidden="true"')
    assert "<path" in html


@pytest.mark.parametrize("tag", ['{% icon "no-such" %}', '{% icon "" %}'])
def test_icon_unknown_draws_nothing(tag):
    """A name that is not there leaves no broken picture."""
    assert render(tag) == ""


def test_art_without_a_word_is_the_groups_own():
    """No picture word, or a strange one: the group's default drawing stands in."""
    assert render('{% art "" "agriculture" %}') == str(drawings.art("rice"))
    assert render('{% art "nonsense" "special" %}') == str(drawings.art("scissors"))
    assert render('{% art "" "" %}') == str(drawings.art("house"))


def test_picture_words_and_drawings_are_the_same():
    """Each word has a drawing and each drawing a word; there are about forty."""
    assert set(drawings.sheet("art")) == set(PictureWord.values)
    assert len(PictureWord) >= 40


def test_picture_words_have_a_default_for_every_group():
    """A course without a chosen word still gets a drawing of its group."""
    assert set(DEFAULTS) == set(GROUPS)
    assert default_word("") is PictureWord.HOUSE


def test_picture_words_are_translated():
    """Editors choose from Thai words."""
    with translation.override("th"):
        assert all(re.search("[\u0e01-\u0e5b]", str(word.label)) for word in PictureWord)


def test_drawings_keep_to_two_tones():
    """A craft drawing has cream and one dark tone, so that it suits each cloth."""
    for name, body in drawings.sheet("art").items():
        colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', body))
        assert colours <= {"currentColor", "var(--art2)", "none"}, name


def test_cloth_has_body_hem_and_figure():
    """The stand-in for a picture carries its classes and the drawing."""
    html = render('{% cloth "creative" "snk-7k4p" "tiedye" %}')
    assert re.match(r'<div class="cloth g-creative h[0-2]"><svg', html)
    assert render('{% cloth "creative" 1 "bag" "tall" %}').startswith(
        '<div class="cloth g-creative h'
    )
    assert "cloth--tall" in render('{% cloth "creative" 1 "bag" "tall" %}')


def test_cloth_escapes_what_it_is_given():
    """A strange group or variant cannot break out of the attribute."""
    html = render('{% cloth group 1 "" variant %}', group='"><b>', variant='"><i>')
    assert "<b>" not in html and "<i>" not in html


@pytest.mark.parametrize(
    ("seats", "taken", "width", "filled"),
    [
        (20, 12, 200, 120),
        (20, 0, 200, 0),
        (20, 20, 200, 200),
        (8, 3, 80, 30),
        (200, 1, 200, 10),
        (200, 199, 200, 190),
        (20, 25, 200, 200),
    ],
)
def test_threads_show_seats(seats, taken, width, filled):
    """At most twenty threads; a single free or taken seat is always seen."""
    html = render("{% threads seats taken %}", seats=seats, taken=taken)
    assert f'width="{width}"' in html
    assert f"M0 0h{filled}v14H0z" in html


def test_threads_of_no_seats_are_nothing():
    """A run without seats shows no empty loom."""
    assert render("{% threads 0 0 %}") == ""


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("en", "ย้อมคราม", ' lang="th"'),
        ("en", "Indigo dyeing", ""),
        ("th", "ย้อมคราม", ""),
        ("th", "Indigo", ""),
    ],
)
def test_lang_of_marks_thai_in_english_pages(language, text, mark):
    """Only Thai words under English chrome need saying what they are."""
    with translation.override(language):
        assert render("<p{% lang_of text %}>", text=text) == f"<p{mark}>"


def test_capture_keeps_a_title_for_two_places():
    """The text is rendered once, without markup and spare space."""
    html = render("{% capture as t %} <b>ย้อม</b>\n คราม {% endcapture %}[{{ t }}]")
    assert html == "[ย้อม คราม]"


def test_capture_does_not_unescape():
    """What was escaped stays escaped in the second place."""
    html = render("{% capture as t %}{{ x }}{% endcapture %}{{ t }}", x='"<script>')
    assert "<script>" not in html and '"' not in html


def test_in_language_keeps_the_page_and_its_question(rf):
    """The other language's link leads to the same page with the same filters."""
    request = rf.get("/th/courses/", {"province": "47"})
    with translation.override("th"):
        assert render("{% in_language 'en' %}", request=request).startswith(
            "/en/courses/?province=47"
        )
    assert render("{% in_language 'en' %}") == "/en/"


def test_in_language_of_no_page_changes_the_prefix(rf):
    """An address that leads nowhere still has a way into the other language."""
    with translation.override("th"):
        assert render("{% in_language 'en' %}", request=rf.get("/th/no/such")) == "/en/no/such"
        assert render("{% in_language 'en' %}", request=rf.get("/-/components/")) == "/en/"


def test_absolute_needs_a_request(rf):
    """Full addresses come from the request; without one the path is all there is."""
    assert render("{% absolute '/th/' %}", request=rf.get("/")) == "http://testserver/th/"
    assert render("{% absolute '/th/' %}") == "/th/"


def test_has_session_looks_at_the_cookie_only(rf, settings):
    """Asking for a session opens none, so that pages of visitors can be kept."""
    request = rf.get("/")
    assert render("{% has_session as yes %}{{ yes }}", request=request) == "False"
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    assert render("{% has_session as yes %}{{ yes }}", request=request) == "True"


def test_line_share_encodes_words_and_address():
    """The text arrives in LINE as it was, in one line."""
    html = render("{% line_share text %}", text="เรียน ย้อม\n https://x.th/c/SNK-7K4P")
    assert html.startswith("https://line.me/R/share?text=%E0%B9%80")
    assert "%20https%3A//x.th/c/SNK-7K4P" in html
