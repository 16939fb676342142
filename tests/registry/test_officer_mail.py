"""The officers' morning mail: who gets it, what it says, and what happens when mail is down."""

from datetime import datetime, timedelta
from random import Random

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.test import Client
from django.utils import timezone

from catalogue.models import FactReport
from portal.outbox.models import OutboxMessage
from portal.outbox.worker import Worker
from portal.ports import free_port
from registry.models import Submission
from registry.services import transitions
from registry.services.officer_mail import Waiting, queue_digests, waiting_for
from tests.factories.registry import make_open_run, sign_up_someone
from tests.factories.submissions import make_submission
from tests.factories.users import as_role, sign_in
from tests.registry.conftest import plain

pytestmark = pytest.mark.django_db


def morning(hour=8):
    return timezone.make_aware(
        datetime.combine(timezone.localdate(), datetime.min.time().replace(hour=hour))
    )


def digests():
    return OutboxMessage.objects.to("officer-mail")


@pytest.fixture
def teacher(tree):
    return as_role("teacher", tree["d4704"].unit, email="teacher@centre.example")


def test_teacher_is_told_how_many_wait_for_a_call(course, teacher):
    """One mail a day, a number and a link; no name and no telephone."""
    run = make_open_run(course)
    signups = [sign_up_someone(run).signup for _ in range(3)]
    transitions.confirm(signups[0], by=teacher)
    assert [queue_digests(morning()) for _ in range(2)] == [1, 0]
    Worker().drain()
    (letter,) = mail.outbox
    assert letter.to == ["teacher@centre.example"]
    assert "2" in letter.subject
    assert "http://testserver/admin/" in letter.body
    for signup in signups:
        assert signup.person.name not in letter.body
        assert signup.telephone not in letter.body
        assert signup.ref not in letter.body
    assert queue_digests(morning() + timedelta(days=1)) == 1


def test_only_officers_of_the_centre_with_a_mailbox_are_told(course, tree, units):
    """Not another district's, not who has no address, not who may only look."""
    sign_up_someone(make_open_run(course))
    as_role("teacher", tree["d4704"].unit, email="")
    as_role("teacher", tree["d4704"].unit, email="gone@centre.example", is_active=False)
    as_role("editor", tree["d4704"].unit, email="editor@centre.example")
    as_role("provincial_officer", units["p47"], email="province@centre.example")
    assert queue_digests(morning()) == 0


@pytest.mark.parametrize("hour", [0, 6, 10, 20])
def test_mail_goes_out_in_the_morning_only(course, teacher, hour):
    """Read when work begins."""
    sign_up_someone(make_open_run(course))
    assert queue_digests(morning(hour)) == 0


def test_what_was_done_meanwhile_is_not_written_about(course, teacher):
    """Counted when the mail is sent: nothing waits, no mail."""
    signup = sign_up_someone(make_open_run(course)).signup
    queue_digests(morning())
    transitions.confirm(signup, by=teacher)
    Worker().drain()
    assert mail.outbox == []


def test_applicant_who_could_not_be_reached_is_told_of(course, teacher):
    """A message given up needs somebody with a telephone."""
    signup = sign_up_someone(make_open_run(course)).signup
    transitions.confirm(signup, by=teacher)
    OutboxMessage.objects.to("messages").update(state="dead")
    assert queue_digests(morning()) == 1
    Worker().drain()
    assert "1" in mail.outbox[0].body


@pytest.fixture
def scam(tree):
    """Somebody says that a page of the centre may be a scam."""
    return FactReport.objects.create(
        reference="zz11", title="สินค้า", unit=tree["d4704"].unit, fact="scam", message="โอนแล้วหาย"
    )


def test_proposals_that_wait_are_counted(tree, teacher):
    """What nobody took up, by number; no sender's name, and nothing once it is taken up."""
    first, second = (make_submission(tree["d4704"].unit) for _number in range(2))
    assert queue_digests(morning()) == 1
    Worker().drain()
    (letter,) = mail.outbox
    assert "2" in letter.subject
    assert "ข้อเสนอ" in letter.body
    for one in (first, second):
        assert one.sender_name not in letter.body
        assert one.sender_telephone not in letter.body
        assert one.title not in letter.body
    Submission.objects.update(state="declined", decided_at=timezone.now())
    assert queue_digests(morning() + timedelta(days=1)) == 0


def test_suspected_scam_stands_first_in_the_mail(course, tree, teacher, scam):
    """Those who may settle it read of it before all else; a teacher reads of the rest only."""
    as_role("district_officer", tree["d4704"].unit, email="officer@centre.example")
    sign_up_someone(make_open_run(course))
    assert queue_digests(morning()) == 2
    Worker().drain()
    by = {letter.to[0]: letter for letter in mail.outbox}
    assert "มิจฉาชีพ" in by["officer@centre.example"].subject
    assert "รอโทร" in by["officer@centre.example"].body
    assert "มิจฉาชีพ" not in by["teacher@centre.example"].body
    assert scam.message not in by["officer@centre.example"].body


def test_settled_or_foreign_scam_is_nobodys_mail(tree, units, scam):
    """Other centres and the province are not written to, and what is settled waits no more."""
    as_role("district_officer", units["d4702"], email="other@centre.example")
    as_role("provincial_officer", units["p47"], email="province@centre.example")
    assert queue_digests(morning()) == 0
    as_role("district_officer", tree["d4704"].unit, email="officer@centre.example")
    FactReport.objects.update(state="dismissed", settled_at=timezone.now())
    assert queue_digests(morning()) == 0


def test_first_page_counts_as_the_mail_does(client, tree, scam):
    """The line of the admin's first page and the mail name the same numbers."""
    make_submission(tree["d4704"].unit)
    officer = as_role("district_officer", tree["d4704"].unit, email="officer@centre.example")
    assert waiting_for(officer, timezone.localdate()) == Waiting(scams=1, proposals=1)
    page = plain(sign_in(client, officer).get("/admin/"))
    assert "มีคนแจ้งเรื่องที่อาจเป็นมิจฉาชีพ 1 เรื่อง" in page
    assert "มีข้อเสนอรอดู 1 รายการ" in page
    teacher = as_role("teacher", tree["d4704"].unit)
    assert "มิจฉาชีพ" not in plain(sign_in(Client(), teacher).get("/admin/"))


class Mailbox:
    """What a mail server does as long as the test wants it."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.kept = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.answers and self.answers[0].startswith("rcpt "):
            return self.answers.pop(0).removeprefix("rcpt ")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == "drop":
            self.kept.append(envelope.content)
            server.transport.close()
            return "250 OK"
        if answer.startswith("250"):
            self.kept.append(envelope.content)
        return answer


@pytest.fixture
def mail_server(settings):
    """Start a mail server that answers as told."""
    running = []

    def start(*answers):
        box = Mailbox(*answers)
        server = Controller(box, hostname="127.0.0.1", port=free_port())
        server.start()
        running.append(server)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = server.port
        settings.EMAIL_TIMEOUT = 2
        return box

    yield start
    for server in running:
        server.stop()


def drain_for_days(days=1):
    """Let the worker's clock run."""
    ahead = timedelta()
    worker = Worker(clock=lambda: timezone.now() + ahead, rng=Random(3))
    for _ in range(days * 96):
        worker.drain()
        if not digests().under_way().exists():
            return
        ahead += timedelta(minutes=15)


@pytest.mark.parametrize(
    "answers",
    [
        (),
        ("rcpt 450 busy", "rcpt 450 busy"),
        ("451 later",),
        ("421 closing",),
        ("drop",),
    ],
    ids=["good", "4xx at the recipient", "4xx", "closing", "dropped after taking"],
)
def test_mail_arrives_when_the_server_is_well_again(course, teacher, mail_server, answers):
    """Tried again until it is taken; dropped after taking, the same mail comes twice."""
    box = mail_server(*answers)
    sign_up_someone(make_open_run(course))
    queue_digests(morning())
    drain_for_days()
    assert not digests().not_done().exists()
    assert len(box.kept) == (2 if answers == ("drop",) else 1)
    ids = {line for one in box.kept for line in one.splitlines() if b"essage-ID" in line}
    assert len(ids) == 1


def test_mailbox_that_does_not_exist_is_given_up(course, teacher, mail_server):
    """5xx: never; a person looks. The next day's mail goes out all the same."""
    box = mail_server("rcpt 550 no such user")
    sign_up_someone(make_open_run(course))
    queue_digests(morning())
    drain_for_days()
    (dead,) = digests().dead()
    assert (dead.last_error, dead.last_status) == ("Mail: 550", 550)
    queue_digests(morning() + timedelta(days=1))
    drain_for_days()
    assert len(box.kept) == 1


def test_mail_server_that_is_away_costs_nobody_a_seat(course, teacher, settings):
    """Refused connection: the sign-up stands, the mail waits, and soon."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    assert sign_up_someone(make_open_run(course)).signup.status == "held"
    queue_digests(morning())
    Worker().drain()
    (waiting,) = digests()
    assert (waiting.state, waiting.last_error) == ("pending", "Mail: ConnectionRefusedError")
