"""The words of a page's picture are asked for beside it, and kept by the picture."""

import pytest
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from portal.media.models import PortalImage
from showcase.models import ProductPage
from tests.factories.media import PortalImageFactory
from tests.factories.showcase import make_product, today
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db
WORDS = "กล้วยฉาบในถุงใส วางบนใบตอง"


@pytest.fixture
def director(client, tree, units):
    return sign_in(client, as_role("district_director", units["d4704"]))


@pytest.fixture
def product(tree, units):
    """A product online with a picture that says nothing to whoever cannot see it."""
    picture = PortalImageFactory(description="", unit=units["d4704"])
    return make_product(tree["d4704"], picture=picture, phone="0810000000", is_contact_agreed=True)


def typed(client, page, **more):
    """The form as a browser would send it back, with more typed into it."""
    url = f"/admin/pages/{page.pk}/edit/"
    data = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form").dict()
    streams = {name: streamfield([]) for name in ("body", "more_pictures", "awards")}
    return url, {**data, **nested_form_data(streams), **more}


def test_words_are_asked_for_beside_the_picture_and_kept(client, director, product):
    """Without words it is not published and said where they go; with them it is."""
    url, data = typed(client, product, **{"action-publish": "1"})
    answer = client.post(url, data)
    assert "picture_shows" in answer.context["form"].errors
    confirmed = {"is_contact_agreed": "on", "contact_confirmed_on": f"{today():%d/%m/%Y}"}
    answer = client.post(url, {**data, "picture_shows": WORDS, **confirmed})
    assert answer.status_code == 302, answer.context["form"].errors
    assert PortalImage.objects.get(pk=product.picture_id).description == WORDS
    url, data = typed(client, product)
    assert data["picture_shows"] == WORDS


def test_words_of_one_picture_are_not_given_to_the_next(client, director, product, units):
    """Another picture is chosen while the words of the first still stand beside it."""
    PortalImage.objects.filter(pk=product.picture_id).update(description=WORDS)
    other = PortalImageFactory(description="ผ้าครามสามผืน", unit=units["d4704"])
    url, data = typed(client, product, picture=str(other.pk))
    assert data["picture_shows"] == WORDS
    assert client.post(url, data).status_code == 302
    other.refresh_from_db()
    assert other.description == "ผ้าครามสามผืน"


def test_words_of_another_centres_picture_stay(client, director, product, units):
    """A picture may be shown by many pages; only its own centre says otherwise what it shows."""
    others = PortalImageFactory(description="ภาพกลาง", unit=units["d4702"])
    ProductPage.objects.filter(pk=product.pk).update(picture=others)
    product.refresh_from_db()
    product.save_revision()
    url, data = typed(client, product, picture_shows=WORDS)
    assert "picture_shows" in client.post(url, data).context["form"].errors
    others.refresh_from_db()
    assert others.description == "ภาพกลาง"


def test_words_without_a_picture_are_not_lost(client, director, tree):
    """Nothing would keep them: what to choose is said, and they stay; a picture may be taken away."""
    product = make_product(tree["d4704"])
    url, data = typed(client, product, picture_shows=WORDS)
    form = client.post(url, data).context["form"]
    assert "เลือกรูปก่อน" in str(form.errors["picture_shows"])
    assert form["picture_shows"].value() == WORDS


def test_picture_goes_without_its_words(client, director, product):
    """Whoever takes the picture away need not clear its words."""
    PortalImage.objects.filter(pk=product.picture_id).update(description=WORDS)
    url, data = typed(client, product, picture="")
    assert data["picture_shows"] == WORDS
    assert client.post(url, data).status_code == 302
