"""Submissions from outside: taken once, pictures within bounds, swept and forgotten in time."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone

from portal.media import pictures
from portal.outbox import periodic
from registry.enums import SubmissionState
from registry.forms.submission.group import GroupProposalForm
from registry.forms.submission.product import ProductProposalForm
from registry.models import Submission, SubmissionPicture
from registry.models.submission import submission_storage
from registry.references import read_reference
from registry.services import submission_pictures, submission_sweeping, submissions
from registry.services.writing import Unavailable
from showcase.services.proposals import GROUP_FIELDS, PRODUCT_FIELDS
from tests.factories.media import picture_bytes
from tests.registry.submission_form import make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_storage():
    """No file of another test."""
    for name in files():
        submission_storage().delete(f"pictures/{name}")


def files():
    """The names of all files that are kept."""
    try:
        return set(submission_storage().listdir("pictures")[1])
    except FileNotFoundError:
        return set()


def clean(size=(64, 48)):
    """A picture as intake returns it."""
    return pictures.clean(io.BytesIO(picture_bytes(size=size)))


def old(rows, **age):
    """Make rows as old as that."""
    rows.update(created_at=timezone.now() - timedelta(**age))


def test_form_asks_for_what_a_page_takes():
    """A proposal carries the fields that drafts are made of: all of them, and no others."""
    assert set(ProductProposalForm.base_fields) == set(PRODUCT_FIELDS)
    assert set(GroupProposalForm.base_fields) == set(GROUP_FIELDS)


def test_sent_twice_is_one_row(unit):
    """The key of the form decides; the pictures of the form come along."""
    key = uuid4()
    submission_pictures.keep(key, clean())
    first = submissions.send(make_proposal(unit), submission_key=key)
    second = submissions.send(make_proposal(unit, title="อย่างอื่น"), submission_key=key)
    assert first.pk == second.pk
    assert read_reference(first.ref) == first.ref
    assert first.pictures.count() == 1
    assert submissions.is_same(first, make_proposal(unit))
    assert not submissions.is_same(first, make_proposal(unit, title="อย่างอื่น"))


def test_failing_receiver_undoes_the_sending(unit):
    """What belongs to a submission is written with it, or nothing is."""

    def fail(**_given):
        raise ValueError("broken on purpose")

    submissions.submission_sent.connect(fail)
    try:
        with pytest.raises(ValueError, match="on purpose"):
            submissions.send(make_proposal(unit), submission_key=uuid4())
    finally:
        submissions.submission_sent.disconnect(fail)
    assert not Submission.objects.exists()


def test_sixth_picture_is_refused_and_leaves_no_file(unit):
    """Five for each form, sent or not."""
    key = uuid4()
    for _number in range(submission_pictures.MOST_PICTURES):
        submission_pictures.keep(key, clean())
    before = files()
    with pytest.raises(ValidationError) as said:
        submission_pictures.keep(key, clean())
    assert said.value.code == "too_many"
    assert files() == before
    assert len(before) == 2 * submission_pictures.MOST_PICTURES


def test_no_picture_is_taken_when_the_room_is_full(unit, monkeypatch):
    """All forms together have so much room; whoever has none sends without pictures."""
    submission_pictures.keep(uuid4(), clean())
    monkeypatch.setattr(submission_pictures, "MOST_BYTES", clean().size)
    with pytest.raises(ValidationError) as said:
        submission_pictures.keep(uuid4(), clean())
    assert said.value.code == "no_room"


def test_picture_without_a_row_leaves_no_file(unit, monkeypatch):
    """When the database cannot take it, its files go."""

    def away(act):
        raise Unavailable

    monkeypatch.setattr(submission_pictures, "retrying", away)
    with pytest.raises(Unavailable):
        submission_pictures.keep(uuid4(), clean())
    assert files() == set()


def test_sent_picture_cannot_be_taken_out_or_described_anew(unit):
    """What an officer looks at stays as it was sent."""
    key = uuid4()
    kept = submission_pictures.keep(key, clean(), "กล้วยตาก")
    submissions.send(make_proposal(unit), submission_key=key)
    assert not submission_pictures.drop(key, str(kept.uid))
    kept.refresh_from_db()
    submission_pictures.describe([kept], {str(kept.uid): "อย่างอื่น"})
    kept.refresh_from_db()
    assert kept.description == "กล้วยตาก"


@pytest.mark.parametrize("uid", ["", "x", "\x00", "00000000-0000-4000-8000-000000000000"])
def test_unknown_picture_is_no_error(unit, uid):
    """Whatever an address says."""
    assert not submission_pictures.drop(uuid4(), uid)


def test_sweeping_takes_what_nobody_claims(unit):
    """Unsent pictures after a day, decided ones after thirty, files without a row after a day."""
    claimed, fresh, left, decided = (uuid4() for _number in range(4))
    for key in (claimed, fresh, left, decided):
        submission_pictures.keep(key, clean())
    submissions.send(make_proposal(unit), submission_key=claimed)
    done = submissions.send(make_proposal(unit), submission_key=decided)
    Submission.objects.filter(pk=done.pk).update(
        state=SubmissionState.PUBLISHED, decided_at=timezone.now() - timedelta(days=31)
    )
    for key in (claimed, left, decided):
        old(SubmissionPicture.objects.with_key(key), hours=25)
    submission_storage().save("pictures/stray.jpg", ContentFile(b"x"))
    now = timezone.now()
    assert submission_sweeping.sweep(now) == 2
    kept = {one.submission_key for one in SubmissionPicture.objects.all()}
    assert kept == {claimed, fresh}
    assert "stray.jpg" in files()
    assert (
        submission_sweeping.sweep(now + timedelta(hours=25)) == 2
    )  # the fresh one and the stray file
    assert len(files()) == 2
    assert submission_sweeping.sweep(now + timedelta(hours=25)) == 0


def test_sender_is_forgotten_after_a_year(unit):
    """Decided a year ago, or never decided for a year; the title and the decision stay."""
    rows = [submissions.send(make_proposal(unit), submission_key=uuid4()) for _number in range(3)]
    now = timezone.now()
    Submission.objects.filter(pk=rows[0].pk).update(
        state=SubmissionState.DECLINED, decided_at=now - timedelta(days=366)
    )
    old(Submission.objects.filter(pk=rows[1].pk), days=366)
    assert submission_sweeping.forget(now) == 2
    assert submission_sweeping.forget(now) == 0
    names = Submission.objects.order_by("pk").values_list("sender_name", "sender_telephone")
    assert list(names) == [("", ""), ("", ""), ("ผู้เสนอ นามสมมติ", "0810000002")]
    assert Submission.objects.exclude(title="").count() == 3
    assert [bool(one.answers) for one in Submission.objects.order_by("pk")] == [False, False, True]


def test_pictures_of_what_nobody_decided_go_with_the_sender(unit):
    """A year after it came nobody comes back to it; until then they wait for an officer."""
    keys = [uuid4(), uuid4()]
    for key in keys:
        submission_pictures.keep(key, clean())
    waiting, drafted = [submissions.send(make_proposal(unit), submission_key=key) for key in keys]
    now = timezone.now()
    Submission.objects.filter(pk=drafted.pk).update(
        state=SubmissionState.DRAFTED, decided_at=now - timedelta(days=364)
    )
    old(SubmissionPicture.objects.all(), days=364)
    old(Submission.objects.filter(pk=waiting.pk), days=364)
    assert submission_sweeping.sweep(now) == 0
    assert submission_sweeping.sweep(now + timedelta(days=2)) == 2
    assert files() == set()


def test_erased_by_the_senders_wish_once_it_is_decided(unit):
    """Everything they wrote and sent goes; what was decided of which title stays."""
    key = uuid4()
    submission_pictures.keep(key, clean())
    sent = submissions.send(make_proposal(unit), submission_key=key)
    assert not submission_sweeping.erase(sent)
    Submission.objects.update(state=SubmissionState.DECLINED, decided_at=timezone.now())
    assert submission_sweeping.erase(sent)
    kept = Submission.objects.get()
    assert (kept.sender_name, kept.sender_telephone, kept.sender_role) == ("", "", "")
    assert (kept.answers, kept.title, kept.state) == ({}, sent.title, "declined")
    assert not SubmissionPicture.objects.exists()
    assert files() == set()


def test_worker_sweeps_and_forgets_by_itself():
    """Both are among what the worker does again and again."""
    assert {"sweep-submission-pictures", "forget-submission-senders"} <= {
        one.name for one in periodic.registered()
    }
