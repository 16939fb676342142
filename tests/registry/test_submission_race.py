"""Two people at one moment: one draft, one answer, one row; whoever comes second is told by whom."""

import threading
from functools import partial
from uuid import uuid4

import pytest
from django.db import connections

from portal.outbox.models import OutboxMessage
from registry.models import Submission
from registry.services import submission_decisions as decisions
from registry.services.submission_decisions import DecidedMeanwhile
from registry.services.submission_messages import aggregate
from registry.services.submissions import send
from registry.services.writing import Unavailable
from showcase.models import ProductPage
from tests.factories.showcase import make_product
from tests.factories.submissions import make_submission
from tests.factories.users import as_role
from tests.registry.submission_form import make_proposal

pytestmark = pytest.mark.django_db(transaction=True)

#: Who hears that the database is busy presses again; nobody presses for ever.
PRESSES = 40
ROUNDS = 3


def at_once(*acts):
    """Do things in threads of their own, each with a connection of its own; return what came."""
    start, came = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        start.wait(10)
        try:
            for _press in range(PRESSES):
                try:
                    came[number] = act()
                    return
                except Unavailable as busy:
                    came[number] = busy
        except Exception as refused:  # noqa: BLE001 - what it was is judged by the test
            came[number] = refused
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def told(submission):
    """The texts that were queued to the sender."""
    sent = OutboxMessage.objects.about([aggregate(submission)]).order_by("version")
    return [one.payload["text"] for one in sent]


@pytest.fixture
def officers(unit):
    """Two who sit in different rooms."""
    return (
        as_role("district_officer", unit, first_name="สมหมาย", last_name="ใจเย็น"),
        as_role("district_director", unit, first_name="สมศรี", last_name="ใจร้อน"),
    )


def test_two_officers_make_one_draft(unit, officers):
    """Both press at the same moment: both are led to the one draft there is."""
    for _round in range(ROUNDS):
        submission = make_submission(unit, photographs=1)
        before = ProductPage.objects.count()
        pages = at_once(*(partial(decisions.make_draft, submission, by) for by in officers))
        assert not [one for one in pages if isinstance(one, Exception)], pages
        assert len({page.pk for page in pages}) == 1, pages
        assert ProductPage.objects.count() == before + 1
        kept = Submission.objects.get(pk=submission.pk)
        assert (kept.state, kept.page_id) == ("drafted", pages[0].pk)
        assert kept.decided_by in officers
        assert told(submission) == []


def test_draft_and_refusal_exclude_each_other(unit, officers):
    """Either a draft or a refusal that the sender is told of: never both, never neither."""
    first, second = officers
    for _round in range(ROUNDS):
        submission = make_submission(unit)
        before = ProductPage.objects.count()
        page, refused = at_once(
            partial(decisions.make_draft, submission, first),
            partial(decisions.decline, submission, second, "ขอรูปที่ชัดกว่านี้"),
        )
        kept = Submission.objects.get(pk=submission.pk)
        made = ProductPage.objects.count() - before
        if kept.state == "drafted":
            assert (page.pk, made, told(submission)) == (kept.page_id, 1, [])
            late, words = refused, "สมหมาย ใจเย็น ทำร่างไว้แล้ว"
        else:
            assert (kept.state, refused, made) == ("declined", None, 0)
            assert told(submission) == ["submission_declined"]
            late, words = page, "สมศรี ใจร้อน ตอบปฏิเสธไปแล้ว"
        assert isinstance(late, DecidedMeanwhile), late
        assert words in late.messages[0]


def test_two_refusals_are_one_answer(unit, officers):
    """The sender reads one reason, once; whoever was slower reads who was faster."""
    for _round in range(ROUNDS):
        submission = make_submission(unit)
        came = at_once(
            *(partial(decisions.decline, submission, by, by.first_name) for by in officers)
        )
        (late,) = [one for one in came if one is not None]
        assert isinstance(late, DecidedMeanwhile), late
        kept = Submission.objects.get(pk=submission.pk)
        assert kept.reason == kept.decided_by.first_name
        assert kept.decided_by.get_full_name() in late.messages[0]
        assert told(submission) == ["submission_declined"]


def test_change_is_drafted_once(unit, officers, tree):
    """A change pressed twice at once lies on the page's newest version once."""
    product = make_product(tree["d4704"], price_baht=390)
    before = product.revisions.count()
    submission = make_submission(unit, about=product, answers={"price_baht": "420"})
    at_once(*(partial(decisions.make_draft, submission, by) for by in officers))
    assert product.revisions.count() == before + 1
    assert Submission.objects.get().draft == product.revisions.order_by("-pk")[0]


@pytest.mark.parametrize("titles", [("กล้วยตาก", "กล้วยตาก"), ("กล้วยตาก", "กล้วยกวน")])
def test_form_sent_twice_at_one_moment_is_one_row(unit, titles):
    """A double press, or one of an edited copy: one row, and the sender is told once."""
    for _round in range(ROUNDS):
        submission_key = uuid4()
        proposals = [make_proposal(unit, title=title) for title in titles]
        rows = at_once(*(partial(send, made, submission_key=submission_key) for made in proposals))
        assert len({row.pk for row in rows}) == 1, rows
        (kept,) = Submission.objects.sent_by(submission_key)
        assert kept.title in titles
        assert told(kept) == ["submission_received"]


def test_refusal_of_what_was_seen_before_the_draft_is_not_taken(unit, officers):
    """The page was open since before the draft: its maker would never learn of the refusal."""
    maker, late = officers
    submission = make_submission(unit)
    seen = submission.version
    decisions.make_draft(submission, maker)
    with pytest.raises(DecidedMeanwhile):
        decisions.decline(Submission.objects.get(), late, "ซ้ำ", seen=seen)
    assert told(submission) == []
    decisions.decline(Submission.objects.get(), late, "ซ้ำ", seen=Submission.objects.get().version)
    assert told(submission) == ["submission_declined"]


@pytest.mark.parametrize("seen", ["x", "2026-13-45", "2569-01-01T00:00:00+07:00"])
def test_made_up_version_decides_nothing(unit, officers, seen):
    """What no page of ours carried counts as long ago."""
    submission = make_submission(unit)
    with pytest.raises(DecidedMeanwhile):
        decisions.decline(submission, officers[0], "ซ้ำ", seen=seen)
    assert Submission.objects.get().state == "new"
