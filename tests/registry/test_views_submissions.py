"""Proposing a product or a change: the page comes back until it is right, and is taken once."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from registry import protection, upload_cap
from registry.enums import SubmissionKind, SubmissionState
from registry.models import Notice, Submission, SubmissionPicture
from tests.factories.showcase import make_group, make_product, product_index
from tests.registry import submission_form as form
from tests.registry.conftest import plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]


@pytest.fixture
def unit(tree):
    """The district centre of Phanna Nikhom."""
    return tree["d4704"].unit


def only():
    """The one submission there is."""
    return Submission.objects.get()


def test_product_goes_the_whole_way(client, unit):
    """Details with a picture, check, send, receipt: kept for the centre, nothing public."""
    answer = form.propose(client, files=[form.photograph()])
    assert answer.status_code == 303
    sent = only()
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
    assert only().answers["price_baht"] is None


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
    assert only().answers["price_baht"] == kept


# --- pictures --------------------------------------------------------------------------------


def test_picture_is_kept_described_and_taken_out(client, unit):
    """Each is shown small to whoever chose it, can be described, and goes by one button."""
    fields = form.filled(client)
    page = form.post(client, "pictures", fields, [form.photograph(), form.photograph("b.jpg")])
    assert page.status_code == 200
    first, second = SubmissionPicture.objects.order_by("position")
    shown = client.get(page.content.decode().split('kept__one"><img src="')[1].split('"')[0])
    assert shown["Content-Type"] == "image/jpeg"
    assert "no-store" in shown["Cache-Control"]
    described = {**fields, f"about_{first.uid}": "กล้วยตากในถุง", "drop": str(second.uid)}
    page = form.post(client, "", described)
    assert page.status_code == 200
    assert "กล้วยตากในถุง" in page.content.decode()
    assert [one.uid for one in SubmissionPicture.objects.all()] == [first.uid]
    assert not first.file.storage.exists(second.file.name)
    assert not first.file.storage.exists(second.small_name)
    del described["drop"]
    form.send(client, form.hidden(form.post(client, "check", described)))
    assert [one.description for one in only().pictures.all()] == ["กล้วยตากในถุง"]


def test_picture_carries_no_place(client, unit):
    """What a camera writes beside the pixels does not come in."""
    form.post(client, "pictures", form.filled(client), [form.photograph(gps=True)])
    kept = SubmissionPicture.objects.get()
    with kept.file.open() as file:
        assert b"CAMERA-SERIAL" not in file.read()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (SimpleUploadedFile("ใหญ่.jpg", b"x" * (12 * 1024 * 1024 + 1)), "12"),
        (SimpleUploadedFile("หน้าเว็บ.jpg", b"<html><script>alert(1)</script>"), "หน้าเว็บ.jpg"),
        (SimpleUploadedFile("ภาพ.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "ภาพ.svg"),
    ],
    ids=["12 MB", "html", "svg"],
)
def test_file_that_is_no_picture_is_named(client, unit, file, words):
    """Clear words, everything typed stays, the other pictures are kept."""
    file.seek(0)
    page = form.post(client, "check", form.filled(client), [form.photograph(), file])
    assert page.status_code == 422
    assert words in form.problems(page)["pictures"]
    assert form.ANSWERS["title"] in page.content.decode()
    assert SubmissionPicture.objects.count() == 1


def test_flood_of_files_fills_no_disk(client, unit, monkeypatch):
    """Beyond the limits nothing is written to the disk; what was typed is all there."""
    written = []
    keep = upload_cap.TemporaryFileUploadHandler.receive_data_chunk

    def counted(self, raw_data, start):
        written.append(len(raw_data))
        return keep(self, raw_data, start)

    monkeypatch.setattr(upload_cap.TemporaryFileUploadHandler, "receive_data_chunk", counted)
    most = 12 * 1024 * 1024
    huge = SimpleUploadedFile("a.jpg", b"x" * (2 * most))
    many = [SimpleUploadedFile(f"{number}.jpg", b"x" * 1000) for number in range(60)]
    page = form.post(client, "check", form.filled(client), [huge, *many])
    assert page.status_code == 422
    assert sum(written) <= most + 1 + 5 * 1000
    assert form.ANSWERS["title"] in page.content.decode()
    assert form.ANSWERS["sender_role"] in page.content.decode()


def test_more_than_five_pictures_are_not_taken(client, unit):
    """The sixth is refused in words, the five stay."""
    files = [form.photograph(f"{number}.jpg", size=(64, 48)) for number in range(6)]
    page = form.post(client, "pictures", form.filled(client), files)
    assert page.status_code == 422
    assert "5" in form.problems(page)["pictures"]
    assert SubmissionPicture.objects.count() == 5


def test_number_of_pictures_from_one_address_is_limited(client, unit, monkeypatch):
    """Beyond the limit pictures are refused in words; the form itself goes on."""
    monkeypatch.setattr(protection, "PICTURES_PER_ADDRESS", protection.Rate(1, timedelta(hours=1)))
    fields = form.filled(client)
    files = [form.photograph("a.jpg", size=(64, 48)), form.photograph("b.jpg", size=(64, 48))]
    assert form.post(client, "pictures", fields, files).status_code == 422
    page = form.post(client, "check", fields)
    assert page.status_code == 200
    assert page.content.decode().count('class="kept__one"') == 1


@pytest.mark.parametrize("words", ["IMG_2034.jpg", "โทร 081 000 0009", "ก" * 201])
def test_words_of_a_picture_are_judged(client, unit, words):
    """They go public with it: no file name, no number of a person."""
    fields = form.filled(client)
    form.post(client, "pictures", fields, [form.photograph(size=(64, 48))])
    uid = SubmissionPicture.objects.get().uid
    page = form.post(client, "check", {**fields, f"about_{uid}": words})
    assert page.status_code == 422
    assert f"about_{uid}" in form.problems(page)


def test_picture_of_others_cannot_be_taken_out(client, unit):
    """Another form's key opens nothing."""
    form.post(client, "pictures", form.filled(client), [form.photograph(size=(64, 48))])
    kept = SubmissionPicture.objects.get()
    form.post(client, "", {**form.filled(client), "drop": str(kept.uid)})
    assert SubmissionPicture.objects.exists()
    assert client.get("/th/showcase/propose/picture/x:y:z/").status_code == 404


# --- sent again, too fast, too old -----------------------------------------------------------


def test_same_form_twice_is_one_submission(client, unit):
    """The second press gives the same receipt."""
    page = form.hidden(form.post(client, "check", form.filled(client), [form.photograph()]))
    first, second = form.send(client, page), form.send(client, page)
    assert first.status_code == second.status_code == 303
    assert only().ref in client.get(second.url).content.decode()
    assert "sent=before" not in second.url
    assert only().pictures.count() == 1


def test_edited_copy_of_a_sent_form_changes_nothing(client, unit):
    """It leads to the receipt, which says so."""
    page = form.hidden(form.post(client, "check", form.filled(client)))
    form.send(client, page)
    answer = form.send(client, {**page, "title": "อย่างอื่น"})
    assert "sent=before" in answer.url
    assert only().title == form.ANSWERS["title"]
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


# --- groups and changes ----------------------------------------------------------------------


def test_group_of_the_address_is_chosen_already(client, tree, unit):
    """From a group's page: its district and itself are selected, its contact is enough."""
    group = make_group(tree["d4704"])
    page = client.get(f"{form.PATH}?group={group.code}").content.decode()
    assert f'value="{group.code}" selected' in page
    assert 'value="4704" selected' in page
    changes = {"group": group.code, "phone": "", "is_contact_agreed": ""}
    form.propose(client, f"?group={group.code}", **changes)
    assert only().about_id == group.pk
    assert only().kind == SubmissionKind.PRODUCT


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
    assert only().answers == {"price_baht": "420.00"}
    assert (only().kind, only().about_id) == (SubmissionKind.CHANGE, product.pk)
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
    assert only().answers == {"phone": "0810000007", "is_contact_agreed": True}


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


def test_all_that_is_wrong_with_a_text_is_said_at_once(client, unit):
    """A number of a person and a claim that it heals: whoever mends one learns of the other, too."""
    words = "แก้ไอ รักษาหายขาด เลขบัตร 1-1017-00230-70-5"
    answer = form.post(client, "check", form.filled(client, summary=words))
    said = " ".join(plain(answer).split())
    assert "13 หลัก" in said and "ห้ามอ้างสรรพคุณ" in said


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
