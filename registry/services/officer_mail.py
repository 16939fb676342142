"""One mail a day to the officers of a centre: how much waits, of what; numbers, no names."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, time
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from catalogue.models import FactReport
from portal.core.thai_dates import local_day
from portal.outbox.models import OutboxMessage
from portal.outbox.services import NewMessage, enqueue_many
from portal.users.models import RoleAssignment
from portal.users.rights import ROLE_ACTIONS, RowKind
from registry.models import Signup, Submission
from registry.services.changes import GUARDIAN_MESSAGES, MESSAGES, SIGNUP_MESSAGE
from registry.services.writing import writing

OFFICER_MAIL = "officer-mail"
OFFICER_DIGEST = "officer-digest"
FROM, UNTIL = time(7), time(10)


@dataclass(frozen=True)
class Waiting:
    """What waits in somebody's units; what may cost people money stands first."""

    scams: int = 0
    to_call: int = 0
    not_reached: int = 0
    proposals: int = 0

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


def queue_digests(at: datetime) -> int:
    """Queue the mails of the morning, one a person and day; safe to run again."""
    if not FROM <= timezone.localtime(at).time() < UNTIL:
        return 0
    today = local_day(at)
    readers = {pk for name in _KINDS for pk in _readers(name, today)}
    if not readers:
        return 0
    names = {f"digest:{pk}:{today.toordinal()}": pk for pk in sorted(readers)}
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
    """Count what waits in the units where somebody may do something about it."""
    units = {
        kind: set(_held(kind, on).of([user.pk]).values_list("unit_id", flat=True))
        for kind in {kind for kind, _count in _KINDS.values()}
    }
    counted = {}
    for name, (kind, count) in _KINDS.items():
        waits = count() if units[kind] else Counter[int]()
        counted[name] = sum(waits[unit] for unit in units[kind])
    return Waiting(**counted)


def _held(kind: RowKind, on: Any) -> Any:
    """Roles held in a unit itself: whoever is above has others for this."""
    roles = [
        role
        for role, rights in ROLE_ACTIONS.items()
        if "change" in rights.rows.get(kind, frozenset())
    ]
    return RoleAssignment.objects.held_on(on).filter(role__in=roles, page=None)


def _readers(name: str, on: Any) -> list[int]:
    kind, count = _KINDS[name]
    if not (waits := count()):
        return []
    held = _held(kind, on).filter(unit__in=list(waits)).values("user_id")
    people = get_user_model()._default_manager.filter(pk__in=held, is_active=True)
    return list(people.exclude(email="").values_list("pk", flat=True))


def _to_call() -> Counter[int]:
    return Signup.objects.to_call().count_by_unit()


def _not_reached() -> Counter[int]:
    dead = OutboxMessage.objects.dead().among_destinations([MESSAGES, GUARDIAN_MESSAGES])
    payloads = dead.of_kinds([SIGNUP_MESSAGE]).values_list("payload", flat=True)
    keys = {one["signup"] for one in payloads if "signup" in one}
    return Signup.objects.among(keys).count_by_unit()


def _proposals() -> Counter[int]:
    return Submission.objects.new().count_by_unit()


def _scams() -> Counter[int]:
    return FactReport.objects.open().of_scams().count_by_unit()


#: What is counted → whose work it is, and how much of it waits in each unit.
_KINDS: Mapping[str, tuple[RowKind, Callable[[], Counter[int]]]] = {
    "scams": (RowKind.CONTACTS, _scams),
    "to_call": (RowKind.LEARNERS, _to_call),
    "not_reached": (RowKind.LEARNERS, _not_reached),
    "proposals": (RowKind.LEARNERS, _proposals),
}
