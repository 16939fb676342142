"""Who would like to learn what (S1-29): asked, taken back, told; and the centre that hears of it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from catalogue.models import CoursePage, CourseRun
from portal.core.thai_text import normalise_line
from portal.outbox.services import NewMessage, enqueue_many
from portal.places.models import District
from registry.enums import MessageKind
from registry.models import Interest, InterestSignal
from registry.services.changes import MESSAGES, SIGNUP_MESSAGE
from registry.services.writing import retrying, writing, writing_once

DEMAND = "registry.demand"
STAFF_MAIL = "staff-mail"
#: A number is kept for a year at most, and a month after its owner was told.
KEEP_WAITING = timedelta(days=365)
KEEP_TOLD = timedelta(days=30)
LONGEST_TOPIC = 120


def ask(
    *,
    telephone: str,
    district: District | str,
    course: CoursePage | None = None,
    topic: str = "",
    occupational_group: str = "",
    name: str = "",
    language: str = "th",
) -> Interest:
    """Note that somebody would like to learn something near a district; twice is once.

    `telephone` as ``portal.core.telephones`` stores it. The centre is told when enough have asked.
    """
    code = district if isinstance(district, str) else district.pk
    # The words stay when the course's page goes.
    words = course.title if course is not None else topic
    wanted = Interest(
        course=course,
        topic=normalise_line(words)[:LONGEST_TOPIC],
        occupational_group=course.occupational_group if course else occupational_group,
        district_id=code,
        name=name,
        telephone=telephone,
        language=language,
    )

    def act() -> Interest:
        with writing():
            # Who holds the district's row counts alone: two people never cross a threshold twice.
            District.objects.select_for_update(no_key=True).get(pk=code)
            earlier = Interest.objects.open().same_as(wanted).first()
            if earlier is not None:
                return earlier
            # A try that was turned down may have left a key.
            wanted.pk = None
            wanted.created_at = timezone.now()
            wanted.save(force_insert=True)
            _tell_centre(wanted)
            return wanted

    return writing_once(act)


def _tell_centre(wanted: Interest) -> None:
    """Signal that enough have asked: once, until a run answers it."""
    people = Interest.objects.open().about(wanted).people()
    if people < settings.PORTAL_INTEREST_THRESHOLD:
        return
    subject = {"course_id": wanted.course_id, "district_id": wanted.district_id}
    if wanted.course_id is None:
        subject["topic"] = wanted.topic
    if InterestSignal.objects.filter(answered_at=None, **subject).exists():
        return
    signal = InterestSignal.objects.create(
        course_id=wanted.course_id,
        topic=wanted.topic,
        district_id=wanted.district_id,
        count=people,
    )
    enqueue_many([NewMessage(f"demand:{signal.pk}", 1, STAFF_MAIL, DEMAND, {"signal": signal.pk})])


def withdraw(uid: str) -> bool:
    """Take an interest back and forget whose it was; False when there was nothing to do."""

    def act() -> bool:
        with writing():
            mine = Interest.objects.filter(uid=uid, withdrawn_at=None)
            return bool(mine.update(withdrawn_at=timezone.now(), telephone="", name=""))

    return retrying(act)


def tell_of(run: CourseRun, at: datetime | None = None) -> int:
    """Tell those who asked that a run is public: within the transaction that approved it.

    Those who asked for the course, wherever they live, and those who named its occupational group
    in the run's district without naming a course.
    """
    at = at or timezone.now()
    group = Q(
        course=None,
        district=run.unit.district_id,
        occupational_group=run.course.occupational_group or None,
    )
    waiting = Interest.objects.open().filter(Q(course=run.course_id) | group)
    told = list(waiting.select_for_update(of=("self",)).order_by("pk"))
    Interest.objects.filter(pk__in=[one.pk for one in told]).update(told_at=at, told_of=run)
    enqueue_many(
        NewMessage(
            f"interest:{one.uid}",
            1,
            MESSAGES,
            SIGNUP_MESSAGE,
            {"interest": one.pk, "run": run.pk, "text": str(MessageKind.RUN_OPENED)},
        )
        for one in told
    )
    InterestSignal.objects.filter(course=run.course_id, answered_at=None).update(answered_at=at)
    return len(told)


def forget(at: datetime) -> int:
    """Forget numbers that are needed no more: told a month ago, or asked a year ago."""
    with writing():
        old = Interest.objects.open().filter(created_at__lt=at - KEEP_WAITING)
        count = old.update(withdrawn_at=at, telephone="", name="")
        told = Interest.objects.filter(told_at__lt=at - KEEP_TOLD).exclude(telephone="", name="")
        return count + told.update(telephone="", name="")
