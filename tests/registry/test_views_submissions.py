"""Proposing a product: the page comes back until it is right, and is taken once."""

from datetime import timedelta

import pytest
from django.test import Client

from registry import protection
from registry.enums import SubmissionKind
from registry.models import Notice, Submission, SubmissionPicture
from tests.registry import submission_form as form
from tests.registry.conftest import plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]


def test_product_goes_the_whole_way(client, unit):
    """Details with a picture, check, send, receipt: kept for the centre, nothing public."""
    answer = form.propose(client, files=[form.photograph()])
    assert answer.status_code == 303
    sent = form.only()
    assert (sent.kind, sent.unit, sent.about) == (SubmissionKind.PRODUCT, unit, None)
    assert sent.answers["price_baht"] == "60.00"
    assert sent.answers["phone"] == "0810000000"
    assert sent.answers["is_contact_agreed"] is True
    assert sent.sender_telephone == "0810000002"
    assert sent.notice_version == Notice.objects.of_purpose("submission").last_version()
    assert sent.pictures.count() == 1
    receipt = client.get(answer.url)
    assert sent.ref in receipt.content.decode()
    assert "ผู้เสนอ" not in plain(receipt)
    assert "081 000 0002" not in plain(receipt)


def test_few_answers_are_enough(client, unit):
    """Without price, story and picture it is taken; the price is to be asked for."""
    fields = form.filled(client, price_baht="", unit_code="")
    page = form.post(client, "check", fields)
    assert page.status_code == 200, form.problems(page)
    assert "ถามราคา" in plain(page)
    assert form.send(client, form.hidden(page)).status_code == 303
    assert form.only().answers["price_baht"] is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "id_title"),
        ({"title": "ก" * 61}, "id_title"),
        ({"summary": ""}, "id_summary"),
        ({"summary": "ก" * 141}, "id_summary"),
        ({"category": "king"}, "id_category"),
        ({"price_baht": "ถูกมาก"}, "id_price_baht"),
        ({"price_baht": "0"}, "id_price_baht"),
        ({"unit_code": ""}, "id_unit_code"),
        ({"unit_code": "other"}, "id_unit_other"),
        ({"availability": "to_order"}, "id_wait_days"),
        ({"wait_days": "9999"}, "id_wait_days"),
        ({"story_maker": "โทร 081 000 0009 ได้เลย"}, "id_story_maker"),
        ({"story_maker": "โทร ๐๘๑-๐๐๐-๐๐๐๙"}, "id_story_maker"),
        ({"material": "เลขบัตร 1-2345-67890-12-3"}, "id_material"),
        ({"title": "ของ 1234567890123"}, "id_title"),
        ({"line_name": "1234567890123"}, "id_line_name"),
        ({"standards": "รางวัลที่หนึ่ง"}, "id_standards"),
        ({"online_shops": "ร้านเราเอง"}, "id_online_shops"),
        ({"online_shops": "javascript:alert(1)"}, "id_online_shops"),
        ({"phone": "", "is_contact_agreed": ""}, "id_phone"),
        ({"is_contact_agreed": ""}, "id_is_contact_agreed"),
        ({"phone": "081"}, "id_phone"),
        ({"district": "9999"}, "id_district"),
        ({"district": ""}, "id_district"),
        ({"group": "snk-0000"}, "id_group"),
        ({"sender_name": "สมมติ"}, "id_sender_name"),
        ({"sender_tel": "1669"}, "id_sender_tel"),
        ({"sender_role": ""}, "id_sender_role"),
        ({"message": "บัตร 1234567890123"}, "id_message"),
        ({"message": "ก" * 501}, "id_message"),
    ],
)
def test_bad_answer_is_named_and_all_stays(client, unit, changes, field):
    """422, a summary that leads to the field, everything typed on the page, the picture kept."""
    fields = form.filled(client, **changes)
    page = form.post(client, "check", fields, [form.photograph()])
    assert page.status_code == 422
    assert field in form.problems(page)
    text = page.content.decode()
    for name in ("summary", "sender_role", "price_baht"):
        if name not in changes:
            assert form.ANSWERS[name] in text
    assert SubmissionPicture.objects.count() == 1
    assert text.count('class="kept__one"') == 1
    assert not Submission.objects.exists()


def test_telephone_of_the_form_may_stand_in_the_text(client, unit):
    """The number for buyers is public anyway; the sender's own never is."""
    good = form.filled(client, delivery="สั่งที่ 081 000 0000")
    assert form.post(client, "check", good).status_code == 200
    bad = form.filled(client, delivery="สั่งที่ 081 000 0002")
    assert "id_delivery" in form.problems(form.post(client, "check", bad))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("๑,๒๕๐ บาท", "1250.00"), ("390", "390.00"), ("12.5", "12.50"), ("ถามราคา", None)],
)
def test_price_is_read_as_people_write_it(client, unit, typed, kept):
    """Thai digits, commas, "baht"; a price to be asked for."""
    form.propose(client, price_baht=typed)
    assert form.only().answers["price_baht"] == kept


# --- sent again, too fast, too old -----------------------------------------------------------
def test_same_form_twice_is_one_submission(client, unit):
    """The second press gives the same receipt."""
    page = form.hidden(form.post(client, "check", form.filled(client), [form.photograph()]))
    first, second = form.send(client, page), form.send(client, page)
    assert first.status_code == second.status_code == 303
    assert form.only().ref in client.get(second.url).content.decode()
    assert "sent=before" not in second.url
    assert form.only().pictures.count() == 1


def test_edited_copy_of_a_sent_form_changes_nothing(client, unit):
    """It leads to the receipt, which says so."""
    page = form.hidden(form.post(client, "check", form.filled(client)))
    form.send(client, page)
    answer = form.send(client, {**page, "title": "อย่างอื่น"})
    assert "sent=before" in answer.url
    assert form.only().title == form.ANSWERS["title"]
    assert "data-outcome" in client.get(answer.url).content.decode()


@pytest.mark.parametrize(
    "spoilt",
    [
        {"started": ""},
        {"started": "x:y:z"},
        {"website": "x"},
        {"notice": "0"},
        {"submission_key": ""},
    ],
    ids=["no start", "made up start", "honeypot", "old notice", "no key"],
)
def test_doubtful_form_is_asked_once_more(client, unit, spoilt):
    """Programs and old pages get the check page back, filled in; one more press sends it."""
    page = form.hidden(form.post(client, "check", form.filled(client)))
    again = form.send(client, {**page, **spoilt})
    assert again.status_code == 422
    assert form.ANSWERS["title"] in again.content.decode()
    assert not Submission.objects.exists()
    assert form.send(client, form.hidden(again), later=40).status_code == 303


def test_faster_than_anybody_reads_is_asked_once_more(client, unit):
    """Three seconds are the least."""
    page = form.hidden(form.post(client, "check", form.filled(client)))
    assert form.send(client, page, later=1).status_code == 422


def test_stale_token_gives_the_filled_form_back(unit):
    """Without the cookie of the token nothing is done, everything stays."""
    client = Client(enforce_csrf_checks=True)
    page = form.post(client, "send", {**form.ANSWERS, "csrfmiddlewaretoken": "x"})
    assert page.status_code == 403
    assert form.ANSWERS["title"] in page.content.decode()
    assert form.ANSWERS["sender_role"] in page.content.decode()
    assert not Submission.objects.exists()


def test_too_many_from_one_telephone_wait(client, unit, monkeypatch):
    """429 with how long to wait, all answers on the page."""
    monkeypatch.setattr(
        protection, "PROPOSALS_PER_TELEPHONE", protection.Rate(1, timedelta(hours=1))
    )
    form.propose(client)
    page = form.hidden(form.post(client, "check", form.filled(client)))
    answer = form.send(client, page)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert form.ANSWERS["title"] in answer.content.decode()
    assert form.hidden(answer)["submission_key"] == page["submission_key"]


def test_all_that_is_wrong_with_a_text_is_said_at_once(client, unit):
    """A number of a person and a claim that it heals: whoever mends one learns of the other, too."""
    words = "แก้ไอ รักษาหายขาด เลขบัตร 1-1017-00230-70-5"
    answer = form.post(client, "check", form.filled(client, summary=words))
    said = " ".join(plain(answer).split())
    assert "13 หลัก" in said and "ห้ามอ้างสรรพคุณ" in said
