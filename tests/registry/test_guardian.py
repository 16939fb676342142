"""A guardian reads, agrees or does not: by link, or on paper noted by an officer (S1-19)."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from portal.outbox.models import OutboxMessage
from portal.places.models import Subdistrict
from registry.enums import Actor, Channel, ConsentAction, Purpose, SignupStatus
from registry.links import guardian_token, receipt_token
from registry.models import Consent, Guardian, Signup, SignupChange
from registry.references import draw_reference
from registry.services import guardians, transitions
from registry.services.expiry import Expired, expire_offers
from tests.factories.registry import in_the_past, make_open_run, sign_up_someone
from tests.registry.conftest import plain

pytestmark = pytest.mark.django_db

MINOR = {
    "name": "เด็กหญิงสมมติ นามสกุลลับ",
    "birth_year": 2012,
    "guardian_name": "ผู้ปกครอง สมมติ",
    "guardian_telephone": "0810000002",
}


@pytest.fixture
def minor(course):
    return sign_up_someone(make_open_run(course, capacity=1, waiting_limit=2), **MINOR).signup


@pytest.fixture
def officer():
    return get_user_model().objects.create(username="officer")


def link(signup, word=None):
    word = guardian_token(signup.ref) if word is None else word
    return reverse("registry:guardian", args=[signup.ref, word])


def fresh(signup):
    return Signup.objects.select_related("guardian").get(pk=signup.pk)


def test_agreement_is_kept_with_its_words(client, minor, officer):
    """Agreeing clears the date, adds a version and a consent with the hash of what was shown."""
    assert client.post(link(minor), {"answer": "agree"}).status_code == 303
    signup = fresh(minor)
    assert signup.guardian.agreed_at
    assert signup.guardian.agreed_by == Channel.LINK
    assert signup.guardian_due_at is None
    assert signup.version == 2
    change = SignupChange.objects.get(signup=minor, version=2)
    assert (change.what, change.actor) == ("guardian_agreed", Actor.GUARDIAN)
    consent = Consent.objects.get(purpose=Purpose.GUARDIAN)
    assert consent.by_guardian
    assert consent.action == ConsentAction.GIVEN
    assert consent.text_hash == consent.notice.text_hash
    assert transitions.confirm(minor, by=officer)


def test_seat_is_confirmed_after_the_agreement_only(minor, officer):
    """Before it, not even an officer confirms; a paper noted is as good as the link."""
    with pytest.raises(ValidationError):
        transitions.confirm(minor, by=officer)
    assert guardians.agree(minor, by=Channel.PAPER, officer=officer)
    assert not guardians.agree(minor, by=Channel.PAPER, officer=officer)
    guardian = Guardian.objects.get(signup=minor)
    assert (guardian.agreed_by, guardian.noted_by) == (Channel.PAPER, officer)
    assert SignupChange.objects.get(signup=minor, version=2).officer_id == officer.pk
    assert transitions.confirm(minor, by=officer)


def test_refusal_passes_the_seat_on(client, minor):
    """The sign-up ends, by the guardian; whoever waits first has the seat."""
    waiting = sign_up_someone(minor.run).signup
    assert client.get(link(minor) + "?no=1").status_code == 200
    assert client.post(link(minor), {"answer": "refuse"}).status_code == 303
    signup = fresh(minor)
    assert (signup.status, signup.ended_by) == (SignupStatus.CANCELLED, Actor.GUARDIAN)
    assert signup.guardian.refused_at
    assert fresh_status(waiting) == SignupStatus.HELD
    told = OutboxMessage.objects.filter(aggregate=f"signup:{minor.uid}").latest("version")
    assert told.payload["text"] == "cancelled"


def fresh_status(signup):
    return Signup.objects.get(pk=signup.pk).status


@pytest.mark.parametrize(
    ("first", "said"), [("agree", "คุณยินยอมแล้ว เมื่อ"), ("refuse", "คุณตอบไม่ยินยอม เมื่อ")]
)
def test_answer_is_given_once(client, minor, first, said):
    """The link then says what was answered; pressing again changes nothing."""
    client.post(link(minor), {"answer": first})
    version = fresh(minor).version
    page = client.get(link(minor))
    assert said in plain(page)
    assert 'name="answer"' not in page.content.decode()
    for answer in ("agree", "refuse"):
        client.post(link(minor), {"answer": answer})
    assert fresh(minor).version == version
    assert not guardians.agree(minor, by=Channel.LINK)
    assert not guardians.refuse(minor)


@pytest.mark.parametrize("how", ["expired", "cancelled", "run cancelled"])
def test_link_of_a_sign_up_that_ended_says_so(client, minor, how):
    """Nothing is left to answer, and no answer is taken."""
    if how == "expired":
        Signup.objects.filter(pk=minor.pk).update(guardian_due_at=in_the_past())
        assert expire_offers() == Expired(guardians=1)
    elif how == "cancelled":
        transitions.cancel(minor, actor=Actor.APPLICANT)
    else:
        type(minor.run).objects.filter(pk=minor.run_id).update(cancelled_at=timezone.now())
    assert "ไม่มีอะไรต้องตอบแล้ว" in plain(client.get(link(minor)))
    client.post(link(minor), {"answer": "agree"})
    assert Guardian.objects.get(signup=minor).agreed_at is None


@pytest.mark.parametrize("wrong", ["word", "reference", "nonsense", "thai", "grown-up"])
def test_wrong_links_are_one_page(client, minor, wrong):
    """404 with the same body, whatever is wrong; nothing of the sign-up on it."""
    grown = sign_up_someone(minor.run).signup
    other = draw_reference("SNK")
    urls = {
        "word": link(minor, "0" * 22),
        "reference": reverse("registry:guardian", args=[other, guardian_token(other)]),
        "nonsense": reverse("registry:guardian", args=["x", "y"]),
        "thai": link(minor, "ก" * 22),
        "grown-up": link(grown),
    }
    answer = client.get(urls[wrong])
    assert answer.status_code == 404
    text = plain(answer)
    assert "ลิงก์นี้เปิดไม่ได้" in text
    assert minor.run.course.title not in text
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.row("S1-19")
def test_page_answers_what_guardians_ask(client, course, tree):
    """Place, distance, safety, travel allowance, whom to ask and every day with its hours (S1-19)."""
    course.parents_safety = "ครูผู้หญิงอยู่ตลอดเวลา"
    course.parents_contact = "ถามครูสมมติได้ทุกวัน"
    course.save()
    run = make_open_run(course, allowance_baht=600)
    home = Subdistrict.objects.exclude(district_id=run.unit.district_id).first()
    signup = sign_up_someone(run, subdistrict_id=home.pk, **MINOR).signup
    page = client.get(link(signup))
    text = plain(page)
    for said in (
        course.title,
        "ศูนย์เรียนรู้บ้านถ้ำเต่า",
        "กม. จากอำเภอที่ผู้สมัครอยู่",
        "ครูผู้หญิงอยู่ตลอดเวลา",
        "600 บาท",
        "ถามครูสมมติได้ทุกวัน",
        "09.00–15.00 น.",
        "เด็กหญิงสมมติ",
        "ไม่ยินยอม",
    ):
        assert said in text, said
    assert text.count("09.00–15.00 น.") >= run.sessions.count()
    assert "นามสกุลลับ" not in text
    assert signup.telephone[-4:] not in text
    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]


def test_page_asks_little(client, minor, django_assert_max_num_queries):
    """Eight questions to the database at most."""
    client.get(link(minor))
    with django_assert_max_num_queries(8):
        client.get(link(minor))


def test_link_is_sent_again_three_times_a_day(client, minor):
    """The applicant presses; the outbox carries the same link in a new version; then it is enough."""
    url = reverse("registry:guardian-resend", args=[receipt_token(minor.uid)])
    codes = [client.post(url).status_code for _ in range(4)]
    assert codes == [303, 303, 303, 429]
    sent = OutboxMessage.objects.filter(
        aggregate=f"signup:{minor.uid}", destination="guardian-messages"
    )
    assert sent.count() == 4
    assert fresh(minor).version == 4
    assert client.get(url).status_code == 303


def test_somebody_on_the_waiting_list_may_be_agreed_to(course):
    """An early agreement counts when the seat comes: it is not asked again."""
    run = make_open_run(course, capacity=1, waiting_limit=2)
    first = sign_up_someone(run).signup
    minor = sign_up_someone(run, **MINOR).signup
    assert guardians.agree(minor, by=Channel.LINK)
    transitions.cancel(first, actor=Actor.APPLICANT)
    signup = fresh(minor)
    assert signup.status == SignupStatus.HELD
    assert signup.guardian_due_at is None
