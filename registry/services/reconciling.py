"""Does the outside registry have what we have? Compared page by page; mended by the same events."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from portal.outbox import services as outbox
from portal.outbox.models import OutboxMessage
from portal.outbox.services import enqueue_many
from registry.fingerprints import fingerprint
from registry.models import Signup, SignupChange
from registry.querysets import SignupQuerySet
from registry.registry_link import Kept, kept
from registry.services.changes import REGISTRY, aggregate, registry_event
from registry.services.writing import retrying, writing

CHUNK = 500


@dataclass
class Differences:
    """References of sign-ups, except `extra`: those that only the registry knows have none here."""

    compared: int = 0
    #: Not delivered yet; they will be.
    on_their_way: list[str] = field(default_factory=list)
    #: The registry has never heard of them.
    missing: list[str] = field(default_factory=list)
    #: It has an older version, or another one than ours.
    different: list[str] = field(default_factory=list)
    #: It has a newer version than we have: our database was set back.
    ahead: list[str] = field(default_factory=list)
    #: It knows a sign-up that we do not.
    extra: list[str] = field(default_factory=list)
    #: Sent again by this look.
    mended: int = 0

    @property
    def count(self) -> int:
        """How many sign-ups are not as they should be."""
        return sum(map(len, (self.missing, self.different, self.ahead, self.extra)))


def reconcile(
    *, since: datetime | None = None, run: str | None = None, fix: bool = False
) -> Differences:
    """Compare all sign-ups, those changed since then or those of one run, with the registry's.

    Raises ``Retry`` or ``Refused`` when the registry does not answer. Run twice at once it queues
    nothing twice: the same events go out again, and the registry knows them.
    """
    began = timezone.now()
    theirs = {one.uid: one for one in kept()}
    found = Differences()
    for chunk in _chunks(Signup.objects.changed_since(since).of_run_code(run)):
        _compare(chunk, theirs, found, _moving(chunk, began), fix=fix)
    if since is None and run is None:
        # Whatever was signed up while we looked is ours as well.
        unknown = set(theirs) - {str(uid) for uid in Signup.objects.uids()}
        found.extra = sorted(unknown)
    return found


def replay(since: datetime) -> int:
    """Tell the registry again what it was told since then; it keeps each event once."""
    return outbox.send_again(OutboxMessage.objects.to(REGISTRY).put_in_since(since))


def _chunks(signups: SignupQuerySet) -> Iterator[list[Signup]]:
    last = 0
    while chunk := list(signups.after(last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _moving(chunk: list[Signup], began: datetime) -> set[str]:
    """Return which sign-ups have a message under way, or had one while we asked."""
    about = OutboxMessage.objects.to(REGISTRY).about([aggregate(one) for one in chunk])
    stuck = set(about.dead().values_list("aggregate", flat=True))
    moving = about.under_way() | about.done_since(began)
    return set(moving.values_list("aggregate", flat=True)) - stuck


def _compare(
    chunk: list[Signup],
    theirs: dict[str, Kept],
    found: Differences,
    moving: set[str],
    *,
    fix: bool,
) -> None:
    for signup in chunk:
        found.compared += 1
        known = theirs.get(str(signup.uid))
        if known == _as_kept(signup):
            continue
        if aggregate(signup) in moving:
            found.on_their_way.append(signup.ref)
        elif known is not None and known.version > signup.version:
            found.ahead.append(signup.ref)
        else:
            (found.missing if known is None else found.different).append(signup.ref)
            if fix:
                found.mended += _tell_again(signup)


def _as_kept(signup: Signup) -> Kept:
    uid = str(signup.uid)
    facts = {
        "uid": uid,
        "ref": signup.ref,
        "version": signup.version,
        "status": str(signup.status),
        "run": signup.run.code,
    }
    return Kept(uid, signup.version, fingerprint(facts))


def _tell_again(signup: Signup) -> bool:
    """Queue the event of the current version: the same one again, a first one if there was none."""
    about = OutboxMessage.objects.to(REGISTRY).about([aggregate(signup)])
    # Whatever was given up stands in the way of what came later.
    outbox.retry_dead(about)
    current = about.of_version(signup.version)
    if outbox.send_again(current) or current.exists():
        return True

    def act() -> bool:
        with writing():
            fresh = Signup.objects.locked(signup.pk)
            if about.of_version(fresh.version).exists():
                return False
            change = SignupChange.objects.filter(signup=fresh, version=fresh.version).first()
            enqueue_many([registry_event(fresh, change.what if change else "reconciled")])
            return True

    return retrying(act)
