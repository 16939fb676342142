"""One mail a day to the officers of a centre: how many wait for a call, who was not reached."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from catalogue.run_state import local_day
from portal.outbox.models import OutboxMessage
from portal.outbox.services import NewMessage, enqueue_many
from portal.users.models import RoleAssignment
from portal.users.rights import ROLE_ACTIONS, RowKind
from registry.models import Signup
from registry.services.changes import GUARDIAN_MESSAGES, MESSAGES, SIGNUP_MESSAGE
from registry.services.writing import writing

OFFICER_MAIL = "officer-mail"
OFFICER_DIGEST = "officer-digest"
FROM, UNTIL = time(7), time(10)


@dataclass(frozen=True)
class Waiting:
    """What waits in somebody's units."""

    to_call: int = 0
    not_reached: int = 0

    def __bool__(self) -> bool:
        return bool(self.to_call or self.not_reached)


def queue_digests(at: datetime) -> int:
    """Queue the mails of the morning, one a person and day; safe to run again."""
    if not FROM <= timezone.localtime(at).time() < UNTIL:
        return 0
    today = local_day(at)
    units = set(_to_call()) | set(_not_reached())
    if not units:
        return 0
    names = {f"digest:{pk}:{today.toordinal()}": pk for pk in _readers(units, today)}
    with writing():
        done = OutboxMessage.objects.to(OFFICER_MAIL).about(names)
        for name in done.values_list("aggregate", flat=True):
            del names[name]
        enqueue_many(
            NewMessage(name, 1, OFFICER_MAIL, OFFICER_DIGEST, {"user": pk})
            for name, pk in names.items()
        )
    return len(names)


def waiting_for(user: Any, on: Any) -> Waiting:
    """Count what waits in the units where somebody works with learners."""
    units = set(_held(on).of([user.pk]).values_list("unit_id", flat=True))
    to_call, not_reached = _to_call(), _not_reached()
    return Waiting(sum(to_call[unit] for unit in units), sum(not_reached[unit] for unit in units))


def _held(on: Any) -> Any:
    """Roles held in a unit itself: whoever is above has others for this."""
    roles = [
        role
        for role, rights in ROLE_ACTIONS.items()
        if "change" in rights.rows.get(RowKind.LEARNERS, frozenset())
    ]
    return RoleAssignment.objects.held_on(on).filter(role__in=roles, page=None)


def _readers(units: Iterable[int], on: Any) -> list[int]:
    held = _held(on).filter(unit__in=list(units)).values("user_id")
    people = get_user_model()._default_manager.filter(pk__in=held, is_active=True)
    return list(people.exclude(email="").order_by("pk").values_list("pk", flat=True))


def _to_call() -> Counter[int]:
    return Signup.objects.to_call().count_by_unit()


def _not_reached() -> Counter[int]:
    dead = OutboxMessage.objects.dead().among_destinations([MESSAGES, GUARDIAN_MESSAGES])
    payloads = dead.of_kinds([SIGNUP_MESSAGE]).values_list("payload", flat=True)
    keys = {one["signup"] for one in payloads if "signup" in one}
    return Signup.objects.among(keys).count_by_unit()
