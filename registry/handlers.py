"""What the worker does with messages of this room."""

from typing import Any

from django.utils import timezone

from catalogue.models import CourseRun
from portal.core.thai_dates import local_day
from portal.outbox.handlers import Outcome, Refused, outcome_of_http
from portal.outbox.models import OutboxMessage
from registry import gateways, registry_link
from registry.enums import MessageKind, SignupStatus
from registry.messages import text_of, text_of_opened_run
from registry.models import Interest, RosterMessage, Signup, SignupChange
from registry.services.changes import GUARDIAN_MESSAGES


def tell_registry(message: OutboxMessage) -> Outcome:
    """Send one version of a sign-up to the outside registry."""
    signup = Signup.objects.with_run().filter(pk=message.payload["signup"]).first()
    if signup is None:
        return Outcome()  # taken out since (demonstration); there is nobody to tell about
    answer = registry_link.tell(event_of(message, signup))
    return outcome_of_http(answer.status, retry_after=answer.retry_after)


def event_of(message: OutboxMessage, signup: Signup) -> dict[str, Any]:
    """Return the event: what happened from the outbox, who it is about read only now."""
    change = SignupChange.objects.filter(signup=signup, version=message.version).first()
    return {
        "event_id": str(message.event_id),
        "kind": message.kind,
        "what": message.payload["what"],
        "uid": str(signup.uid),
        "ref": signup.ref,
        "version": message.version,
        "status": message.payload["status"],
        "run": signup.run.code,
        "course": signup.run.course.code,
        "unit": signup.run.unit.code,
        "occurred_at": (change.at if change else message.created_at).isoformat(),
        "learner": {
            "name": signup.person.name,
            "birth_year": signup.person.birth_year,
            "telephone": signup.telephone,
            "subdistrict": signup.subdistrict_id,
            "occupation": signup.occupation,
        },
    }


def send_text(message: OutboxMessage) -> Outcome:
    """Write what an applicant, or their guardian, is told, and hand it to the gateway."""
    kind = MessageKind(str(message.payload["text"]))
    if kind == MessageKind.RUN_OPENED:
        return _tell_of_opened_run(message)
    signup = Signup.objects.with_run().filter(pk=message.payload["signup"]).first()
    if signup is None or not _still_holds(kind, signup, message):
        return Outcome()
    is_for_guardian = message.destination == GUARDIAN_MESSAGES
    to = signup.guardian.telephone if is_for_guardian else signup.telephone
    text = text_of(kind, signup, signup.language, words=_words_of_officer(message))
    return _hand_over(to, text, message)


def _tell_of_opened_run(message: OutboxMessage) -> Outcome:
    interest = Interest.objects.filter(pk=message.payload["interest"], withdrawn_at=None).first()
    run = CourseRun.objects.filter(pk=message.payload["run"], cancelled_at=None).first()
    if interest is None or run is None:
        return Outcome()
    text = text_of_opened_run(run, interest.language)
    return _hand_over(interest.telephone, text, message)


def _hand_over(to: str, text: str, message: OutboxMessage) -> Outcome:
    if not to:
        raise Refused("There is no telephone number.")
    return gateways.gateway().send(to, text, str(message.event_id))


def _words_of_officer(message: OutboxMessage) -> str:
    if "roster" not in message.payload:
        return ""
    return RosterMessage.objects.get(pk=message.payload["roster"]).text


def _still_holds(kind: MessageKind, signup: Signup, message: OutboxMessage) -> bool:
    """Say whether it is still worth telling: a late message must not call anybody to nothing."""
    match kind:
        case MessageKind.OFFERED:
            return signup.status == SignupStatus.OFFERED
        case MessageKind.GUARDIAN_LINK | MessageKind.GUARDIAN_REMINDER:
            return signup.waits_for_guardian and signup.guardian.refused_at is None
        case MessageKind.REMINDER:
            day = signup.run.starts_on
            return (
                signup.status in (SignupStatus.HELD, SignupStatus.CONFIRMED)
                and signup.run.cancelled_at is None
                and day.toordinal() == message.version
                and local_day(timezone.now()) < day
            )
        case MessageKind.ROSTER:
            return signup.is_active
    return True
