"""The picture component: three formats, three sizes, already made."""

import pytest
from django.template import Context, Template

from portal.media.models import PortalImage, PortalRendition
from portal.media.picture_facts import picture_facts
from portal.media.services import make_renditions
from portal.media.specs import SPECS
from tests.factories.media import PortalImageFactory, picture_file
from tests.layers import layer


def render(words, **context):
    return Template("{% load pictures %}{% portal_picture " + words + " %}").render(
        Context(context)
    )


@layer()
def wide_picture_layer():
    """A picture with all its renditions."""
    image = PortalImageFactory(file=picture_file(size=(1200, 800)))
    make_renditions(image.pk)
    return image.pk


@pytest.fixture
def image(wide_picture_layer):
    return PortalImage.objects.get(pk=wide_picture_layer)


def test_picture_offers_three_formats_and_sizes(image):
    """AVIF before WebP before JPEG, each with its widths; size given, so nothing jumps."""
    html = render('image sizes="50vw"', image=image)
    assert html.index("image/avif") < html.index("image/webp") < html.index("<img")
    for width in ("320w", "640w", "960w"):
        assert html.count(width) == 2
    assert html.count('sizes="50vw"') == 2
    assert 'width="640"' in html
    assert 'loading="lazy"' in html
    assert "style=" not in html


def test_picture_of_a_text_waits_and_keeps_its_room(image):
    """Nothing is fetched before it is seen; the room is of its shape, its words are there."""
    html = render('image alt="ผ้าบนกี่"', image=image)
    assert html.startswith(
        '<svg viewBox="0 0 640 426" role="img" aria-label="ผ้าบนกี่"></svg><noscript><picture>'
    )
    assert html.strip().endswith("</noscript>")


def test_picture_uses_its_own_description_unless_told_otherwise(image):
    """The alt text is the picture's description; an empty one marks decoration."""
    assert 'alt="ผ้าทอลายขิด"' in render("image", image=image)
    assert 'alt=""' in render('image alt=""', image=image)
    assert 'alt="&lt;b&gt;"' in render("image alt=text", image=image, text="<b>")


def test_picture_without_renditions_shows_nothing_and_makes_none(db):
    """Never a rendition while a visitor waits."""
    image = PortalImageFactory()
    assert render("image", image=image).strip() == ""
    assert not PortalRendition.objects.exists()
    assert render("image", image=None).strip() == ""


def test_small_picture_is_offered_once_per_width(db):
    """A picture is never blown up: its own width is offered, and only once."""
    image = PortalImageFactory(file=picture_file(size=(400, 300)))
    make_renditions(image.pk)
    facts = picture_facts(PortalImage.objects.get(pk=image.pk))
    assert [width for width, _url in facts["sources"]["jpeg"]] == [320, 400]


def test_pictures_of_many_rows_cost_two_queries(db, django_assert_num_queries):
    """Prefetched pictures cost no query each."""
    for _number in range(3):
        image = PortalImageFactory(file=picture_file(size=(330, 200)))
        make_renditions(image.pk)
    with django_assert_num_queries(2):
        rows = list(PortalImage.objects.prefetch_renditions(*SPECS))
        assert all("avif" in render("image", image=one) for one in rows)


def test_facts_of_an_entry_cost_nothing(image, django_assert_num_queries):
    """What an entry keeps of a picture is enough to show it."""
    facts = picture_facts(image)
    with django_assert_num_queries(0):
        assert "image/avif" in render("facts", facts=facts)
