"""Checking sources again: the mail after 150 days, the list of what waits, one press that says checked."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from catalogue.funding import reminders
from catalogue.models import FundingSourcePage
from portal.outbox import periodic
from portal.outbox.models import OutboxMessage
from tests.catalogue.conftest import NOW
from tests.factories.funding import make_national, make_source
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.usefixtures("saturday")


TODAY = date(2026, 11, 21)
LIST = "funding_sources:to_check"


def days_ago(days):
    return TODAY - timedelta(days=days)


def send_all():
    """Send what waits, as the worker does."""
    for message in OutboxMessage.objects.pending().filter(kind=reminders.KIND):
        reminders.deliver(message)


def test_job_is_registered():
    """The worker looks once a day."""
    job = next(one for one in periodic.registered() if one.name == "remind-funding")
    assert (job.every, job.run) == (timedelta(days=1), reminders.remind)


AGES = [(149, 0), (150, 1), (151, 1), (400, 1), (None, 1), (-3, 0)]


@pytest.mark.parametrize(("days", "told"), AGES)
def test_unit_is_told_after_150_days(tree, units, mailoutbox, days, told):
    """On the 150th day after the last check, not before, the unit's staff get a mail."""
    officer = as_role("district_officer", units["d4704"])
    as_role("district_officer", units["d4702"])
    source = make_source(tree["d4704"], verified_on=None if days is None else days_ago(days))
    assert reminders.remind(NOW) == told
    send_all()
    assert [mail.to for mail in mailoutbox] == [[officer.email]] * told
    if told:
        assert source.title in mailoutbox[0].subject and "ตรวจแล้ววันนี้" in mailoutbox[0].body
        assert reverse(LIST) in mailoutbox[0].body


def test_nobody_is_told_twice_of_one_check(tree, units, mailoutbox):
    """Each day the job looks again, and tells once until somebody checked; then once more."""
    as_role("district_officer", units["d4704"])
    source = make_source(tree["d4704"], verified_on=days_ago(150))
    for days in range(5):
        reminders.remind(NOW + timedelta(days=days))
    assert OutboxMessage.objects.count() == 1
    FundingSourcePage.objects.filter(pk=source.pk).update(verified_on=TODAY)
    assert reminders.remind(NOW + timedelta(days=149)) == 0
    assert reminders.remind(NOW + timedelta(days=150)) == 1


def test_mail_is_not_sent_for_what_was_checked_or_taken_down(tree, units, mailoutbox):
    """Between the look and the sending, a check or a withdrawal makes the mail needless."""
    as_role("district_officer", units["d4704"])
    checked = make_source(tree["d4704"], verified_on=days_ago(150))
    gone = make_source(tree["d4704"], "grant", verified_on=days_ago(160))
    make_source(tree["d4704"], "revolving", verified_on=days_ago(170), live=False)
    assert reminders.remind(NOW) == 2
    FundingSourcePage.objects.filter(pk=checked.pk).update(verified_on=TODAY)
    gone.unpublish()
    send_all()
    assert mailoutbox == []


def test_unit_above_is_told_where_nobody_is_there(tree, units, mailoutbox):
    """A district without staff: the province is told, and not the department besides."""
    province = as_role("provincial_officer", units["p47"])
    as_role("department_officer", units["dole"])
    make_source(tree["d4704"], verified_on=None)
    reminders.remind(NOW)
    send_all()
    assert [mail.to for mail in mailoutbox] == [[province.email]]


def test_departments_own_source_reaches_the_department(tree, units, mailoutbox):
    """What the department keeps is the department's to check."""
    officer = as_role("department_officer", units["dole"])
    as_role("provincial_officer", units["p47"])
    make_national(verified_on=None)
    reminders.remind(NOW)
    send_all()
    assert [mail.to for mail in mailoutbox] == [[officer.email]]


def test_list_shows_what_waits_oldest_first(client, tree, units):
    """An officer sees the sources of their own unit that wait, and no others."""
    sign_in(client, as_role("district_officer", units["d4704"]))
    make_source(tree["d4704"], title="ตรวจแล้ว", verified_on=days_ago(10))
    make_source(tree["d4704"], title="รอตรวจ", verified_on=days_ago(160))
    make_source(tree["d4704"], title="ไม่เคยตรวจ", verified_on=None)
    make_source(tree["d4702"], title="ของคนอื่น", verified_on=None)
    response = client.get(reverse(LIST))
    assert [row.page.title for row in response.context["rows"]] == ["ไม่เคยตรวจ", "รอตรวจ"]
    page = response.content.decode()
    assert "ของคนอื่น" not in page and "160 วันก่อน" in page
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "มี 2 แหล่งทุนที่ไม่ได้ตรวจเกิน 150 วัน" in home


def test_list_with_nothing_waiting_says_so(client, tree, units):
    """No empty table, and no line on the first screen."""
    sign_in(client, as_role("district_officer", units["d4704"]))
    assert "ไม่มีแหล่งทุนที่ต้องตรวจ" in client.get(reverse(LIST)).content.decode()
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "แหล่งทุนที่ไม่ได้ตรวจ" not in home


@pytest.mark.row("S0-39")
def test_one_press_says_checked(client, tree, units):
    """The press writes day and role, logs who pressed, clears the list and the public warning."""
    officer = as_role("district_officer", units["d4704"])
    source = make_source(tree["d4704"], verified_on=days_ago(200))
    assert "ข้อมูลอาจเก่า" in client.get("/th/funding/").content.decode()
    sign_in(client, officer)
    response = client.post(reverse("funding_sources:check", args=[source.pk]), follow=True)
    assert "แล้ว ณ วันที่ 21 พ.ย. 2569" in response.content.decode()
    source.refresh_from_db()
    assert (source.verified_on, source.verified_role) == (TODAY, "district_officer")
    entry = PageLogEntry.objects.get(action="funding.check")
    assert (entry.page_id, entry.user) == (source.pk, officer)
    assert entry.data["before"] == days_ago(200).isoformat()
    assert source.entry.card["verified_on"] == TODAY.isoformat()
    client.logout()
    assert "ข้อมูลอาจเก่า" not in client.get("/th/funding/").content.decode()


def test_press_keeps_a_pending_draft_and_is_kept_by_it(client, tree, units):
    """Words of a draft stay a draft; when it is published later, the check is not taken back."""
    source = make_source(tree["d4704"], verified_on=days_ago(200))
    source.title = "ชื่อใหม่ที่ยังไม่เผยแพร่"
    source.save_revision(clean=False)
    sign_in(client, as_role("district_director", units["d4704"]))
    client.post(reverse("funding_sources:check", args=[source.pk]))
    live = FundingSourcePage.objects.get(pk=source.pk)
    assert live.title == "เงินกู้ตั้งต้นอาชีพ" and live.has_unpublished_changes
    live.latest_revision.publish()
    live.refresh_from_db()
    assert (live.title, live.verified_on) == ("ชื่อใหม่ที่ยังไม่เผยแพร่", TODAY)


@pytest.mark.parametrize(
    ("role", "unit"),
    [
        ("district_officer", "d4702"),
        ("provincial_supervisor", "p47"),
        ("dpo", "dole"),
        ("provincial_officer", "p21"),
    ],
)
def test_others_cannot_say_checked(client, tree, units, role, unit):
    """Neither staff of another unit nor those who only read."""
    source = make_source(tree["d4704"], verified_on=days_ago(200))
    sign_in(client, as_role(role, units[unit]))
    assert client.post(reverse("funding_sources:check", args=[source.pk])).status_code in {302, 403}
    source.refresh_from_db()
    assert source.verified_on == days_ago(200)


def test_press_is_no_link(client, tree, units):
    """A GET changes nothing; a source that is gone is not found."""
    sign_in(client, as_role("superuser"))
    source = make_source(tree["d4704"])
    assert client.get(reverse("funding_sources:check", args=[source.pk])).status_code == 405
    assert client.post(reverse("funding_sources:check", args=[999_999])).status_code == 404
