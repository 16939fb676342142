"""What applicants and guardians are written, and who carries it."""

import json
from datetime import datetime, timedelta

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.timezone import get_default_timezone
from django.utils.translation import override

from portal.outbox.handlers import Refused, Retry
from portal.outbox.models import OutboxMessage
from portal.outbox.worker import Worker
from registry import gateways, http_line
from registry.enums import Actor, MessageKind
from registry.gateways import FileGateway, HttpGateway
from registry.links import guardian_token
from registry.message_samples import sample_texts
from registry.message_texts import TEXTS
from registry.messages import guardian_path, reverse_short, text_of
from registry.models import Guardian, Signup
from registry.services import transitions
from tests.factories.registry import make_open_run, sign_up_someone

pytestmark = pytest.mark.django_db
MINOR = {
    "birth_year": 2012,
    "guardian_name": "ผู้ปกครอง สมมติ",
    "guardian_telephone": "0810000002",
    "guardian_relation": "parent",
}


def full(signup):
    return Signup.objects.with_run().get(pk=signup.pk)


def test_every_kind_has_words():
    """In both languages, short, with made-up facts in the preview; Thai differs from English."""
    assert set(TEXTS) == set(MessageKind)
    for text in sample_texts(timezone.now()):
        thai, english = text.samples
        assert thai.text != english.text
        assert "%(" not in thai.text + english.text
        assert thai.pieces <= 4, thai.text
        assert english.pieces <= 5, english.text


@pytest.mark.parametrize("language", ["th", "en"])
def test_message_says_what_is_needed(course, settings, language):
    """Reference, course, dates, place, telephone, and a link by the site's own address."""
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example/"
    signup = full(sign_up_someone(make_open_run(course)).signup)
    text = text_of(MessageKind.CONFIRMED, signup, language)
    assert signup.ref in text
    assert f"https://portal.example/s/{signup.ref}" in text
    assert (course.title if language == "th" else course.title_en) in text
    assert "02 000 0000" in text
    assert signup.run.words.venue in text
    assert signup.person.name not in text
    assert signup.telephone not in text


def test_guardian_gets_the_link_and_nobody_else_does(course, sent):
    """To the guardian's number; the applicant hears until when the guardian must agree."""
    signup = sign_up_someone(make_open_run(course), **MINOR).signup
    Worker().drain()
    texts = {to: text for to, text, _reference in sent}
    assert set(texts) == {signup.telephone, "0810000002"}
    link = f"/th/guardian/{signup.ref}/{guardian_token(signup.ref)}/"
    assert link in texts["0810000002"]
    assert link not in texts[signup.telephone]
    assert "ผู้ปกครอง" in texts[signup.telephone]


def test_message_carries_the_same_reference_when_it_is_sent_again(course, sent):
    """The provider can tell a second try from a second message."""
    sign_up_someone(make_open_run(course))
    Worker().drain()
    (message,) = OutboxMessage.objects.to("messages")
    assert sent[0][2] == str(message.event_id)


def test_late_message_calls_nobody_to_nothing(course, sent):
    """An offer that is gone, a guardian who has answered: nothing is sent any more."""
    signup = sign_up_someone(make_open_run(course), **MINOR).signup
    Guardian.objects.filter(signup=signup).update(agreed_at=timezone.now())
    run = make_open_run(course, capacity=1, waiting_limit=1, offer_hours=2)
    first, second = (sign_up_someone(run).signup for _ in range(2))
    transitions.cancel(first, actor=Actor.APPLICANT)
    transitions.decline_offer(second)
    Worker().drain()
    assert "0810000002" not in [to for to, _text, _reference in sent]
    assert not any("กดรับภายใน" in text for _to, text, _reference in sent)
    assert not OutboxMessage.objects.not_done().exists()


def test_given_up_message_does_not_hold_up_the_next(course, monkeypatch):
    """A telephone that was off yesterday may ring today."""
    refused = []

    class Gateway:
        def send(self, to, text, reference):
            if not refused:
                refused.append(text)
                raise Refused("HTTP 400")

    monkeypatch.setattr(gateways, "gateway", Gateway)
    signup = sign_up_someone(make_open_run(course)).signup
    transitions.cancel(signup, actor=Actor.APPLICANT)
    Worker().drain()
    states = (
        OutboxMessage.objects.to("messages").order_by("version").values_list("state", flat=True)
    )
    assert list(states) == ["dead", "done"]


def test_changed_number_gets_the_message(course, sent):
    """The number is read when the message is sent."""
    signup = sign_up_someone(make_open_run(course)).signup
    transitions.change_telephone(signup, "0810009999", actor=Actor.APPLICANT)
    Worker().drain()
    assert [to for to, _text, _reference in sent] == ["0810009999"]


def test_file_takes_messages_on_ones_own_machine(tmp_path):
    """A line each, in a file of the day, readable by this user only."""
    moment = datetime(2026, 11, 20, 9, 0, tzinfo=get_default_timezone())
    gateway = FileGateway(tmp_path / "messages", clock=lambda: moment)
    for number in range(2):
        gateway.send("0810000001", "ข้อความ\nสองบรรทัด", f"r{number}")
    path = tmp_path / "messages" / "2026-11-20.jsonl"
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [one["reference"] for one in lines] == ["r0", "r1"]
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("status", "error"), [(200, None), (202, None), (429, Retry), (500, Retry), (400, Refused)]
)
def test_provider_is_asked_once_for_each_reference(monkeypatch, status, error):
    """Token and reference go with the message; its answers mean what HTTP says."""
    asked = []

    def answer(method, url, *, body, headers):
        asked.append((method, url, json.loads(body), headers))
        return http_line.Answer(status, b"", timedelta(seconds=5))

    monkeypatch.setattr(gateways, "ask", answer)
    gateway = HttpGateway("https://sms.example/send", "token", "PORTAL")
    if error:
        with pytest.raises(error):
            gateway.send("0810000001", "ข้อความ", "r1")
    else:
        assert gateway.send("0810000001", "ข้อความ", "r1").http_status == status
    method, _url, body, headers = asked[0]
    assert (method, body["to"], body["reference"]) == ("POST", "0810000001", "r1")
    assert headers["Authorization"] == "Bearer token"
    assert headers["Idempotency-Key"] == "r1"


def test_messages_wait_while_nobody_carries_them(course, settings):
    """Without a provider nothing is lost and nothing is pretended."""
    settings.PORTAL_MESSAGES_URL = settings.PORTAL_MESSAGES_FOLDER = ""
    sign_up_someone(make_open_run(course))
    Worker().drain()
    (message,) = OutboxMessage.objects.to("messages")
    assert (message.state, message.attempts) == ("pending", 1)


def test_settings_choose_the_gateway(settings, tmp_path):
    """A provider first, then the folder of one's own machine."""
    settings.PORTAL_MESSAGES_FOLDER = tmp_path
    settings.PORTAL_MESSAGES_URL = ""
    assert isinstance(gateways.gateway(), FileGateway)
    settings.PORTAL_MESSAGES_URL = "https://sms.example/send"
    assert isinstance(gateways.gateway(), HttpGateway)


def test_links_lead_to_the_pages_of_that_name(course):
    """What is written into a message is an address that somebody answers."""
    signup = sign_up_someone(make_open_run(course)).signup
    word = guardian_token(signup.ref)
    try:
        with override("th"):
            guardian = reverse("registry:guardian", args=[signup.ref, word])
        short = reverse("signup-short", args=[signup.ref])
    except NoReverseMatch:
        pytest.skip("the pages of the status are not here yet")
    assert guardian_path(signup.ref, "th") == guardian
    assert reverse_short(signup.ref) == short
