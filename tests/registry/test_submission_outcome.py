"""What becomes of a submission: drafted once, declined with a reason, online, and told once."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from portal.outbox.models import OutboxMessage
from portal.outbox.worker import Worker
from registry.enums import SubmissionState
from registry.models import AccessLog, Submission
from registry.services import submission_decisions as decisions
from registry.services.writing import Unavailable
from search.models import Entry
from showcase.models import ProductPage
from tests.factories.showcase import make_group, make_product
from tests.factories.submissions import ANSWERS, make_submission
from tests.factories.users import as_role, sign_in
from tests.registry.conftest import plain
from tests.registry.desk_addresses import draft, submission_at

pytestmark = pytest.mark.django_db


def decline(client, submission, reason="ขอภาพสินค้าจริง แล้วส่งใหม่ได้"):
    return client.post(submission_at(submission, "act"), {"do": "decline", "reason": reason})


def publish(client, page, **changes):
    """Publish as the editor does after completing what is missing."""
    kept = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(kept, name, value)
    revision = kept.save_revision()
    revision.publish()
    return revision


def complete():
    return {"occupational_group": "agriculture"}


# --- a draft
def test_draft_is_made_once_and_opened(desk, officer, centre):
    """One press leads to the editor; pressed again it is the same draft. Nothing is public."""
    submission = make_submission(centre.unit, about=make_group(centre), photographs=2)
    answer = draft(desk, submission)
    page = ProductPage.objects.get(title=ANSWERS["title"])
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert draft(desk, submission).url == answer.url
    assert ProductPage.objects.filter(title=ANSWERS["title"]).count() == 1
    kept = Submission.objects.get()
    assert (kept.state, kept.page_id, kept.decided_by) == ("drafted", page.pk, officer)
    assert desk.get(answer.url).status_code == 200
    assert Client().get(f"/th/products/{page.code}/").status_code == 404
    assert not Entry.objects.of_pages([page.pk]).exists()
    assert not OutboxMessage.objects.of_kinds(["submission-message"]).exists()
    assert answer.url in desk.get(submission_at(submission)).content.decode()


def test_refused_value_is_said_and_can_be_left_out(desk, centre):
    """The reason at the field, nothing written; without it the draft is made, and the words stay."""
    answers = {**ANSWERS, "standards": "ของดีประจำตำบล"}
    submission = make_submission(centre.unit, answers=answers)
    page = plain(desk.get(submission_at(submission)))
    assert "ของดีประจำตำบล" in page
    assert "ทำร่างโดยไม่มีข้อความเหล่านี้" in page
    answer = desk.post(submission_at(submission, "act"), {"do": "draft"}, follow=True)
    assert "ของดีประจำตำบล" in plain(answer)
    assert Submission.objects.get().state == SubmissionState.NEW
    assert not ProductPage.objects.filter(title=ANSWERS["title"]).exists()
    draft(desk, submission, leave_out="standards")
    assert ProductPage.objects.get(title=ANSWERS["title"]).standards == ""
    assert "ของดีประจำตำบล" in Submission.objects.get().answers["standards"]


def test_deleted_draft_can_be_made_again(desk, officer, centre):
    """A draft thrown away by mistake loses nothing."""
    submission = make_submission(centre.unit)
    page = decisions.make_draft(submission, officer)
    ProductPage.objects.get(pk=page.pk).delete()
    assert "ทำเป็นร่าง" in plain(desk.get(submission_at(submission)))
    draft(desk, submission)
    assert ProductPage.objects.filter(title=ANSWERS["title"]).count() == 1


def test_change_of_a_page_that_is_gone_is_said(desk, officer, centre):
    """Nothing to change any more: it can only be declined."""
    product = make_product(centre)
    submission = make_submission(centre.unit, about=product, answers={"price_baht": "420"})
    product.delete()
    assert "ถูกลบไปแล้ว" in plain(desk.get(submission_at(submission)))
    with pytest.raises(ValidationError):
        decisions.make_draft(Submission.objects.get(), officer)
    assert Submission.objects.get().state == SubmissionState.NEW


# --- declining
def test_sender_is_told_why_it_was_declined(desk, centre, sent):
    """Once, with the reason and the reference; a second press changes nothing."""
    submission = make_submission(centre.unit)
    decline(desk, submission)
    decline(desk, submission, "อีกเหตุผล")
    Worker().drain()
    kept = Submission.objects.get()
    assert (kept.state, kept.reason) == ("declined", "ขอภาพสินค้าจริง แล้วส่งใหม่ได้")
    ((to, text, _reference),) = sent
    assert to == submission.sender_telephone
    assert "ขอภาพสินค้าจริง" in text
    assert submission.ref in text
    assert not ProductPage.objects.filter(title=ANSWERS["title"]).exists()


@pytest.mark.parametrize("reason", ["", "   ", "\u200b"])
def test_nothing_is_declined_without_a_reason(desk, centre, reason):
    """The sender reads it."""
    submission = make_submission(centre.unit)
    decline(desk, submission, reason)
    assert Submission.objects.get().state == SubmissionState.NEW


def test_second_officer_reads_who_was_faster_and_keeps_what_was_typed(
    client, desk, officer, centre
):
    """The page was open in both rooms: nothing happens twice, nothing typed is lost."""
    officer.first_name, officer.last_name = "สมหมาย", "ใจเย็น"
    officer.save()
    submission = make_submission(centre.unit)
    other = sign_in(Client(), as_role("district_director", centre.unit))
    seen = re.search(
        r'name="seen" value="([^"]*)"', other.get(submission_at(submission)).content.decode()
    )[1]
    draft(desk, submission)
    answer = other.post(
        submission_at(submission, "act"), {"do": "decline", "reason": "ขอรูปที่ชัดกว่านี้", "seen": seen}
    )
    assert answer.status_code == 409
    page = plain(answer)
    assert "สมหมาย ใจเย็น ทำร่างไว้แล้ว" in page
    assert "ขอรูปที่ชัดกว่านี้" in page
    assert Submission.objects.get().state == SubmissionState.DRAFTED
    led = other.post(submission_at(submission, "act"), {"do": "draft"}, follow=True)
    assert "สมหมาย ใจเย็น ทำร่างไว้แล้ว" in plain(led)
    assert ProductPage.objects.filter(title=ANSWERS["title"]).count() == 1


def test_refused_reason_stays_as_it_was_typed(desk, centre, monkeypatch):
    """Too long, or the database was busy: the words are still in their field."""
    submission = make_submission(centre.unit)
    long = "ก" * 501
    answer = decline(desk, submission, long)
    assert answer.status_code == 422
    assert long in answer.content.decode()

    def busy(*_given, **_named):
        raise Unavailable

    monkeypatch.setattr(decisions, "decline", busy)
    answer = decline(desk, submission, "ขอรูปที่ชัดกว่านี้")
    assert answer.status_code == 503
    assert "ขอรูปที่ชัดกว่านี้" in plain(answer)
    assert Submission.objects.get().state == SubmissionState.NEW


def test_same_press_twice_is_no_quarrel(desk, centre):
    """A double press of one's own says that it is done."""
    submission = make_submission(centre.unit)
    seen = {"do": "decline", "reason": "ซ้ำ", "seen": ""}
    answers = [desk.post(submission_at(submission, "act"), seen) for _press in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]


def test_sender_is_erased_when_they_ask(desk, centre):
    """Only once it is decided; the look is written down, and the receipt still says how it ended."""
    submission = make_submission(centre.unit, photographs=1)
    answer = desk.post(submission_at(submission, "act"), {"do": "erase"})
    assert answer.status_code == 422
    decline(desk, submission)
    desk.post(submission_at(submission, "act"), {"do": "erase"})
    kept = Submission.objects.get()
    assert (kept.sender_name, kept.answers, kept.pictures.count()) == ("", {}, 0)
    page = plain(desk.get(submission_at(submission)))
    assert submission.sender_name not in page
    assert AccessLog.objects.filter(filter="erased", object_ids=[submission.pk]).count() == 1


def test_declined_is_not_drafted(officer, centre):
    """What was refused is refused, whoever had the page open."""
    submission = make_submission(centre.unit)
    stale = Submission.objects.get()
    decisions.decline(submission, officer, "ซ้ำกับรายการเดิม")
    with pytest.raises(ValidationError):
        decisions.make_draft(stale, officer)
    assert not ProductPage.objects.filter(title=ANSWERS["title"]).exists()


# --- online
def test_sender_is_told_once_that_it_is_online(desk, centre, sent, settings):
    """From the officer's draft to the public page, its entry, and one text with the link."""
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example"
    submission = make_submission(centre.unit)
    draft(desk, submission)
    page = ProductPage.objects.get(title=ANSWERS["title"])
    publish(desk, page, **complete())
    publish(desk, page, size="ถุงละ 200 กรัม")
    Worker().drain()
    assert Submission.objects.get().state == SubmissionState.PUBLISHED
    assert Entry.objects.of_pages([page.pk]).exists()
    assert Client().get(f"/th/products/{page.code}/").status_code == 200
    assert ANSWERS["title"] in plain(Client().get("/th/products/"))
    ((to, text, _reference),) = sent
    assert to == submission.sender_telephone
    assert f"https://portal.example/p/{page.code}" in text


def test_older_version_published_says_nothing_of_the_change(centre, officer):
    """Only the version with the proposal, or a later one, brings it online."""
    product = make_product(centre, price_baht=390)
    older = product.save_revision()
    submission = make_submission(centre.unit, about=product, answers={"price_baht": "420"})
    decisions.make_draft(submission, officer)
    older.publish()
    assert Submission.objects.get().state == SubmissionState.DRAFTED
    ProductPage.objects.get(pk=product.pk)
    Submission.objects.get().draft.publish()
    assert Submission.objects.get().state == SubmissionState.PUBLISHED
    assert ProductPage.objects.get(pk=product.pk).price_baht == 420


def test_text_of_a_page_taken_down_meanwhile_is_not_sent(centre, officer, sent):
    """A link to nothing helps nobody."""
    submission = make_submission(centre.unit)
    page = decisions.make_draft(submission, officer)
    publish(None, page, **complete())
    ProductPage.objects.get(pk=page.pk).unpublish()
    Worker().drain()
    assert sent == []


def test_made_up_senders_are_told_nothing(centre, officer, sent):
    """Demonstration rows reach no telephone."""
    submission = make_submission(centre.unit, is_demonstration=True)
    decisions.decline(submission, officer, "ตัวอย่าง")
    Worker().drain()
    assert sent == []
