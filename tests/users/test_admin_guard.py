"""Holes that Wagtail leaves open, each closed; and how it is without us."""

import pytest
from django.test import override_settings
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page

from tests.factories.users import as_role, sign_in

#: Latin letters: choosers answer in JSON, which would spell Thai in numbers.
SECRET = "draft-of-another-district"


@pytest.fixture
def foreign(plain_tree, page_below):
    return page_below(plain_tree["d2101"], SECRET, live=False)


@pytest.fixture
def director(client, plain_tree):
    return sign_in(client, as_role("district_director", plain_tree["d4704"]))


def without_guard():
    from django.conf import settings

    return override_settings(
        MIDDLEWARE=[one for one in settings.MIDDLEWARE if "AdminGuard" not in one]
    )


def leaking(page):
    """Return the addresses at which stock Wagtail names a page of another unit."""
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    by_key = reverse("wagtailadmin_choose_page_chosen_multiple")
    return {
        "page chooser, opened at it": reverse("wagtailadmin_choose_page_child", args=[page.pk]),
        "page chooser, by key": f"{by_key}?id={page.pk}",
        "bulk action, by key": f"{bulk}?id={page.pk}",
    }


@pytest.mark.parametrize("number", range(3))
def test_foreign_titles_are_not_shown_by_key(director, foreign, number):
    """Choosers and bulk actions name a page only to those who can find it."""
    address = list(leaking(foreign).values())[number]
    response = director.get(address)
    assert response.status_code in {302, 403}
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize("number", range(3))
def test_stock_wagtail_shows_them(director, foreign, number):
    """Negative control: without the guard the title is there."""
    address = list(leaking(foreign).values())[number]
    with without_guard():
        assert SECRET in director.get(address, follow=True).content.decode()


def choose(client, parent):
    return client.get(reverse("wagtailadmin_choose_page_child", args=[parent.pk])).content.decode()


def test_page_chooser_offers_no_foreign_drafts(director, plain_tree, foreign):
    """Below a public page, the drafts of other units are not offered; one's own are."""
    own = Page.objects.get(pk=plain_tree["d4704"].page_id)
    own.add_child(instance=Page(title="draft-of-ours", slug="ours", live=False))
    html = director.get(reverse("wagtailadmin_choose_page_search") + "?q=draft").content.decode()
    assert SECRET not in html
    assert SECRET not in choose(director, foreign.get_parent())
    assert "draft-of-ours" in choose(director, own)


def test_page_chooser_would_offer_them(director, foreign, monkeypatch):
    """Negative control: without the hook, Wagtail lists everybody's drafts."""
    name = "construct_page_chooser_queryset"
    monkeypatch.setitem(hooks._hooks, name, [])
    assert SECRET in choose(director, foreign.get_parent())


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_workflows:task_chooser",
    ],
)
def test_reports_across_units_are_for_superusers(client, plain_tree, name):
    """What looks across all units opens for superusers only."""
    sign_in(client, as_role("department_officer", plain_tree["dole"]))
    assert client.get(reverse(name)).status_code in {302, 403}
    sign_in(client, as_role("superuser"))
    assert client.get(reverse(name)).status_code == 200


def test_search_of_pages_stays_in_ones_units(director, foreign):
    """The admin's search finds nothing of other units."""
    response = director.get(reverse("wagtailadmin_pages:search") + "?q=draft")
    assert SECRET not in response.content.decode()


def test_explorer_opens_at_ones_own_unit(director, plain_tree):
    """The explorer begins at the unit's own page, and leads nowhere else."""
    response = director.get(reverse("wagtailadmin_explore_root"), follow=True)
    assert f"/admin/pages/{plain_tree['d4704'].page_id}/" in response.request["PATH_INFO"]
