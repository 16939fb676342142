"""What people agree to, and take back: rows that are only ever added."""

from datetime import datetime

from django.utils import timezone

from registry.current_notices import current_notices
from registry.enums import Channel, ConsentAction, Purpose
from registry.models import Consent, DeclaredGroup, Notice, Person, Signup, SupportNeed
from registry.services import notices
from registry.services.writing import retrying, writing

__all__ = ["current_notices", "give", "note", "notice_for", "withdraw"]


def give(
    person: Person,
    purpose: Purpose,
    *,
    channel: Channel,
    signup: Signup | None = None,
    notice: Notice | None = None,
) -> bool:
    """Note that somebody agrees; False when they had agreed to these very words already."""
    shown = notice or notice_for(purpose, signup.language if signup else "th")

    def act() -> bool:
        with writing():
            last = Consent.objects.last_word(person, purpose, signup)
            if _stands(last) and last is not None and last.text_hash == shown.text_hash:
                return False
            note(person, purpose, ConsentAction.GIVEN, channel=channel, signup=signup, notice=shown)
            return True

    return retrying(act)


def withdraw(
    person: Person, purpose: Purpose, *, channel: Channel, signup: Signup | None = None
) -> bool:
    """Take a consent back, with whatever was kept by it; False when none stands."""

    def act() -> bool:
        with writing():
            return withdraw_within(person, purpose, channel=channel, signup=signup)

    return retrying(act)


def withdraw_within(
    person: Person, purpose: Purpose, *, channel: Channel, signup: Signup | None = None
) -> bool:
    """Do the same within the caller's transaction."""
    last = Consent.objects.last_word(person, purpose, signup)
    if last is None or not _stands(last):
        return False
    note(
        person,
        purpose,
        ConsentAction.WITHDRAWN,
        channel=channel,
        signup=signup or last.signup,
        notice=last.notice,
    )
    _forget(person, purpose, signup)
    return True


def note(
    person: Person,
    purpose: Purpose,
    action: ConsentAction,
    *,
    channel: Channel,
    signup: Signup | None,
    notice: Notice,
    at: datetime | None = None,
    by_guardian: bool = False,
) -> Consent:
    """Add one row, within the caller's transaction; it keeps the hash of the words shown."""
    return Consent.objects.create(
        person=person,
        signup=signup,
        purpose=purpose,
        action=action,
        notice=notice,
        text_hash=notice.text_hash,
        at=at or timezone.now(),
        channel=channel,
        by_guardian=by_guardian,
        is_demonstration=signup is not None and signup.is_demonstration,
    )


def notice_for(purpose: Purpose, language: str) -> Notice:
    """Return the notice in force; where none was loaded, those that the portal brings along are."""
    found = current_notices(language).get(purpose)
    if found is None:
        notices.load()
        found = Notice.objects.newest([purpose], {language}).get()
    return found


def _stands(last: Consent | None) -> bool:
    return last is not None and last.action == ConsentAction.GIVEN


def _forget(person: Person, purpose: Purpose, signup: Signup | None) -> None:
    """Erase what was kept by the consent alone."""
    if purpose == Purpose.HEALTH:
        SupportNeed.objects.filter(**_whose(person, signup)).delete()
    if purpose == Purpose.SENSITIVE_GROUP:
        DeclaredGroup.objects.filter(group__is_sensitive=True, **_whose(person, signup)).delete()


def _whose(person: Person, signup: Signup | None) -> dict[str, object]:
    return {"signup": signup} if signup is not None else {"signup__person": person}
