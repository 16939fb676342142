"""What the worker does with messages of this room."""

from typing import Any

from portal.outbox.handlers import Outcome, outcome_of_http
from portal.outbox.models import OutboxMessage
from registry import registry_link
from registry.models import Signup, SignupChange


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
