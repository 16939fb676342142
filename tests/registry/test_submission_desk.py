"""Submissions from outside on the officers' side: the list, and the screen of one."""

import pytest
from django.test import Client
from django.urls import reverse

from registry.enums import SubmissionState
from registry.models import AccessLog, Submission
from registry.services import submission_decisions as decisions
from tests.factories.showcase import make_group, make_product
from tests.factories.submissions import keep_picture, make_submission
from tests.factories.users import as_role, sign_in
from tests.registry.conftest import plain
from tests.registry.desk_addresses import draft, submission_at

pytestmark = pytest.mark.django_db


# --- the list
def test_list_shows_the_oldest_first_and_is_narrowed(desk, centre):
    """What nobody has taken up, in the order it came; others by state and kind."""
    first = make_submission(centre.unit, title="ใบแรก")
    make_submission(centre.unit, title="ใบที่สอง")
    change = make_submission(centre.unit, about=make_product(centre), title="ขอแก้ราคา")
    decisions.decline(first, as_role("superuser"), "ซ้ำ")
    page = plain(desk.get(reverse("submissions:index")))
    assert page.index("ใบที่สอง") < page.index("ขอแก้ราคา")
    assert "ใบแรก" not in page
    declined = plain(desk.get(reverse("submissions:index"), {"state": "declined"}))
    assert "ใบแรก" in declined
    assert "ใบที่สอง" not in declined
    changes = plain(desk.get(reverse("submissions:index"), {"state": "all", "kind": "change"}))
    assert change.title in changes
    assert "ใบที่สอง" not in changes


def test_list_names_no_sender(desk, centre):
    """Names and numbers of senders stand on the screen of one submission only."""
    submission = make_submission(centre.unit)
    page = plain(desk.get(reverse("submissions:index")))
    assert submission.ref in page
    assert submission.sender_name not in page
    assert submission.sender_telephone not in page


def test_menu_and_first_page_say_how_many_wait(desk, centre):
    """With the number of one's own units; no line where nothing waits."""
    assert "ข้อเสนอจากภายนอก (" not in desk.get(reverse("wagtailadmin_home")).content.decode()
    make_submission(centre.unit)
    make_submission(centre.unit)
    home = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "มีข้อเสนอรอดู 2 รายการ" in home
    assert "(2)" in home


@pytest.mark.parametrize(
    ("role", "place", "status"),
    [
        ("teacher", "d4704", 200),
        ("district_officer", "d4704", 200),
        ("district_director", "d4704", 200),
        ("provincial_officer", "p47", 200),
        ("dpo", "dole", 200),
        ("superuser", "dole", 200),
        ("teacher", "d4702", 403),
        ("district_director", "d2101", 403),
        ("editor", "d4704", 403),
        ("group_rep", "d4704", 403),
        ("provincial_supervisor", "p47", 403),
    ],
)
def test_only_the_centre_and_those_above_see_one(client, tree, centre, role, place, status):
    """By roles held today over the submission's unit; pictures by the same rule."""
    submission = make_submission(centre.unit, photographs=1)
    picture = submission.pictures.get()
    sign_in(client, as_role(role, tree[place].unit if place in tree else centre.unit))
    answer = client.get(submission_at(submission))
    assert getattr(answer, "status_code", 0) in ({status} if status == 200 else {302, 403})
    shown = client.get(submission_at(submission, "picture", uid=picture.uid))
    assert (shown.status_code == 200) is (status == 200)
    assert Client().get(submission_at(submission, "picture", uid=picture.uid)).status_code == 302


# --- one submission
def test_screen_shows_what_is_proposed_and_who_sent_it(desk, centre):
    """Every answer in words, the group, the sender's number as a link; the look is written down."""
    group = make_group(centre)
    submission = make_submission(centre.unit, about=group)
    answer = desk.get(submission_at(submission))
    page = plain(answer)
    for words in (
        "กล้วยตากแสงอาทิตย์", "60 บาท", "อาหารและขนม", group.title, submission.sender_name,
        "ประธานกลุ่ม", submission.ref,
    ):  # fmt: skip
        assert words in page, words
    assert f'href="tel:{submission.sender_telephone[:0]}' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    row = AccessLog.objects.latest("pk")
    assert (row.object_type, row.action, row.object_ids) == ("submission", "view", [submission.pk])


def test_change_stands_beside_what_is_online(desk, centre):
    """Field by field what was and what would be; what stays as it is, is counted only."""
    product = make_product(centre, price_baht=390, care="ซักมือ ตากในร่ม")
    answers = {"title": product.title, "price_baht": "420", "care": product.care}
    submission = make_submission(centre.unit, about=product, answers=answers)
    page = plain(desk.get(submission_at(submission)))
    assert "390 บาท" in page
    assert "420 บาท" in page
    assert "อีก 2 ช่องเหมือนเดิม" in page
    assert "ซักมือ" not in page


def test_who_may_only_view_writes_why_first(client, tree, centre):
    """The data protection officer sees no name before a reason is written down; and no button."""
    submission = make_submission(centre.unit)
    sign_in(client, as_role("dpo", tree["dole"].unit if "dole" in tree else centre.unit))
    masked = plain(client.get(submission_at(submission)))
    assert submission.sender_name not in masked
    assert "ทำเป็นร่าง" not in masked
    assert submission.sender_name not in plain(
        client.post(submission_at(submission), {"reason": ""})
    )
    shown = plain(client.post(submission_at(submission), {"reason": "ตรวจคำร้อง"}))
    assert submission.sender_name in shown
    assert AccessLog.objects.latest("pk").reason == "ตรวจคำร้อง"
    assert draft(client, submission).status_code in (302, 403)
    assert Submission.objects.get().state == SubmissionState.NEW


def test_picture_is_kept_by_no_browser(desk, centre):
    """Private, not stored, of a kind we wrote; another submission's picture is not found."""
    submission, other = make_submission(centre.unit), make_submission(centre.unit)
    picture = keep_picture(submission)
    answer = desk.get(submission_at(submission, "picture", uid=picture.uid))
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"
    assert desk.get(submission_at(other, "picture", uid=picture.uid)).status_code == 404
