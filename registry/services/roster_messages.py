"""One text to everybody of a run, each of them once."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import CourseRun
from portal.core.thai_text import normalise_line
from portal.outbox.services import NewMessage, enqueue_many
from registry.enums import MessageKind, SignupStatus
from registry.models import RosterMessage, Signup
from registry.services import seats
from registry.services.changes import MESSAGES, SIGNUP_MESSAGE
from registry.services.writing import retrying, writing

LONGEST = 300
#: The same words to the same run within this time are a second press, not a second message.
SECOND_PRESS = timedelta(minutes=10)


def send(run: CourseRun, text: str, *, to_waiting: bool, by: Any) -> RosterMessage:
    """Write to all with a seat in a run, and to its waiting list if asked.

    Pressed twice, it is sent once: the first message is returned. Whoever signs up later does not
    get it.
    """
    words = _checked(text)

    def act() -> RosterMessage:
        with writing():
            # The row of the run: nobody comes or goes while the list is read.
            locked = seats.locked(run.pk)
            now = timezone.now()
            if before := RosterMessage.objects.filter(
                run=locked, text=words, is_for_waiting=to_waiting, at__gt=now - SECOND_PRESS
            ).first():
                return before
            message = RosterMessage.objects.create(
                run=locked, text=words, is_for_waiting=to_waiting, at=now, by=by
            )
            people = Signup.objects.of_run(locked).real().active().order_by("pk")
            if not to_waiting:
                people = people.exclude(status=SignupStatus.WAITING)
            enqueue_many(_to_one(message, signup) for signup in people)
            return message

    return retrying(act)


def _to_one(message: RosterMessage, signup: Signup) -> NewMessage:
    # An aggregate for each of them: nobody waits for a neighbour's telephone.
    return NewMessage(
        f"roster:{message.uid}:{signup.pk}",
        1,
        MESSAGES,
        SIGNUP_MESSAGE,
        {"signup": signup.pk, "text": str(MessageKind.ROSTER), "roster": message.pk},
    )


def _checked(text: str) -> str:
    words = normalise_line(text)
    if not words:
        raise ValidationError({"text": _("Write what they are to read")})
    if len(words) > LONGEST:
        raise ValidationError(
            {
                "text": ngettext(
                    "A message has at most %(count)d sign",
                    "A message has at most %(count)d signs",
                    LONGEST,
                )
                % {"count": LONGEST}
            }
        )
    return words
