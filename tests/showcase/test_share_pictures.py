"""What the head of a public page tells messengers: its cloth, or a photo."""

import re

import pytest

from portal.core import share_pictures
from tests.factories.catalogue import make_course
from tests.factories.showcase import make_product

pytestmark = pytest.mark.django_db


def shared(client, address):
    """The address and size of the picture that a page declares."""
    text = client.get(address).content.decode()
    return tuple(
        re.search(rf'<meta property="og:image{part}" content="([^"]+)"', text)[1]
        for part in ("", ":width", ":height")
    )


@pytest.mark.parametrize("make", [make_course, make_product])
def test_page_declares_its_cloth(client, tree, make):
    """A page without a photo shows its own cloth, with a full address and the size."""
    page = make(tree["d4704"])
    address, width, height = shared(client, page.get_url())
    assert address.startswith("http://testserver/")
    assert share_pictures.name_of(page.occupational_group, page.code)[:-4] in address
    assert (width, height) == ("1200", "630")


@pytest.mark.parametrize("address", ["/th/", "/th/products/", "/th/courses/", "/th/centres/"])
def test_lists_declare_the_houses_cloth(client, tree, site_tree, address):
    """What belongs to no occupational group wears the house's cloth."""
    assert "share-house" in shared(client, address)[0]
