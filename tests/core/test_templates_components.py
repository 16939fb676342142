"""The components and the frame, as the state sheet shows them all."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import translation

from portal.core.parts import STATE_TONES, Badge, Facet, Knot, Link, Notice, Option, RunBox
from portal.core.samples import sample_context
from portal.core.templatetags import look

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "templates"
CSS = ROOT / "static" / "css"
#: Kept in CSS although no template of the frame writes them: pages, scripts and print do.
SHEETS = [sheet for sheet in sorted(CSS.glob("*.css")) if sheet.name != "error.css"]


class Markup(HTMLParser):
    """Collects tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@pytest.fixture
def sheet(rf, django_db_setup, db):
    """The state sheet as a visitor would get it."""
    return render_to_string("core/state_sheet.html", sample_context(), rf.get("/th/"))


def test_state_sheet_shows_every_component():
    """A component that is not on the sheet is seen by nobody and tested by nothing."""
    sources = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    shown = set(re.findall(r'include "components/([a-z_]+)\.html"', sources))
    assert {path.stem for path in (TEMPLATES / "components").glob("*.html")} <= shown


def test_state_sheet_has_nothing_inline(sheet):
    """The content security policy allows no inline style, script or handler."""
    for tag, attributes in Markup(sheet).tags:
        assert tag != "style"
        assert "style" not in attributes, (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        assert tag != "script" or attributes.get("src") or attributes.get("type") != "module"


def test_state_sheet_ids_are_unique(sheet):
    """No id stands twice in a page."""
    ids = [attributes["id"] for _tag, attributes in Markup(sheet).tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_state_sheet_classes_have_rules(sheet):
    """A class that a component writes has a rule in some sheet, or is a hook we know."""
    css = "".join(path.read_text(encoding="utf-8") for path in SHEETS)
    hooks = {"art", "row__tags", "form", "results", "n", "full"}
    written = {
        name
        for _tag, attributes in Markup(sheet).tags
        for name in (attributes.get("class") or "").split()
    }
    assert {name for name in written if f".{name}" not in css} <= hooks


def test_state_sheet_is_thai_to_the_reader(sheet):
    """No English of the frame is left in a Thai page, but what is marked as English."""
    with translation.override("th"):
        html = render_to_string(
            "components/pages.html", {"pages": sample_context()["page_sets"][1]}
        )
    assert "Next page" not in html and "หน้าถัดไป" in html


@pytest.mark.parametrize("who", ["nobody", "visitor"])
def test_state_sheet_is_not_for_the_public(client, who, django_user_model, db):
    """Without the right to the admin the sheet does not exist."""
    assert client.get("/-/components/").status_code == 404


@override_settings(DEBUG=True)
def test_state_sheet_opens_while_developing(client, db):
    """A developer sees it without an account."""
    assert client.get("/-/components/").status_code == 200


def test_every_run_state_has_a_tone():
    """The nine states of a run are drawn; a state that nobody knows offers nothing."""
    assert len(STATE_TONES) == 9
    assert Badge.of_state("unheard-of", "?").tone == "off"


def test_badge_says_its_state_in_word_and_shape():
    """Colour only repeats what word and icon say."""
    html = render_to_string("components/badge.html", {"badge": Badge("few", "เหลือ 2 ที่")})
    assert "เหลือ 2 ที่" in html and "<svg" in html


def test_run_without_action_has_a_grey_edge():
    """The group's colour is for runs that one can act on."""
    open_run = RunBox("1", "open", Badge("open", "ว่าง"), group="creative")
    closed = RunBox("1", "closed", Badge("off", "ปิดรับแล้ว"), group="creative")
    assert "g-creative" in render_to_string("components/run.html", {"run": open_run})
    assert "g-creative" not in render_to_string("components/run.html", {"run": closed})


def test_facet_with_a_tick_is_open():
    """Nothing that filters is folded away."""
    assert Facet("g", "กลุ่ม", [Option("a", "A", is_checked=True)], is_open=False).shows_open
    assert not Facet("g", "กลุ่ม", [Option("a", "A")], is_open=False).shows_open


def test_facet_counts_zero_but_keeps_the_option():
    """An option that would give nothing is dimmed, visible and usable."""
    facet = Facet("group", "กลุ่ม", [Option("a", "A", 0)])
    html = render_to_string("components/facet.html", {"facet": facet})
    assert "opt--none" in html and "disabled" not in html


def test_thread_marks_only_this_page():
    """The knot of this page is no link and says so; a missing knot leads on."""
    knots = [
        Knot("learn", "ย้อมคราม", "/x/", is_here=True),
        Knot("make", "กลุ่มคราม", "/y/"),
        Knot("sell", "ผ้าพันคอ", "/z/"),
        Knot("fund", "ยังไม่ได้ใช้ทุน", note_link=Link("หาทุน", "/f/"), is_missing=True),
    ]
    html = render_to_string("components/thread.html", {"knots": knots, "label": "เส้นทาง"})
    assert html.count('aria-current="page"') == 1
    assert 'href="/x/"' not in html
    assert 'class="none"' in html and 'href="/f/"' in html


def test_notice_escapes_its_words():
    """Words from an editor are words, never markup."""
    html = render_to_string("components/notice.html", {"notice": Notice("<script>x</script>")})
    assert "<script>" not in html


def test_error_sheet_needs_nothing_else():
    """The sheet of the 500 page asks for no other file and is tiny."""
    css = (CSS / "error.css").read_text(encoding="utf-8")
    assert "url(" not in css and "@import" not in css
    assert len(css.encode()) < 4_096


def test_icons_named_in_templates_exist():
    """A misspelt icon would leave a hole that nobody sees in a review."""
    for path in TEMPLATES.rglob("*.html"):
        for name in re.findall(r'{% icon "([^"]+)"', path.read_text(encoding="utf-8")):
            assert look.icon(name), f"{path.name}: {name}"


def test_components_load_no_logic():
    """A component asks nothing of the database or of a manager: it lays out what it is given."""
    for path in (TEMPLATES / "components").glob("*.html"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(
            r"\.(all|filter|exclude|order_by|count)\b",
            source.replace("option.count", "").replace("tile.count", "").replace("place.count", ""),
        ), path.name


def test_flex_elements_hold_their_words_in_one_span():
    """The `th` filter writes spans: straight inside a flex element they would drift apart."""
    loose = re.compile(
        r'(?:class="(?:btn|more|chip|tag|badge|pill)\b[^>]*>|<summary[^>]*>)(?:[^<]|<svg.*?</svg>)*\|th\b'
    )
    for path in TEMPLATES.rglob("*.html"):
        found = loose.search(path.read_text(encoding="utf-8"))
        assert not found, f"{path.name}: wrap the words of {found and found[0]} in a <span>"
