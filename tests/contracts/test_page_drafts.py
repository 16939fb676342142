"""An empty draft of every page type is kept, by superusers and by those who write such pages."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from search.checking import differences
from tests.contracts.page_types import AUTOSAVE, SEVERAL, SINGLE, TITLE, WRITERS, filled, label_of
from tests.factories.catalogue import pages_by_code
from tests.factories.home import make_front_page
from tests.factories.pages import PAGE_FACTORIES
from tests.factories.users import as_role, sign_in


def typed_by_everyone(types):
    """Run a test for each of the types, as a superuser and as whoever writes such pages.

    A superuser's rights ask no database: where somebody else writes the pages, it is the writer's
    form that is proved on both.
    """
    return pytest.mark.parametrize(
        ("page_type", "who"),
        [
            pytest.param(
                model,
                who,
                id=f"{label_of(model)}-{who[0]}",
                marks=pytest.mark.one_database if who != typists_of(model)[-1] else (),
            )
            for model in types
            for who in typists_of(model)
        ],
    )


def typists_of(model):
    """Return who makes pages of the type: a role and its units each, the superuser first."""
    writer = WRITERS.get(model._meta.label)
    return [["superuser"], writer] if writer else [["superuser"]]


@pytest.fixture
def nursery(page_type, site_tree):
    """A page that the type may be made below."""
    if Page in page_type.allowed_parent_page_models():
        return Page.get_first_root_node()
    parent_type = page_type.allowed_parent_page_models()[0]
    return PAGE_FACTORIES[parent_type](pages_by_code())


@pytest.mark.django_db
@typed_by_everyone(SEVERAL)
def test_empty_draft_is_kept(client, nursery, page_type, units, who):
    """A draft with nothing but a Thai title is kept when made, twice, and when edited again."""
    keep_empty_drafts(client, nursery, page_type, units, who)


@pytest.mark.django_db
@typed_by_everyone(SINGLE)
def test_empty_draft_of_a_single_page_is_kept(client, units, page_type, who):
    """So is that of a page of which there is only one, where there is none yet."""
    first = Page in page_type.allowed_parent_page_models()
    parent = Page.get_first_root_node() if first else make_front_page()
    keep_empty_drafts(client, parent, page_type, units, who)


def keep_empty_drafts(client, nursery, page_type, units, who):
    """Make drafts below the page, look at them, and edit one."""
    role, *codes = who
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
