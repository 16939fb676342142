"""Pages of every type: shown, hidden, previewed, edited, and what they say for the listings."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from portal.core.entries import EntryData
from portal.core.page_forms import NAMES_OF_A_FORM
from search import kinds
from search.checking import differences
from tests.contracts.page_types import (
    AUTOSAVE,
    ENTRY_KINDS,
    INTRODUCTIONS,
    LOADED,
    OURS,
    TITLE,
    filled,
    of_types,
)
from tests.factories.catalogue import pages_by_code
from tests.factories.home import site_layer
from tests.factories.pages import PAGE_FACTORIES
from tests.factories.users import as_role, sign_in
from tests.layers import layer


@layer(upon=site_layer)
def one_of_each_layer():
    """A published page of every type, from its factory; returns label → key."""
    tree = pages_by_code()
    return {kind._meta.label: make(tree).pk for kind, make in PAGE_FACTORIES.items()}


@pytest.fixture
def one_of_each(one_of_each_layer, site_tree):
    """A published page of every type; returns type → page."""
    return {kind: kind.objects.get(pk=one_of_each_layer[kind._meta.label]) for kind in OURS}


@pytest.fixture
def made(one_of_each, page_type):
    """A published page of the type."""
    return one_of_each[page_type]


@pytest.fixture
def admin(client, site_tree):
    """A client that a superuser is signed in with."""
    return sign_in(client, as_role("superuser"))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["th", pytest.param("en", marks=pytest.mark.one_database)])
@of_types(OURS)
def test_page_renders_at_its_address(client, made, language):
    """The published page answers 200 in Thai and in English, with its own title as heading."""
    with override(language):
        address = made.get_url()
    assert address.startswith(f"/{language}/")
    answer = client.get(address)
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html5lib")
    assert page.html["lang"] == language
    assert len(page.find_all("h1")) == 1
    assert page.title.get_text(strip=True)
    canonical = [link["href"] for link in page.select("link[rel=canonical]")]
    assert canonical == [f"http://testserver{address}"]


@pytest.mark.django_db
@of_types(OURS)
def test_page_that_is_not_live_is_not_found(client, made):
    """A page that was unpublished answers 404, at the address that it had."""
    address = made.get_url()
    assert client.get(address).status_code == 200
    made.unpublish()
    status = client.get(address).status_code
    assert status == (200 if made._meta.label in INTRODUCTIONS else 404)


@pytest.mark.one_database
@pytest.mark.django_db
@of_types(OURS)
def test_page_previews_in_every_mode(made):
    """Every preview that the editor offers can be shown, of what is published."""
    assert made.preview_modes
    for mode, _name in made.preview_modes:
        answer = made.make_preview_request(preview_mode=mode)
        assert answer.status_code == 200, mode
        assert b"<html" in answer.content


@pytest.mark.one_database
@pytest.mark.django_db
@of_types(OURS)
def test_page_opens_in_the_editor(admin, made):
    """The form for editing opens, and saves a draft of the page as it stands."""
    address = reverse("wagtailadmin_pages:edit", args=[made.pk])
    answer = admin.get(address)
    assert answer.status_code == 200
    said = admin.post(address, filled(answer, made), headers=AUTOSAVE)
    assert said.status_code == 200 and said.json()["success"], said.content


@pytest.mark.one_database
@pytest.mark.django_db
@of_types(OURS)
def test_editor_leaves_the_browsers_form_its_own_names(admin, made):
    """A field called "method" would hide the form's own from the editor, which then never saves."""
    form = admin.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).context["form"]
    assert not NAMES_OF_A_FORM & {form[name].html_name for name in form.fields}


@pytest.mark.one_database
@pytest.mark.django_db
@of_types(LOADED)
def test_page_of_a_place_is_not_made_by_hand(admin, page_type, made):
    """Nobody is offered to make it; asking for the form all the same is refused, never an error."""
    parent = made.get_parent()
    address = reverse(
        "wagtailadmin_pages:add",
        args=[page_type._meta.app_label, page_type._meta.model_name, parent.pk],
    )
    assert not page_type.is_creatable
    assert page_type not in parent.specific_class.creatable_subpage_models()
    before = page_type.objects.count()
    assert admin.get(address).status_code in {302, 403}
    assert admin.post(address, {"title": TITLE, "slug": "x"}).status_code in {302, 403}
    assert page_type.objects.count() == before


@pytest.mark.one_database
@pytest.mark.django_db
@of_types(OURS)
def test_page_is_refused_below_a_wrong_parent(admin, page_type, one_of_each):
    """The editor refuses to make it below every type that is not its declared parent."""
    allowed = page_type.allowed_parent_page_models()
    parents = {kind: page for kind, page in one_of_each.items() if kind not in allowed}
    assert parents, "it lives everywhere"
    for parent in parents.values():
        assert not page_type.can_exist_under(parent)
        address = reverse(
            "wagtailadmin_pages:add",
            args=[page_type._meta.app_label, page_type._meta.model_name, parent.pk],
        )
        assert admin.post(address, {"title": TITLE, "slug": "x"}).status_code in {302, 403}
        assert not page_type.objects.child_of(parent).exists()


@pytest.mark.django_db
@of_types(OURS)
def test_page_says_its_entry(made):
    """It gives an entry of its declared kind with English beside the Thai, or none at all."""
    kind = ENTRY_KINDS[made._meta.label]
    data = made.entry_data()
    if kind is None:
        assert data is None, "it has an entry: name the kind in ENTRY_KINDS"
        return
    assert isinstance(data, EntryData)
    assert data.kind == kind == kinds.get(kind).code
    assert data.code and data.title and data.title_en
    assert data.place.province and data.place.label_th and data.place.label_en
    json.dumps(dict(data.card))
    assert kinds.get(kind).url(data.code) == made.get_url()


@pytest.mark.django_db
def test_entries_agree_with_pages(one_of_each):
    """After one page of every type was made, entries hold what the pages say, in every column."""
    assert list(differences(timezone.now(), deep=True)) == []
