"""Wishes to learn something: the centre is told, people are told of a run, officers read them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from catalogue.services import runs
from portal.outbox import handlers
from portal.outbox.models import OutboxMessage
from portal.users.enums import Role
from registry.models import AccessLog, Interest, InterestSignal
from registry.services import interests
from tests.factories.registry import make_interest, make_open_run
from tests.factories.users import as_role, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.row("S1-29")]


def test_centre_is_told_once_when_enough_have_asked(tree, settings):
    """At the threshold one signal and one message; not before, and not again."""
    settings.PORTAL_INTEREST_THRESHOLD = 3
    for number in (1, 2, 2):
        make_interest(number)
    assert not InterestSignal.objects.exists()
    for number in (3, 4, 5):
        make_interest(number)
    signal = InterestSignal.objects.get()
    assert (signal.count, signal.topic, signal.district_id) == (3, "ทำเล็บเจล", "4704")
    assert OutboxMessage.objects.filter(kind=interests.DEMAND).count() == 1


def test_threshold_counts_a_subject_in_a_district(tree, settings):
    """Other words and other districts are counted by themselves."""
    settings.PORTAL_INTEREST_THRESHOLD = 2
    make_interest(1)
    make_interest(2, topic="ทำขนม")
    make_interest(3, district="4702")
    assert not InterestSignal.objects.exists()


def test_signal_reaches_the_staff_by_mail_without_names(tree, units, settings):
    """Whoever can open a run is told how many ask, and where to look; no number of a person."""
    settings.PORTAL_INTEREST_THRESHOLD = 1
    officer = as_role("district_officer", units["d4704"])
    officer.email = "officer@example.com"
    officer.save()
    make_interest()
    message = OutboxMessage.objects.get(kind=interests.DEMAND)
    handlers.find(message)(message)
    assert mail.outbox[0].to == ["officer@example.com"]
    assert "ทำเล็บเจล" in mail.outbox[0].body
    assert "081" not in mail.outbox[0].body
    InterestSignal.objects.update(answered_at=timezone.now())
    handlers.find(message)(message)
    assert len(mail.outbox) == 1


def approved(course, units, **fields):
    """A run that a director approves now."""
    run = make_open_run(course, **fields)
    type(run).objects.filter(pk=run.pk).update(approved_at=None)
    run.refresh_from_db()
    director = as_role("district_director", units["d4704"])
    return runs.approve(run, by=director, at=timezone.now())


def test_those_who_asked_are_told_when_a_run_is_approved(course, units, settings):
    """One message each, and they are marked as told; who took it back hears nothing."""
    settings.PORTAL_INTEREST_THRESHOLD = 2
    mine, elsewhere, gone = (
        make_interest(1, course=course),
        make_interest(2, course=course, district="4702"),
        make_interest(3),
    )
    third = make_interest(4, course=course)
    interests.withdraw(str(third.uid))
    run = approved(course, units)
    told = OutboxMessage.objects.filter(aggregate__startswith="interest:")
    assert {one.payload["interest"] for one in told} == {mine.pk, elsewhere.pk}
    assert {one.payload["run"] for one in told} == {run.pk}
    for one in (mine, elsewhere):
        one.refresh_from_db()
        assert (one.told_of_id, one.told_at is not None) == (run.pk, True)
    gone.refresh_from_db()
    assert gone.told_at is None
    assert interests.tell_of(run) == 0


def test_run_of_a_group_is_told_to_who_named_the_group_only(course, units):
    """Without a course, the occupational group and the district decide."""
    group = course.occupational_group
    near = make_interest(1, occupational_group=group)
    far = make_interest(2, occupational_group=group, district="4702")
    run = approved(course, units)
    near.refresh_from_db()
    far.refresh_from_db()
    assert (near.told_of_id, far.told_of_id) == (run.pk, None)


def test_approved_run_answers_the_signal(course, units, settings):
    """The list no longer says that a run is worth opening; a new crossing may be told again."""
    settings.PORTAL_INTEREST_THRESHOLD = 2
    make_interest(1, course=course)
    make_interest(2, course=course)
    approved(course, units)
    assert InterestSignal.objects.get().answered_at is not None
    make_interest(1, course=course)
    make_interest(2, course=course)
    assert InterestSignal.objects.count() == 2


def test_numbers_are_forgotten(course, units):
    """A month after somebody was told, and a year after they asked at the latest."""
    told, old, fresh = make_interest(1, course=course), make_interest(2), make_interest(3)
    approved(course, units)
    now = timezone.now()
    Interest.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=366))
    assert interests.forget(now) == 1
    assert interests.forget(now + timedelta(days=31)) == 1
    assert interests.forget(now + timedelta(days=31)) == 0
    kept = dict(Interest.objects.values_list("pk", "telephone"))
    assert (kept[told.pk], kept[old.pk], kept[fresh.pk] != "") == ("", "", True)


def test_course_that_goes_leaves_its_wishes(course):
    """The words stay when a course's page is deleted; nobody's wish is in the way."""
    first = make_interest(1, course=course)
    assert make_interest(1, topic=course.title).pk == first.pk
    course.delete()
    first.refresh_from_db()
    assert (first.course_id, first.topic) == (None, course.title)


# --- officers
def test_list_of_demand_shows_numbers_of_own_districts_only(client, course, units):
    """How many people, most first; no telephone, nothing of other districts."""
    make_interest(1, course=course)
    make_interest(2, course=course)
    make_interest(3, topic="ทำขนม", name="คนที่สาม")
    make_interest(4, topic="เรื่องของอำเภออื่น", district="2101")
    sign_in(client, as_role("district_officer", units["d4704"]))
    page = client.get(reverse("demand:index")).content.decode()
    assert page.index(course.title) < page.index("ทำขนม")
    assert f"{reverse('course_runs:add')}?course={course.pk}" in page
    assert "เรื่องของอำเภออื่น" not in page
    assert "0810000" not in page
    assert "081 000" not in page
    assert "คนที่สาม" not in page
    assert not AccessLog.objects.exists()


def test_numbers_stand_on_one_page_and_the_look_is_written_down(client, course, units):
    """The people who ask for one thing, with telephones; other districts' are not found."""
    own = make_interest(1, course=course, name="ผู้เรียน นามสมมติ")
    other = make_interest(2, district="2101")
    sign_in(client, as_role("district_officer", units["d4704"]))
    page = client.get(reverse("demand:one", args=[own.pk])).content.decode()
    assert own.name in page
    assert "+66810000001" in page
    log = AccessLog.objects.get()
    assert (log.object_type, log.object_ids) == ("interest", [own.pk])
    assert client.get(reverse("demand:one", args=[other.pk])).status_code == 404


def test_roles_without_learners_see_no_demand(client, units):
    """Who may not see learners may not see who would like to be one."""
    from portal.users.rights import ROLE_ACTIONS, RowKind

    blind = [role for role, rights in ROLE_ACTIONS.items() if RowKind.LEARNERS not in rights.rows]
    assert blind
    assert Role(blind[0])
    sign_in(client, as_role(str(blind[0]), units["d4704"]))
    assert client.get(reverse("demand:index")).status_code in {302, 403}
