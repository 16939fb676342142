"""Blocks with pictures: renditions that are there, words for those who do not see them."""

import uuid

import pytest

from portal.core import blocks
from portal.media.services import make_renditions
from tests.factories.media import PortalImageFactory

pytestmark = pytest.mark.django_db


def picture(**fields):
    """Return a picture whose renditions have been made."""
    image = PortalImageFactory(**fields)
    make_renditions(image.pk)
    return image


def stored(image, alt="ผู้เรียนบิดผ้าย้อมคราม", caption="วันนัดเจอกัน", decorative=False):
    """Return a figure as the database holds it."""
    value = {"image": image.pk, "alt_text": alt, "decorative": decorative}
    return {"image": value, "caption": caption}


def gallery(*figures):
    """Return a gallery read from the database."""
    body = blocks.BodyBlock()
    items = [{"type": "item", "id": str(uuid.uuid4()), "value": figure} for figure in figures]
    return body.to_python([{"type": "gallery", "value": items}])[0]


def test_figure_shows_picture_with_its_words():
    """The alternative text is the one of this place; caption and credit stand below."""
    image = picture(credit="กลุ่มตัวอย่าง")
    block = blocks.FigureBlock()
    html = block.render(block.to_python(stored(image)))
    assert 'alt="ผู้เรียนบิดผ้าย้อมคราม"' in html
    assert "<figcaption>วันนัดเจอกัน <small>กลุ่มตัวอย่าง</small></figcaption>" in html
    assert "style=" not in html


def test_decorative_figure_has_an_empty_alt():
    """Decoration is skipped by screen readers."""
    block = blocks.FigureBlock()
    html = block.render(block.to_python(stored(picture(), decorative=True)))
    assert 'alt=""' in html


def test_gallery_links_to_the_large_picture():
    """Each picture leads to its large version, and the link says so."""
    html = gallery(stored(picture())).render()
    assert '<a href="' in html
    assert "วันนัดเจอกัน" in html


def test_pictures_cost_the_same_for_any_number(django_assert_num_queries):
    """A body with one picture and one with many cost the same queries."""
    images = [picture() for _number in range(3)]
    body = blocks.BodyBlock()
    for count in (1, 3):
        figures = [{"type": "figure", "value": stored(image)} for image in images[:count]]
        items = [
            {"type": "item", "id": str(uuid.uuid4()), "value": stored(image)}
            for image in images[:count]
        ]
        value = body.to_python([*figures, {"type": "gallery", "value": items}])
        list(value)
        [list(child.value) for child in value]
        with django_assert_num_queries(1):
            body.render(value)
