"""Shops that groups name: what may be written, and what the worker finds of them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.core import outgoing
from portal.core.outgoing import Answer
from showcase.contacts import shop_check
from showcase.forms.contact_rules import contact_problems
from showcase.models import GroupPage
from showcase.services.contacts import confirm_contact
from showcase.shops import is_safe_shop
from tests.factories.showcase import make_group, make_product, today
from tests.factories.users import as_role, sign_in

GOOD = [
    "https://www.facebook.com/kram",
    "https://shopee.co.th/a?b=1",
    "https://a-b.example.com:443/",
]
BAD = [
    "http://www.facebook.com/kram", "https://127.0.0.1/", "https://[::1]/", "https://localhost/",
    "https://2130706433/", "https://printer.local/", "https://me:secret@facebook.com/",
    "https://facebook.com:8080/", "javascript:alert(1)", "https://a..b/", "https://facebook.com:x/",
]  # fmt: skip


@pytest.mark.parametrize("address", GOOD)
def test_public_https_addresses_are_shops(address):
    """A place of the public web, by name and in secret."""
    assert is_safe_shop(address)


@pytest.mark.parametrize("address", BAD)
def test_others_are_refused_with_a_reason(address):
    """The form names the line and says what to write instead."""
    typed = {"online_shops": f"{GOOD[0]}\n{address}", "is_contact_agreed": True}
    typed["contact_confirmed_on"] = today()
    [(field, words)] = contact_problems(typed, today())
    assert field == "online_shops" and address[:20] in str(words) and "https://" in str(words)


@pytest.fixture
def asked(monkeypatch, settings):
    """Let the worker ask; what is named "gone" is gone. Returns what was asked."""
    calls = []

    def ask(url):
        calls.append(url)
        return Answer.GONE if "gone" in url else Answer.UNKNOWN if "slow" in url else Answer.THERE

    settings.PORTAL_CHECK_SHOPS = True
    monkeypatch.setattr(outgoing, "ask", ask)
    return calls


@pytest.mark.django_db
def test_worker_marks_what_is_gone_for_the_officer(client, tree, units, asked):
    """A dead shop stands in the officers' list; the page itself and its date do not change."""
    shops = "https://gone.example.com/\nhttps://slow.example.com/\nhttps://www.facebook.com/x"
    group = make_group(tree["d4704"], online_shops=shops)
    make_product(tree["d4704"])
    now = timezone.now()
    assert shop_check.check(now) == 1 and len(asked) == 3
    group.refresh_from_db()
    assert group.dead_shops == ""
    assert shop_check.check(now + timedelta(hours=1)) == 0
    assert shop_check.check(now + timedelta(days=1, minutes=1)) == 1
    group.refresh_from_db()
    assert group.dead_shops == "https://gone.example.com/"
    sign_in(client, as_role("district_officer", units["d4704"]))
    listed = client.get(reverse("shown_contacts:to_confirm")).content.decode()
    assert group.title in listed and "ไม่พบร้านนี้" in listed
    client.post(reverse("shown_contacts:confirm", args=[group.pk]))
    assert not client.get(reverse("shown_contacts:to_confirm")).context["rows"]


@pytest.mark.django_db
def test_each_page_is_looked_at_once_a_week(tree, asked):
    """Not again before seven days; drafts and pages without shops never."""
    make_group(tree["d4704"])
    make_group(tree["d4704"], title="ร่าง", live=False)
    make_group(tree["d4704"], title="ไม่มีร้าน", online_shops="")
    now = timezone.now()
    looked = [shop_check.check(now + timedelta(days=days)) for days in (0, 1, 6, 8)]
    assert looked == [1, 0, 0, 1]


@pytest.mark.django_db
def test_nothing_is_asked_of_the_web_unless_allowed(tree, monkeypatch, settings):
    """By default the worker calls nobody; an address without https is marked all the same."""

    def never(url):
        raise AssertionError(url)

    monkeypatch.setattr(outgoing, "ask", never)
    group = make_group(tree["d4704"], online_shops=f"{GOOD[0]}\nhttp://www.facebook.com/old")
    assert settings.PORTAL_CHECK_SHOPS is False
    shop_check.check(timezone.now())
    assert GroupPage.objects.get(pk=group.pk).dead_shops == "http://www.facebook.com/old"


def shown(client, page):
    """The contact on the public page of a group or product, without its line-break signs."""
    address = reverse("showcase:group-detail", args=[page.code])
    return client.get(address).content.decode().replace("\u200b", "").replace("\u2060", "")


@pytest.mark.django_db
@pytest.mark.row("S0-13")
def test_page_leads_nowhere_that_is_gone(client, tree, asked, monkeypatch):
    """Gone once, it may be back tomorrow; gone twice, words stand there; found again, the link."""
    gone, there = "https://gone.example.com/", "https://www.facebook.com/x"
    group = make_group(tree["d4704"], online_shops=f"{gone}\n{there}", line_name="@kram")
    now = timezone.now()
    shop_check.check(now)
    assert f'href="{gone}"' in shown(client, group)
    shop_check.check(now + timedelta(days=2))
    page = shown(client, group)
    assert gone not in page and f'href="{there}"' in page
    assert "ลิงก์นี้เปิดไม่ได้เมื่อ" in page and "gone.example.com" in page
    monkeypatch.setattr(outgoing, "ask", lambda _url: Answer.THERE)
    shop_check.check(now + timedelta(days=10))
    assert f'href="{gone}"' in shown(client, group)


@pytest.mark.django_db
def test_centre_answers_where_the_only_shop_is_gone(client, tree, asked):
    """A group that named nothing but a shop that is gone is reached by its centre."""
    group = make_group(
        tree["d4704"], phone="", line_name="", online_shops="https://gone.example.com/"
    )
    for days in (0, 2):
        shop_check.check(timezone.now() + timedelta(days=days))
    group.refresh_from_db()
    assert group.has_contact and not group.can_be_reached


@pytest.mark.django_db
def test_officers_word_is_looked_at_again_at_once(tree, asked, units):
    """Who says that a gone shop is there is believed until the worker's next look, which is soon."""
    group = make_group(tree["d4704"], online_shops="https://gone.example.com/", line_name="@k")
    now = timezone.now()
    for days in (0, 2):
        shop_check.check(now + timedelta(days=days))
    group.refresh_from_db()
    confirm_contact(group, by=as_role("district_officer", units["d4704"]), at=now)
    group.refresh_from_db()
    assert group.dead_shops == "" and group.shops_checked_at is None
    shop_check.check(now + timedelta(days=2, minutes=1))
    group.refresh_from_db()
    assert group.dead_shops == "https://gone.example.com/"
