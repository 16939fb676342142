"""Somebody says that a page is wrong; the centre's staff see it; the receipt says what became of it."""

import re

import pytest
from django.urls import reverse

from catalogue.models import FactReport
from portal.core.rate_limit_model import RateLimit
from tests.factories.catalogue import make_course, make_learning_centre, make_provider
from tests.factories.users import as_role, sign_in

FORM = "/th/report/centre/sakon-nakhon/phanna-nikhom/"
RIGHT = {"fact": "hours", "message": "วันเสาร์ปิด ไม่ได้เปิดครึ่งวัน"}


def words_of(page):
    """The page as it is read: without tags, with plain blanks."""
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page).replace("\u00a0", " "))


def test_pages_lead_to_the_form(client, tree):
    """Centre, course, provider and learning centre link to it, and it opens for each."""
    province = tree["d4704"].get_parent().specific
    for page in (
        tree["d4704"],
        make_course(tree["d4704"]),
        make_provider(province),
        make_learning_centre(tree["d4704"]),
    ):
        text = client.get(page.get_url()).content.decode()
        address = re.search(r'href="(/th/report/[^"]+)"', text)[1]
        form = client.get(address)
        assert form.status_code == 200 and page.title in form.content.decode()
        assert "no-store" in form["Cache-Control"]


def test_report_reaches_the_units_list_and_the_receipt(client, tree, units):
    """Stored without a word about the sender; staff settle it; the receipt says how it stands."""
    sent = client.post(FORM, RIGHT)
    report = FactReport.objects.get()
    assert sent.status_code == 302 and report.unit == units["d4704"]
    receipt = sent["Location"]
    assert "ยังไม่ได้ตรวจ" in words_of(client.get(receipt).content.decode())
    stored = {field.name for field in FactReport._meta.fields}
    assert not stored & {"ip", "address", "name", "email", "phone", "user", "session"}

    sign_in(client, as_role("district_officer", units["d4704"]))
    listed = client.get(reverse("fact_reports:index")).content.decode()
    assert "วันเสาร์ปิด" in listed
    edit = reverse("fact_reports:edit", args=[report.pk])
    assert RIGHT["message"] in client.get(edit).content.decode()
    unexplained = client.post(edit, {"state": "dismissed", "note": " "})
    assert "บอกสั้น ๆ" in unexplained.content.decode()
    assert client.post(edit, {"state": "fixed", "note": "แก้เวลาเปิดแล้ว"}).status_code == 302
    client.logout()
    text = words_of(
        client.get(receipt.upper().replace("/TH/REPORTED", "/th/reported")).content.decode()
    )
    assert "แก้แล้ว" in text and "แก้เวลาเปิดแล้ว" in text


def test_teacher_sees_and_does_not_settle(client, tree, units):
    """Teachers read the list; only those who may write contacts settle; others see nothing."""
    client.post(FORM, RIGHT)
    report = FactReport.objects.get()
    edit = reverse("fact_reports:edit", args=[report.pk])
    sign_in(client, as_role("teacher", units["d4704"]))
    assert "วันเสาร์ปิด" in client.get(reverse("fact_reports:index")).content.decode()
    client.post(edit, {"state": "fixed", "note": ""})
    report.refresh_from_db()
    assert report.state == "new"
    sign_in(client, as_role("district_officer", units["d2101"]))
    listed = client.get(reverse("fact_reports:index"))
    assert "วันเสาร์ปิด" not in listed.content.decode()
    assert client.get(edit).status_code in {302, 403, 404}


def test_same_report_only_counts_up(client, tree):
    """Ten people who say the same are one line with a number."""
    first = client.post(FORM, RIGHT)["Location"]
    assert client.post(FORM, RIGHT)["Location"] == first
    assert FactReport.objects.get().times == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "เลือกว่าข้อมูลไหนผิด"),
        ({**RIGHT, "fact": "nonsense"}, "เลือกหนึ่งข้อจากรายการนี้"),
        ({**RIGHT, "message": " "}, "เขียนว่าผิดตรงไหน"),
        ({**RIGHT, "message": "ผิด"}, "เขียนเพิ่มอีกนิด"),
        ({**RIGHT, "message": "ก" * 501}, "ไม่เกิน 500 ตัวอักษร"),
        ({**RIGHT, "message": "บัตรเลข 1-1111-11111-11-9"}, "เลข 13 หลัก"),
        ({**RIGHT, "message": "\x00\x00\x00"}, "ที่ถูกคืออะไร"),
    ],
)
def test_mistakes_are_said_and_nothing_is_lost(client, tree, data, words):
    """A clear message in Thai, what was typed stays, nothing is stored."""
    answer = client.post(FORM, data)
    text = answer.content.decode()
    assert answer.status_code == 200 and words in words_of(text)
    assert 'id="problem"' in text
    assert not FactReport.objects.exists()
    if len(data.get("message", "").strip("\x00 ")) > 3:
        assert data["message"] in text


def test_program_learns_nothing(client, tree):
    """What fills the hidden box gets thanks and leaves nothing behind."""
    answer = client.post(FORM, {**RIGHT, "website": "https://spam.example"}, follow=True)
    assert answer.status_code == 200 and "ขอบคุณ" in answer.content.decode()
    assert not FactReport.objects.exists()


def test_too_many_reports_wait(client, tree):
    """Five at once from one address, then a wait in words; forms with mistakes cost nothing."""
    for _number in range(7):
        client.post(FORM, {})
    assert not RateLimit.objects.exists()
    for number in range(5):
        assert client.post(FORM, {**RIGHT, "message": f"ผิดข้อที่ {number}"}).status_code == 302
    refused = client.post(FORM, {**RIGHT, "message": "ผิดอีกข้อ"})
    assert refused.status_code == 429 and int(refused["Retry-After"]) > 0


def test_form_without_token_is_refused(tree):
    """Another website cannot send it for a visitor."""
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(FORM, RIGHT).status_code == 403
