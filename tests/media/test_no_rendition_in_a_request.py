"""Sizes and formats are made at upload: no public address makes one while somebody waits."""

import pytest
import willow
from django.apps import apps
from wagtail.images import get_image_model
from wagtail.models import Page

from portal.media.models import PortalImage, PortalRendition
from portal.media.services import make_renditions
from tests.budgets.budgets import VIEW_BUDGETS
from tests.factories.home import site_tree  # noqa: F401 - a fixture
from tests.factories.media import PortalImageFactory, picture_file
from tests.factories.pages import PAGE_FACTORIES

#: Fields of pages that hold a picture.
_PICTURES = ("picture", "share_image")


@pytest.fixture
def pages(site_tree):  # noqa: F811 - a fixture
    """One page of every type."""
    return [make(site_tree) for make in PAGE_FACTORIES.values()]


def wear(image):
    """Give the picture to every page that can have one, as its own and to be shared."""
    for model in apps.get_models():
        if issubclass(model, Page) and model is not Page:
            names = {field.name for field in model._meta.get_fields()}
            for page in model.objects.all():
                page.refresh_from_db()
                for name in names & set(_PICTURES):
                    setattr(page, name, image)
                if "more_pictures" in names:
                    figure = {"image": image, "caption": "ใกล้ ๆ"}
                    page.more_pictures = [("picture", figure), ("picture", figure)]
                page.save()


@pytest.mark.parametrize("is_made", [True, False], ids=["made", "missing"])
def test_no_public_address_makes_a_rendition(client, pages, monkeypatch, is_made):
    """With all sizes there, and with none: no row is written, no picture is opened."""
    image = PortalImageFactory(file=picture_file(size=(700, 500)))
    if is_made:
        make_renditions(image.pk)
    wear(image)
    there = PortalRendition.objects.count()
    opened = []
    monkeypatch.setattr(willow.Image, "open", lambda *given: opened.append("willow"))
    for name in ("generate_rendition_file", "create_rendition", "create_renditions"):
        monkeypatch.setattr(get_image_model(), name, lambda *given, name=name: opened.append(name))
    shown = 0
    for address in (*(page.get_url() for page in pages), *VIEW_BUDGETS.values(), "/en/products/"):
        response = client.get(address)
        assert response.status_code == 200, address
        assert not opened, address
        shown += b"<picture>" in response.content
    assert PortalRendition.objects.count() == there
    # Negative control: the pictures are there to be seen on pages and in lists.
    assert (shown > 5) is is_made


def test_replaced_picture_reaches_the_lists(client, site_tree, django_capture_on_commit_callbacks):  # noqa: F811
    """Another file, or other words for it: the entries of its pages keep the new ones."""
    from tests.factories.showcase import make_product

    with django_capture_on_commit_callbacks(execute=True):
        image = PortalImageFactory(file=picture_file(size=(400, 300)))
    product = make_product(site_tree["d4704"], picture=image)
    before = type(product).objects.for_page().get(pk=product.pk).entry.card["picture"]
    with django_capture_on_commit_callbacks(execute=True):
        image = PortalImage.objects.get(pk=image.pk)
        image.description = "ผ้าผืนใหม่"
        image.renditions.all().delete()
        image.file = picture_file("PNG", size=(500, 300))
        image.save()
    after = type(product).objects.for_page().get(pk=product.pk).entry.card["picture"]
    assert after["alt"] == "ผ้าผืนใหม่"
    assert after["src"] != before["src"]
    assert client.get(after["src"]).status_code == 200
