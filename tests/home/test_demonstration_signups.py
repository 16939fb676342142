"""The demonstration's sign-ups: they match the runs, show every state and go away again."""

import re
from io import StringIO
from unittest import mock

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.models import CoursePage, CourseRun
from catalogue.services import reference
from catalogue.services.centre_pages import make_centre_pages
from home.demonstration import pictures, services
from home.demonstration.courses import demo_courses
from home.demonstration.pictures import picture_rows
from home.services.site import make_site
from portal.outbox.models import OutboxMessage
from portal.places.models import OrgUnit
from registry.enums import Actor, SignupStatus
from registry.integrity import breaches
from registry.models import Consent, Guardian, Person, Signup, SignupChange
from registry.services import transitions
from registry.services.bulk_signups import remove_signups
from tests.factories.places import units_layer
from tests.factories.registry import make_notices, sign_up_someone
from tests.layers import layer


@layer(upon=units_layer)
def demonstration_layer():
    """A demonstration of the districts of the tests, with the people of its runs."""
    make_site()
    make_centre_pages()
    reference.load()
    make_notices()
    districts = {unit.code for unit in OrgUnit.objects.all()}
    here = tuple(one for one in demo_courses() if f"d{one.district}" in districts)[:24]
    with (
        mock.patch.object(services, "demo_courses", lambda: here),
        mock.patch.object(pictures, "picture_rows", lambda: picture_rows()[:2]),
    ):
        services.seed()


@pytest.fixture
def seeded(demonstration_layer, units, settings, monkeypatch):
    """That demonstration, with an outside registry connected."""
    settings.PORTAL_REGISTRY_URL = "http://registry.test/"
    codes = set(CoursePage.objects.values_list("title", flat=True))
    here = tuple(
        one for one in demo_courses() if one.title in codes and f"d{one.district}" in units
    )
    monkeypatch.setattr(services, "demo_courses", lambda: here[:24])
    monkeypatch.setattr(pictures, "picture_rows", lambda: picture_rows()[:2])


def _ahead():
    today = timezone.localdate()
    return CourseRun.objects.public().filter(starts_on__gt=today, cancelled_at=None)


def test_numbers_of_all_runs_agree_with_their_signups(seeded):
    """Whoever looks whether everything agrees finds nothing to mend in the demonstration."""
    assert breaches() == []
    assert Signup.objects.count() > 100
    assert Signup.objects.count() == Signup.objects.made_up().count()
    call_command("check_integrity", stdout=StringIO())


def test_nobody_is_told_anything_about_made_up_people(seeded):
    """Making them, and changing them later, sends no message to anybody."""
    assert not OutboxMessage.objects.exclude(kind__startswith="index").exists()
    before = OutboxMessage.objects.count()
    signup = Signup.objects.filter(status=SignupStatus.HELD, run__in=_ahead()).first()
    transitions.cancel(signup, actor=Actor.APPLICANT)
    assert OutboxMessage.objects.count() == before
    assert breaches() == []


def test_people_look_made_up(seeded):
    """Names say so, telephones are of a range that looks like nobody's."""
    for name, telephone in Person.objects.values_list("name", "telephone"):
        assert "นามสมมติ" in name
        assert re.fullmatch(r"081000\d{4}", telephone)
    assert all(re.fullmatch(r"08100\d{5}", one.telephone) for one in Guardian.objects.all())


def test_every_state_is_shown(seeded):
    """Between them the runs show what can become of a sign-up, minors among them."""
    shown = set(Signup.objects.values_list("status", flat=True))
    assert {"held", "confirmed", "completed", "not_completed", "cancelled", "waiting"} <= shown
    assert Guardian.objects.filter(agreed_at__isnull=False).exists()


def test_notices_shown_are_written_down(seeded):
    """Each sign-up has the notice that was shown, as a made-up row."""
    assert Consent.objects.filter(purpose="sign_up").count() == Signup.objects.count()
    assert not Consent.objects.filter(is_demonstration=False).exists()


def test_unseeding_takes_all_made_up_people_away(seeded):
    """Nothing of them is left in any table."""
    services.unseed()
    for model in (Signup, SignupChange, Person, Consent, Guardian):
        assert not model.objects.exists()


def test_unseeding_twice_is_once(seeded):
    """A second time there is nothing to take away."""
    services.unseed()
    assert services.unseed().sentence == "deleted 0 demonstration courses"


def test_course_that_somebody_really_signed_up_for_stays(seeded):
    """Real sign-ups outlive the demonstration; seats are counted anew, and who waits moves up."""
    run = _ahead().filter(closes_at__gt=timezone.now(), opens_at__lt=timezone.now()).first()
    CourseRun.objects.filter(pk=run.pk).update(waiting_limit=30)
    real = sign_up_someone(run).signup
    assert real is not None
    sentence = services.unseed().sentence
    assert "kept 1" in sentence
    assert list(Signup.objects.values_list("pk", flat=True)) == [real.pk]
    assert [one.pk for one in CourseRun.objects.all()] == [run.pk]
    real.refresh_from_db()
    assert real.status in {SignupStatus.HELD, SignupStatus.OFFERED}
    assert breaches() == []
    services.seed()
    assert CoursePage.objects.filter(code=run.course.code).count() == 1
    assert breaches() == []
    services.unseed()
    assert Signup.objects.get() == real


def test_change_by_a_visitor_does_not_stop_the_unseeding(seeded):
    """A consent that was written without the mark keeps its row; all others go."""
    signup = Signup.objects.select_related("person").first()
    notice = make_notices()["sign_up"]
    Consent.objects.create(
        person=signup.person,
        signup=signup,
        purpose="sign_up",
        action="withdrawn",
        notice=notice,
        text_hash=notice.text_hash,
        channel="web",
    )
    services.unseed()
    assert Signup.objects.get() == signup
    assert breaches() == []


def test_real_rows_cannot_be_deleted(seeded):
    """The database itself keeps what was not made up."""
    run = _ahead().filter(closes_at__gt=timezone.now(), opens_at__lt=timezone.now()).first()
    CourseRun.objects.filter(pk=run.pk).update(waiting_limit=30)
    real = sign_up_someone(run).signup
    with pytest.raises(DatabaseError), transaction.atomic():
        SignupChange.objects.filter(signup=real).delete()
    assert SignupChange.objects.filter(signup=real).exists()


def test_questions_do_not_grow_with_the_people(seeded):
    """Taking away is a matter of batches, not of people."""
    with CaptureQueriesContext(connection) as asked:
        remove_signups([])
    assert len(asked) < 60
