"""The day before a course begins, and the third day without a guardian's answer: once each."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from catalogue.models import CourseRun
from portal.core.thai_dates import local_day
from portal.outbox.models import OutboxMessage
from portal.outbox.services import NewMessage, enqueue_many
from registry.enums import MessageKind, SignupStatus
from registry.models import Guardian, Signup
from registry.services import seats
from registry.services.changes import GUARDIAN_MESSAGES, MESSAGES, SIGNUP_MESSAGE
from registry.services.writing import writing

#: A telephone that rings at night is switched off next time.
FROM, UNTIL = time(8), time(20)
GUARDIAN_AFTER = timedelta(days=3)
BATCH = 200


def is_time_for_messages(at: datetime) -> bool:
    """Say whether people may be written to without being woken."""
    return FROM <= timezone.localtime(at).time() < UNTIL


def remind_of_first_day(at: datetime) -> int:
    """Write to everybody with a seat in a run that begins tomorrow; safe to run again, and twice.

    The day is part of the message's number: a run that is moved afterwards gets a reminder of its
    own. Whoever takes a seat later that day is found by the next round.
    """
    if not is_time_for_messages(at):
        return 0
    tomorrow = local_day(at) + timedelta(days=1)
    runs = CourseRun.objects.filter(starts_on=tomorrow, cancelled_at=None)
    return sum(_remind(pk, tomorrow) for pk in runs.values_list("pk", flat=True))


def _remind(run_id: int, tomorrow: date) -> int:
    with writing():
        # Under the run's lock two workers do not see the same people as not yet told.
        run = seats.locked(run_id)
        if run.starts_on != tomorrow or run.cancelled_at is not None:
            return 0
        version = tomorrow.toordinal()
        people = (
            Signup.objects.of_run(run)
            .real()
            .filter(status__in=[SignupStatus.HELD, SignupStatus.CONFIRMED])
        )
        by_name = {f"reminder:{one.uid}": one for one in people}
        told = OutboxMessage.objects.to(MESSAGES).of_version(version).about(by_name)
        for name in told.values_list("aggregate", flat=True):
            del by_name[name]
        enqueue_many(
            _message(name, version, MESSAGES, one, MessageKind.REMINDER)
            for name, one in by_name.items()
        )
    return len(by_name)


def remind_guardians(at: datetime) -> int:
    """Ask guardians again who have not answered for three days; each once."""
    if not is_time_for_messages(at):
        return 0
    due = at + timedelta(days=seats.GUARDIAN_DAYS) - GUARDIAN_AFTER
    silent = Guardian.objects.filter(
        agreed_at=None,
        refused_at=None,
        reminded_at=None,
        signup__guardian_due_at__lte=due,
        signup__guardian_due_at__gt=at,
        signup__status__in=[SignupStatus.HELD, SignupStatus.OFFERED],
        signup__is_demonstration=False,
    )
    return sum(_remind_guardian(one, at) for one in silent.select_related("signup")[:BATCH])


def _remind_guardian(guardian: Guardian, at: datetime) -> int:
    with writing():
        mine = Guardian.objects.filter(pk=guardian.pk, reminded_at=None, agreed_at=None)
        if not mine.update(reminded_at=at):
            return 0
        signup = guardian.signup
        name = f"guardian-reminder:{signup.uid}"
        kind = MessageKind.GUARDIAN_REMINDER
        enqueue_many([_message(name, 1, GUARDIAN_MESSAGES, signup, kind)])
    return 1


def _message(
    name: str, version: int, destination: str, signup: Signup, kind: MessageKind
) -> NewMessage:
    return NewMessage(
        name, version, destination, SIGNUP_MESSAGE, {"signup": signup.pk, "text": str(kind)}
    )
