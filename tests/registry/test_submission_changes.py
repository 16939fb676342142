"""Proposals about a group or a page that is there, the ways to the form, and the receipt."""

import re
from urllib.parse import unquote

import pytest
from django.utils import timezone

from registry.enums import SubmissionKind, SubmissionState
from registry.models import Submission
from tests.factories.showcase import make_group, make_product, product_index
from tests.registry import submission_form as form
from tests.registry.conftest import plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]


def test_group_of_the_address_is_chosen_already(client, tree, unit):
    """From a group's page: its district and itself are selected, its contact is enough."""
    group = make_group(tree["d4704"])
    page = client.get(f"{form.PATH}?group={group.code}").content.decode()
    assert f'value="{group.code}" selected' in page
    assert 'value="4704" selected' in page
    changes = {"group": group.code, "phone": "", "is_contact_agreed": ""}
    form.propose(client, f"?group={group.code}", **changes)
    assert form.only().about_id == group.pk
    assert form.only().kind == SubmissionKind.PRODUCT


def test_change_carries_only_what_differs(client, tree, unit):
    """The form is filled with what stands there; only another price is proposed."""
    product = make_product(tree["d4704"], phone="0810000000", is_contact_agreed=True)
    query = f"?page={product.code}"
    fields = form.open_form(client, query)
    shown = client.get(form.PATH + query).content.decode()
    assert product.summary in shown
    current = {
        name: getattr(product, name)
        for name in ("title", "summary", "category", "unit_code", "availability", "story_maker",
                     "story_wisdom", "story_pride", "material", "size", "care", "standards",
                     "delivery", "market_days", "phone")
    }  # fmt: skip
    sender = {name: form.ANSWERS[name] for name in ("sender_name", "sender_tel", "sender_role")}
    typed = {**fields, **current, **sender, "price_baht": "๔๒๐"}
    same = form.post(client, "check", {**typed, "price_baht": "390"})
    assert "problem" in form.problems(same)
    page = form.post(client, "check", typed)
    assert page.status_code == 200, form.problems(page)
    assert form.send(client, form.hidden(page)).status_code == 303
    assert form.only().answers == {"price_baht": "420.00"}
    assert (form.only().kind, form.only().about_id) == (SubmissionKind.CHANGE, product.pk)
    product.refresh_from_db()
    assert product.price_baht == 390


def test_changed_contact_has_to_be_agreed_to(client, tree, unit):
    """Another number goes public: somebody must say that it may."""
    group = make_group(tree["d4704"])
    fields = form.open_form(client, f"?page={group.code}")
    names = ("title", "summary", "village", "members", "founded_year", "stage", "strengths",
             "market_places", "phone", "phone_hours", "line_name", "online_shops")  # fmt: skip
    typed = {**fields, **{name: getattr(group, name) for name in names}}
    typed |= {name: form.ANSWERS[name] for name in ("sender_name", "sender_tel", "sender_role")}
    page = form.post(client, "check", {**typed, "phone": "081 000 0007"})
    assert "id_is_contact_agreed" in form.problems(page)
    page = form.post(client, "check", {**typed, "phone": "081 000 0007", "is_contact_agreed": "on"})
    assert page.status_code == 200, form.problems(page)
    form.send(client, form.hidden(page))
    assert form.only().answers == {"phone": "0810000007", "is_contact_agreed": True}


def test_page_that_went_offline_meanwhile_loses_nothing(client, tree, unit):
    """What was typed is shown; it can be sent as a new product."""
    group = make_group(tree["d4704"])
    fields = form.open_form(client, f"?page={group.code}")
    group.unpublish()
    page = form.post(client, "check", {**fields, **form.ANSWERS, "strengths": "ก่อหม้อได้ทุกฤดู"})
    assert page.status_code == 422
    assert "ก่อหม้อได้ทุกฤดู" in page.content.decode()
    assert form.ANSWERS["sender_role"] in page.content.decode()
    assert client.get(f"{form.PATH}?page={group.code}").status_code == 404


# --- the receipt -----------------------------------------------------------------------------
@pytest.mark.parametrize("state", SubmissionState.values)
def test_receipt_says_how_it_stands(client, tree, unit, state):
    """New, being prepared, online with its link, declined with the reason; never who sent it."""
    answer = form.propose(client)
    product = make_product(tree["d4704"])
    Submission.objects.update(
        state=state, decided_at=timezone.now(), page=product.pk, reason="ขอรูปที่ชัดกว่านี้"
    )
    page = client.get(answer.url)
    assert f'data-outcome="{state}"' in page.content.decode()
    assert (f"/products/{product.code}/" in page.content.decode()) == (state == "published")
    assert ("ขอรูปที่ชัดกว่านี้" in plain(page)) == (state == "declined")
    assert "ผู้เสนอ" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]


def test_receipt_of_a_changed_token_is_not_there(client, unit):
    """Signed, and for 90 days only."""
    url = form.propose(client).url
    assert client.get(url[:-2] + "x/").status_code == 404


# --- ways to the form ------------------------------------------------------------------------
def test_showcase_leads_to_the_form(client, tree, unit):
    """From the list, a product and a group; each with what it is about."""
    product_index()
    group = make_group(tree["d4704"])
    product = make_product(tree["d4704"], group=group)
    assert f'href="{form.PATH}"' in client.get("/th/products/").content.decode()
    page = client.get(f"/th/products/{product.code}/").content.decode()
    assert f"{form.PATH}?page={product.code}" in page
    page = client.get(f"/th/groups/{group.code}/").content.decode()
    assert f"{form.PATH}?page={group.code}" in page
    assert f"{form.PATH}?group={group.code}" in page


@pytest.mark.parametrize("state", ["new", "published"])
def test_receipt_shares_the_page_once_it_is_online(client, tree, unit, state):
    """Customers are sent the product; until then whoever asks reads how the proposal stands."""
    answer = form.propose(client)
    product = make_product(tree["d4704"])
    Submission.objects.update(state=state, decided_at=timezone.now(), page=product.pk)
    page = client.get(answer.url).content.decode()
    shared = unquote(re.findall(r"https://line.me/R/share\?text=([^\"]+)", page)[0])
    assert (product.get_url() in shared) == (state == "published")
    assert ("/proposals/" in shared) == (state == "new")
