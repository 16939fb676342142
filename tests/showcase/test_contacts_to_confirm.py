"""Contacts asked again each year: the mail of the month, the list, one press that says confirmed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import PageLogEntry

from portal.outbox import periodic
from portal.outbox.models import OutboxMessage
from showcase.contact import old_on, old_since
from showcase.contacts import reminders
from showcase.models import GroupPage, ProductPage
from tests.factories.catalogue import bangkok
from tests.factories.showcase import make_group, make_product
from tests.factories.users import as_role, sign_in

NOW = bangkok(2026, 11, 21, 10, 0)
TODAY = date(2026, 11, 21)
A_YEAR_AGO = date(2025, 11, 21)
LIST = "shown_contacts:to_confirm"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def send_all():
    """Send what waits, as the worker does."""
    for message in OutboxMessage.objects.pending().filter(kind=reminders.KIND):
        reminders.deliver(message)


def test_job_is_registered():
    """The worker looks once a day."""
    job = next(one for one in periodic.registered() if one.name == "remind-contacts")
    assert (job.every, job.run) == (timedelta(days=1), reminders.remind)


def test_days_of_growing_old_agree():
    """What a page shows as old is what officers are asked about, on 29 February too."""
    for today in (date(2026, 11, 21), date(2028, 2, 29), date(2029, 2, 28), date(2029, 3, 1)):
        for days in range(300, 800):
            confirmed = today - timedelta(days=days)
            assert (today >= old_on(confirmed)) == (confirmed <= old_since(today))


@pytest.mark.parametrize(
    ("confirmed", "told"),
    [(date(2025, 11, 22), 0), (A_YEAR_AGO, 1), (date(2024, 1, 1), 1), (None, 1)],
    ids=["young", "a year", "older", "never"],
)
def test_centre_is_told_after_twelve_months(tree, units, mailoutbox, confirmed, told):
    """On the day a contact is a year old, not before, the centre's staff get a mail with the list."""
    officer = as_role("district_officer", units["d4704"])
    as_role("district_officer", units["d4702"])
    group = make_group(tree["d4704"], contact_confirmed_on=confirmed)
    assert reminders.remind(NOW) == told
    send_all()
    assert [mail.to for mail in mailoutbox] == [[officer.email]] * told
    if told:
        assert group.title in mailoutbox[0].body and reverse(LIST) in mailoutbox[0].body
        assert "1" in mailoutbox[0].subject


def test_one_mail_names_all_of_a_centre_and_comes_once_a_month(tree, units, mailoutbox):
    """However many wait and however often the job runs: one mail in a month, the next in the next."""
    as_role("district_officer", units["d4704"])
    for number in range(12):
        make_group(tree["d4704"], title=f"กลุ่มที่ {number}", contact_confirmed_on=A_YEAR_AGO)
    make_product(tree["d4704"], phone="0820000000", contact_confirmed_on=None)
    assert [reminders.remind(NOW + timedelta(days=days)) for days in range(4)] == [1, 0, 0, 0]
    assert reminders.remind(NOW + timedelta(days=20)) == 1
    send_all()
    assert len(mailoutbox) == 2
    assert "13" in mailoutbox[0].subject and "และอีก 3" in mailoutbox[0].body


def test_nobody_is_told_of_what_was_confirmed_or_has_no_contact(tree, units, mailoutbox):
    """Drafts, pages without a contact of their own and contacts confirmed meanwhile need no mail."""
    as_role("district_officer", units["d4704"])
    make_product(tree["d4704"])
    make_group(tree["d4704"], title="ร่าง", contact_confirmed_on=None, live=False)
    assert reminders.remind(NOW) == 0
    group = make_group(tree["d4704"], contact_confirmed_on=A_YEAR_AGO)
    assert reminders.remind(NOW) == 1
    GroupPage.objects.filter(pk=group.pk).update(contact_confirmed_on=TODAY)
    send_all()
    assert mailoutbox == []


def test_list_shows_what_waits_in_own_units(client, tree, units):
    """An officer sees the contacts of their own centre that wait, and no others."""
    sign_in(client, as_role("district_officer", units["d4704"]))
    make_group(tree["d4704"], title="ยืนยันแล้ว")
    make_group(tree["d4704"], title="กลุ่มเก่า", contact_confirmed_on=A_YEAR_AGO)
    make_product(tree["d4704"], title="ของเก่า", phone="0820000000", contact_confirmed_on=None)
    make_group(tree["d4702"], title="ของคนอื่น", contact_confirmed_on=None)
    response = client.get(reverse(LIST))
    assert [row.page.title for row in response.context["rows"]] == ["กลุ่มเก่า", "ของเก่า"]
    page = response.content.decode()
    assert "ของคนอื่น" not in page and "081 000 0000" in page and "21 พ.ย. 2568" in page
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "มี 2 ช่องทางติดต่อที่ไม่ได้ยืนยันเกิน 1 ปี" in home


def test_list_with_nothing_waiting_says_so(client, tree, units):
    """No empty table, and no line on the first screen."""
    sign_in(client, as_role("district_officer", units["d4704"]))
    assert "ไม่มีเบอร์ติดต่อที่ต้องยืนยัน" in client.get(reverse(LIST)).content.decode()
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "ช่องทางติดต่อที่ไม่ได้ยืนยัน" not in home


@pytest.mark.parametrize("make", [make_group, make_product])
def test_one_press_confirms_and_the_page_keeps_its_date(client, tree, units, make):
    """The press writes the day, logs who pressed, clears the public warning; the page is no newer."""
    officer = as_role("district_officer", units["d4704"])
    page = make(tree["d4704"], phone="0820000000", contact_confirmed_on=A_YEAR_AGO)
    page.save_revision(clean=False).publish()
    page.refresh_from_db()
    before = page.last_published_at
    url = page.get_url()
    assert "ไม่มีใครยืนยัน" in client.get(url).content.decode()
    sign_in(client, officer)
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        response = client.post(reverse("shown_contacts:confirm", args=[page.pk]), follow=True)
    assert "ณ วันที่ 21 พ.ย. 2569" in response.content.decode()
    page.refresh_from_db()
    assert (page.contact_confirmed_on, page.last_published_at) == (TODAY, before)
    entry = PageLogEntry.objects.get(action="showcase.contact")
    assert (entry.page_id, entry.user) == (page.pk, officer)
    assert entry.data["before"] == A_YEAR_AGO.isoformat()
    client.logout()
    text = client.get(url).content.decode().replace("\u00a0", " ")
    assert "ไม่มีใครยืนยัน" not in text and "ยืนยันเบอร์โทรล่าสุด พ.ย. 2569" in text


def test_press_keeps_a_pending_draft_and_is_kept_by_it(client, tree, units):
    """Words of a draft stay a draft; when it is published later, the day is not taken back."""
    page = make_product(tree["d4704"], phone="0820000000", contact_confirmed_on=A_YEAR_AGO)
    page.title = "ชื่อใหม่ที่ยังไม่เผยแพร่"
    page.save_revision(clean=False)
    sign_in(client, as_role("district_director", units["d4704"]))
    client.post(reverse("shown_contacts:confirm", args=[page.pk]))
    live = ProductPage.objects.get(pk=page.pk)
    assert live.title == "ผ้าพันคอย้อมคราม" and live.has_unpublished_changes
    live.latest_revision.publish()
    live.refresh_from_db()
    assert (live.title, live.contact_confirmed_on) == ("ชื่อใหม่ที่ยังไม่เผยแพร่", TODAY)


@pytest.mark.parametrize(
    ("role", "unit"),
    [("district_officer", "d4702"), ("provincial_supervisor", "p47"), ("dpo", "dole")],
)
def test_others_cannot_confirm(client, tree, units, role, unit):
    """Neither staff of another unit nor those who only read."""
    page = make_group(tree["d4704"], contact_confirmed_on=A_YEAR_AGO)
    sign_in(client, as_role(role, units[unit]))
    assert client.post(reverse("shown_contacts:confirm", args=[page.pk])).status_code in {302, 403}
    page.refresh_from_db()
    assert page.contact_confirmed_on == A_YEAR_AGO


def test_press_is_no_link_and_knows_its_pages(client, tree):
    """A GET changes nothing; a page that has no contact of this sort is not found."""
    sign_in(client, as_role("superuser"))
    group = make_group(tree["d4704"])
    assert client.get(reverse("shown_contacts:confirm", args=[group.pk])).status_code == 405
    for pk in (tree["d4704"].pk, 999_999):
        assert client.post(reverse("shown_contacts:confirm", args=[pk])).status_code == 404
