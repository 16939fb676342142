"""People ask about their own data; the right officer sees it and answers in words."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from registry.enums import RightsKind, RightsState
from registry.models import AccessLog, RightsRequest
from registry.references import draw_reference
from registry.services import rights
from tests.factories.registry import make_open_run, sign_up_someone
from tests.factories.submissions import make_submission
from tests.factories.users import as_role, sign_in
from tests.registry.conftest import plain

pytestmark = pytest.mark.django_db

ANSWERS = {
    "kind": "erase",
    "name": "ผู้ขอ สมมติ",
    "tel": "081 000 0055",
    "ref": "",
    "province": "47",
    "district": "",
    "message": "ขอลบข้อมูล",
}


@pytest.fixture
def url(tree):
    return reverse("registry:rights")


def send(client, url, **changes):
    return client.post(url, {**ANSWERS, **changes})


def test_request_is_taken_and_due_in_thirty_days(client, url):
    """A receipt with a reference and the day; the address of it names nobody."""
    answer = send(client, url)
    assert answer.status_code == 303
    made = RightsRequest.objects.get()
    assert made.due_on == timezone.localdate() + timedelta(days=30)
    assert made.telephone == "0810000055"
    page = client.get(answer.url)
    assert made.ref in page.content.decode()
    assert made.name not in page.content.decode()
    assert made.ref not in answer.url
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize(
    ("province", "district", "unit"),
    [("47", "", "p47"), ("47", "4704", "d4704"), ("", "", "dole")],
)
def test_request_reaches_the_centre_of_the_place(client, url, province, district, unit):
    """The district's, else the province's; letters that name no province of ours go to the top."""
    ref = "" if province else draw_reference("SNK")
    send(client, url, province=province, district=district, ref=ref)
    found = RightsRequest.objects.get().unit.code
    assert found == (unit if province else "p47")


def test_request_reaches_the_centre_of_the_sign_up(client, url, course):
    """The reference leads to it; whether it exists cannot be read from the answer."""
    run = make_open_run(course)
    signup = sign_up_someone(run).signup
    pages = []
    for ref in (signup.ref.lower(), draw_reference("SNK")):
        answer = send(client, url, ref=ref, province="")
        page = client.get(answer.url).content.decode()
        token = answer.url.rstrip("/").rpartition("/")[2]
        pages.append(page.replace(RightsRequest.objects.latest("pk").ref, "").replace(token, ""))
    first, second = RightsRequest.objects.order_by("pk")
    assert (first.unit, second.unit.code) == (run.unit, "p47")
    assert first.signup_ref == signup.ref
    assert pages[0] == pages[1]


def test_request_reaches_the_centre_of_the_proposal(client, url, tree):
    """Whoever proposed something has a reference, too."""
    sent = make_submission(tree["d4704"].unit)
    send(client, url, ref=sent.ref, province="")
    assert RightsRequest.objects.get().unit == sent.unit


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": ""},
        {"kind": "nonsense"},
        {"name": ""},
        {"name": "ก" * 2000},
        {"tel": "12"},
        {"province": "", "ref": ""},
        {"province": "", "ref": "ZZZ-1"},
        {"province": "99"},
        {"district": "9999"},
        {"message": "เลข 1101700230708"},
        {"name": "\x00\u202e"},
    ],
)
def test_wrong_answers_are_said_and_kept(client, url, changes):
    """422, a summary whose links lead to the fields, and what was typed still there."""
    answer = send(client, url, **changes)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not RightsRequest.objects.exists()


def test_districts_are_offered_without_script(client, url):
    """One press lists the districts of the province; nothing typed is lost, nothing is judged."""
    page = send(client, url, step="districts", name="ผู้ขอ สมมติ", tel="").content.decode()
    assert 'value="4704"' in page
    assert 'value="ผู้ขอ สมมติ"' in page
    assert 'role="alert"' not in page
    assert not RightsRequest.objects.exists()


def test_program_is_thanked_and_forgotten(client, url):
    """What fills the hidden box leaves no row."""
    answer = send(client, url, website="https://example.com")
    assert client.get(answer.url).status_code == 200
    assert not RightsRequest.objects.exists()


def test_flood_from_one_address_ends(client, url):
    """Ten an hour; then the page that says how long to wait."""
    codes = [send(client, url).status_code for _ in range(11)]
    assert codes == [303] * 10 + [429]


@pytest.mark.parametrize("token", ["nothing", "ก", "a:b:c"])
def test_receipt_opens_with_its_token_only(client, url, token):
    """Anything else is a 404."""
    assert client.get(reverse("registry:rights-receipt", args=[token])).status_code == 404


def test_answer_needs_words(tree):
    """Done or refused, always with words; set back to new it waits again."""
    officer = as_role("district_officer", tree["d4704"].unit)
    asked = rights.ask(RightsKind.SEE, name="ผู้ขอ", telephone="0810000055", area="4704")
    with pytest.raises(ValidationError):
        rights.answer(asked, state=RightsState.DONE, words=" ", by=officer, at=timezone.now())
    rights.answer(asked, state=RightsState.DONE, words="ส่งให้แล้ว", by=officer, at=timezone.now())
    assert asked.answered_by == officer
    rights.answer(asked, state=RightsState.NEW, words="", by=officer, at=timezone.now())
    asked.refresh_from_db()
    assert asked.answered_at is None


@pytest.mark.parametrize(
    ("role", "unit", "lists", "answers"),
    [
        ("district_officer", "d4704", True, True),
        ("district_officer", "other", False, False),
        ("provincial_officer", "p47", True, True),
        ("dpo", "dole", True, False),
        ("editor", "d4704", False, False),
    ],
)
def test_officers_see_requests_of_their_own_units(client, tree, role, unit, lists, answers):
    """Those in charge answer; the data protection officer sees all and answers none."""
    centre = tree["d4704"].unit
    units = {
        "p47": centre.parent,
        "dole": centre.parent.parent,
        "d4704": centre,
        "other": next(
            page.unit for code, page in tree.items() if code[0] == "d" and code != "d4704"
        ),
    }
    asked = rights.ask(RightsKind.CORRECT, name="ผู้ขอ สมมติ", telephone="0810000055", area="4704")
    sign_in(client, as_role(role, units[unit]))
    index = client.get(reverse("rights_requests:index"))
    assert (asked.ref in index.content.decode()) is lists
    edit = reverse("rights_requests:edit", args=[asked.pk])
    page = client.get(edit)
    assert (page.status_code == 200) is answers
    look = client.get(reverse("rights_requests:inspect", args=[asked.pk]))
    assert (look.status_code == 200 and asked.name in look.content.decode()) is lists
    if lists:
        assert AccessLog.objects.filter(object_type="rights_request").exists()
    sent = client.post(edit, {"state": "done", "answer": "แก้ชื่อให้แล้ว"})
    asked.refresh_from_db()
    assert (asked.state == RightsState.DONE) is answers, sent.status_code
    for name, args in (("add", []), ("delete", [asked.pk])):
        refused = client.post(reverse(f"rights_requests:{name}", args=args))
        assert refused.status_code in (302, 403)
    assert RightsRequest.objects.count() == 1


def test_receipt_says_what_became_of_it(client, url):
    """The answer stands where the request was left."""
    answer = send(client, url)
    asked = RightsRequest.objects.get()
    officer = as_role("district_officer", asked.unit)
    rights.answer(
        asked, state=RightsState.DONE, words="ลบให้แล้วทั้งหมด", by=officer, at=timezone.now()
    )
    text = plain(client.get(answer.url))
    assert "ลบให้แล้วทั้งหมด" in text
    assert "ตอบแล้วเมื่อ" in text
