"""The shared blocks: each explains itself, has a preview, and renders what it should."""

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from django.utils import translation
from wagtail import blocks as wagtail_blocks
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import RichText

from portal.core import blocks

STREAMS = [blocks.BodyBlock()]


def walk(block, path=""):
    """List a block and all blocks of ours below it."""
    found = [(path or type(block).__name__, block)]
    for name, child in getattr(block, "child_blocks", {}).items():
        if not isinstance(block, ImageBlock):
            found += walk(child, f"{path}.{name}" if path else name)
    if isinstance(block, wagtail_blocks.ListBlock):
        found += walk(block.child_block, f"{path}[]")
    return found


OURS = {
    path: block
    for stream in STREAMS
    for path, block in walk(stream)
    if type(block).__module__.startswith("portal.") and hasattr(block.meta, "preview_value")
}
IN_STREAMS = {
    f"{type(stream).__name__}.{name}": block
    for stream in STREAMS
    for name, block in stream.child_blocks.items()
}


@pytest.fixture(autouse=True)
def _thai():
    """Pages are Thai unless a test says otherwise."""
    with translation.override("th"):
        yield


def test_every_exported_block_stands_in_a_stream_or_is_one():
    """What the package offers is really used by its streams."""
    used = {type(block) for stream in STREAMS for _path, block in walk(stream)}
    offered = {getattr(blocks, name) for name in blocks.__all__ if name.endswith("Block")}
    assert offered - used == set()


@pytest.mark.parametrize("path", IN_STREAMS)
def test_block_explains_itself(path):
    """An editor sees icon, label, description and an example of every block."""
    block = IN_STREAMS[path]
    assert block.meta.icon not in {"", "placeholder"}
    assert str(block.label)
    assert str(block.meta.description)
    assert block.meta.preview_value
    get_template(block.meta.template)


@pytest.mark.django_db
@pytest.mark.parametrize("path", OURS)
def test_block_renders_its_preview(path):
    """The example of every block renders, without inline script or style."""
    block = OURS[path]
    value = block.get_preview_value()
    html = block.render(value)
    assert "style=" not in html
    assert "<script" not in html
    block.get_prep_value(value)


@pytest.mark.django_db
@pytest.mark.parametrize("path", IN_STREAMS)
def test_block_renders_when_it_is_empty(path):
    """A draft with gaps is shown, not a 500."""
    block = IN_STREAMS[path]
    block.render(block.get_default())


def render(name, value):
    """Render a block of the body."""
    block = blocks.BodyBlock().child_blocks[name]
    return block.render(block.normalize(value))


def test_heading_has_an_anchor_and_never_level_one():
    """A contents list can link to it; an unknown level becomes h2."""
    html = render("heading", {"text": "เรียนจบแล้วทำอะไรได้", "size": "h3"})
    assert html.startswith('<h3 id="h-')
    assert render("heading", {"text": "x", "size": "h1"}).startswith("<h2 ")


def test_paragraph_is_cleaned_when_it_is_stored():
    """Only what the editor offers is kept, whichever way it came in."""
    block = blocks.ParagraphBlock()
    dirty = '<p data-block-key="a" onclick="x()">ขนม<script>x()</script><i>ไทย</i></p><h2>ก</h2>'
    assert block.get_prep_value(RichText(dirty)) == '<p data-block-key="a">ขนมไทย</p>ก'
    assert block.value_from_form(dirty).source == '<p data-block-key="a">ขนมไทย</p>ก'


def test_paragraph_is_cleaned_when_it_is_shown():
    """Old rows cannot bring script to a page."""
    html = render(
        "paragraph", '<p style="x">ขนม<a href="javascript:x()">ไทย</a><img src=x onerror=y></p>'
    )
    assert html.strip() == '<div class="prose"><p>ขนม<a>ไทย</a></p></div>'


def test_paragraph_keeps_numbers_whole():
    """Running text goes through the line-break filter."""
    assert '<span class="nb">30 ชั่วโมง</span>' in render("paragraph", "<p>เรียน 30 ชั่วโมง</p>")


@pytest.mark.parametrize(
    ("tone", "css", "shape"), [("info", '"notice"', "info"), ("warn", "notice--warn", "warn")]
)
def test_notice_shows_its_tone_by_shape(tone, css, shape):
    """Tone is a class and an icon, never a colour alone."""
    html = render("notice", {"title": "ก", "text": "<p>ข</p>", "tone": tone})
    assert css in html
    assert blocks.NoticeBlock().normalize({"tone": tone}).icon == shape


def test_link_names_another_site():
    """Who follows a link knows that it leaves the portal."""
    html = render("link", {"title": "ร้านของกลุ่ม", "page": None, "url": "https://www.facebook.com/x"})
    assert "ร้านของกลุ่ม" in html
    assert "Facebook เว็บไซต์ภายนอก" in html
    assert 'href="https://www.facebook.com/x"' in html


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({"title": "คลิกที่นี่", "page": None, "url": "https://example.com/"}, "title"),
        ({"title": "ร้านของกลุ่ม", "page": None, "url": ""}, "page"),
        ({"title": "ร้านของกลุ่ม", "page": None, "url": "ftp://example.com/"}, "url"),
    ],
)
def test_link_wants_a_destination_and_words(value, field):
    """A link has one destination and says where it goes."""
    block = blocks.LinkBlock()
    with pytest.raises(ValidationError) as caught:
        block.clean(block.normalize(value))
    assert field in caught.value.block_errors


def test_link_may_wait_in_a_draft():
    """A draft is saved before the destination is known."""
    block = blocks.LinkBlock()
    block.clean_deferred(block.normalize({"title": "ร้านของกลุ่ม", "page": None, "url": ""}))


def test_telephone_is_a_link_that_dials():
    """The panel shows groups and dials from anywhere."""
    html = render("telephone", {"title": "ครู", "number": "02-000-0000", "note": ""})
    assert 'href="tel:+6620000000"' in html
    assert "02\u00a0000\u00a00000" in html
    assert (
        blocks.TelephoneBlock().child_blocks["number"].value_from_form("๐๒ ๐๐๐ ๐๐๐๐") == "020000000"
    )


def test_steps_are_numbered_by_the_page():
    """Steps use the list that draws its own numbers."""
    html = render("steps", [{"title": "เปลี่ยนเป็นหม้อเล็ก", "text": "ยกได้คนเดียว"}])
    assert html.strip() == (
        '<ol class="how"><li><h3>เปลี่ยนเป็นหม้อเล็ก</h3><p>ยกได้คนเดียว</p></li></ol>'
    )


def test_body_takes_one_button():
    """A page offers one next step."""
    button = ("button", {"title": "จองที่นั่ง", "page": None, "url": "https://example.com/"})
    body = blocks.BodyBlock()
    with pytest.raises(ValidationError):
        body.clean(body.normalize([button, button]))


@pytest.mark.django_db
def test_empty_draft_of_a_body_is_saved():
    """Every block can be saved half-written."""
    body = blocks.BodyBlock()
    value = body.normalize(
        [(name, child.get_default()) for name, child in body.child_blocks.items()]
    )
    body.clean_deferred(value)
