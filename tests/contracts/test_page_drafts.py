"""An empty draft of every page type is kept, by superusers and by those who write such pages."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from search.checking import differences
from tests.contracts.page_types import AUTOSAVE, SEVERAL, SINGLE, TITLE, WRITERS, filled, of_types
from tests.factories.catalogue import pages_by_code
from tests.factories.home import make_front_page
from tests.factories.pages import PAGE_FACTORIES
from tests.factories.users import as_role, sign_in

#: A superuser's rights ask no database: their forms are proved on one, the writers' on both.
by_superuser_and_writer = pytest.mark.parametrize(
    "who", [pytest.param("superuser", marks=pytest.mark.one_database), "writer"]
)


@pytest.fixture
def nursery(page_type, site_tree):
    """A page that the type may be made below."""
    if Page in page_type.allowed_parent_page_models():
        return Page.get_first_root_node()
    parent_type = page_type.allowed_parent_page_models()[0]
    return PAGE_FACTORIES[parent_type](pages_by_code())


@pytest.mark.django_db
@by_superuser_and_writer
@of_types(SEVERAL)
def test_empty_draft_is_kept(client, nursery, page_type, units, who):
    """A draft with nothing but a Thai title is kept when made, twice, and when edited again."""
    keep_empty_drafts(client, nursery, page_type, units, who)


@pytest.mark.django_db
@by_superuser_and_writer
@of_types(SINGLE)
def test_empty_draft_of_a_single_page_is_kept(client, units, page_type, who):
    """So is that of a page of which there is only one, where there is none yet."""
    first = Page in page_type.allowed_parent_page_models()
    parent = Page.get_first_root_node() if first else make_front_page()
    keep_empty_drafts(client, parent, page_type, units, who)


def keep_empty_drafts(client, nursery, page_type, units, who):
    """Make drafts below the page, look at them, and edit one."""
    role, *codes = WRITERS.get(page_type._meta.label, ["superuser"])
    if who == "superuser":
        role, codes = "superuser", []
    sign_in(client, as_role(role, *(units[code] for code in codes)))
    made = [begin(client, page_type, nursery) for _time in range(1 if page_type.max_count else 2)]
    draft = page_type.objects.get(pk=made[-1])
    assert not draft.live and draft.title == TITLE
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    data = filled(client.get(edit), draft)
    said = client.post(edit, data, headers=AUTOSAVE)
    assert said.status_code == 200, said.content
    assert client.post(edit, data).status_code == 302
    # A second front page belongs to no site, so that there is no address to show it under.
    for mode, _name in draft.preview_modes if draft.url else []:
        assert draft.make_preview_request(preview_mode=mode).status_code == 200, mode
    assert list(differences(timezone.now(), deep=True)) == []


def begin(client, page_type, parent):
    """Make a draft as the editor's autosave does while somebody types the title; return its key."""
    address = reverse(
        "wagtailadmin_pages:add",
        args=[page_type._meta.app_label, page_type._meta.model_name, parent.pk],
    )
    form = client.get(address)
    assert form.status_code == 200
    said = client.post(address, {**filled(form, page_type()), "title": TITLE}, headers=AUTOSAVE)
    assert said.status_code == 200, said.content
    return said.json()["pk"]
