"""One line about an applicant on an officer's list: what may be shown of it, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.holidays import holidays_on
from portal.core import telephones
from portal.core.thai_dates import local_day
from registry.enums import CallOutcome, SignupStatus
from registry.models import Signup
from registry.officers import Officer, help_words

#: After more working days than these somebody has waited too long for a call.
CALL_WITHIN = 2
_SATURDAY = 5
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class Applicant:
    """A sign-up as its line shows it to somebody."""

    signup: Signup
    name: str
    telephone: str
    tel_href: str
    #: What help to prepare; empty for those who may not read it.
    help: str
    #: There is something sensitive that opens with one's password.
    has_closed: bool
    may_change: bool
    is_late: bool
    calls: str
    has_wrong_number: bool
    guardian: str
    guardian_name: str
    guardian_telephone: str
    guardian_href: str

    @property
    def colour(self) -> str:
        """The class of the state's mark."""
        return _COLOURS.get(SignupStatus(self.signup.status), "stop")

    @property
    def may_confirm(self) -> bool:
        """A held seat whose guardian, if one is needed, has agreed."""
        held = self.signup.status == SignupStatus.HELD
        return self.may_change and held and not self.signup.waits_for_guardian

    @property
    def may_note_paper(self) -> bool:
        """A guardian's agreement may still come on paper."""
        return self.may_change and self.signup.waits_for_guardian


_COLOURS = {
    SignupStatus.CONFIRMED: "ok",
    SignupStatus.COMPLETED: "ok",
    SignupStatus.HELD: "wait",
    SignupStatus.OFFERED: "wait",
    SignupStatus.WAITING: "none",
}


def applicants(
    signups: Iterable[Signup], officer: Officer, today: date, *, revealed: bool = False
) -> list[Applicant]:
    """Make the lines; names and numbers are masked for those who may not change the sign-up."""
    late_before = first_day_in_time(today)
    return [_line(one, officer, late_before, revealed) for one in signups]


def first_day_in_time(today: date) -> date:
    """Return the earliest day of sign-up that is not too long ago, counted in working days."""
    days = [today - timedelta(days=back) for back in range(_LOOK_BACK)]
    off = holidays_on(days)
    working = [day for day in days if day.weekday() < _SATURDAY and day not in off]
    return working[CALL_WITHIN]


def _line(signup: Signup, officer: Officer, late_before: date, revealed: bool) -> Applicant:
    unit = signup.run.unit
    may_change = officer.may_change(unit)
    reads_help = officer.reads_help(unit)
    shown = may_change or revealed
    guardian = signup.guardian if signup.needs_guardian else None
    return Applicant(
        signup=signup,
        name=signup.person.name if shown else masked(signup.person.name),
        telephone=telephones.display(signup.telephone) if shown else _HIDDEN,
        tel_href=_href(signup.telephone) if shown else "",
        help=help_words(signup) if reads_help and officer.opens_sensitive else "",
        has_closed=reads_help and not officer.opens_sensitive and hasattr(signup, "support_need"),
        may_change=may_change,
        is_late=signup.status == SignupStatus.HELD and local_day(signup.created_at) < late_before,
        calls=_calls(signup),
        has_wrong_number=getattr(signup, "last_call", None) == CallOutcome.WRONG_NUMBER,
        guardian=guardian_words(signup),
        guardian_name=(guardian.name if shown else masked(guardian.name)) if guardian else "",
        guardian_telephone=(telephones.display(guardian.telephone) if shown else _HIDDEN)
        if guardian
        else "",
        guardian_href=_href(guardian.telephone) if guardian and shown else "",
    )


_HIDDEN = "•••"


def masked(name: str) -> str:
    """Leave the first letter of a name."""
    return f"{name[:1]}{_HIDDEN}"


def guardian_words(signup: Signup) -> str:
    """Say what the guardian answered; empty where none is needed."""
    if not signup.needs_guardian:
        return ""
    if signup.guardian.refused_at is not None:
        return _("The guardian refused")
    if signup.guardian.has_agreed:
        return _("The guardian has agreed")
    return _("Waiting for the guardian")


def _href(stored: str) -> str:
    telephone = telephones.parse_or_none(stored)
    return telephone.href if telephone else ""


def _calls(signup: Signup) -> str:
    count = getattr(signup, "calls_made", 0)
    if not count:
        return ""
    words = ngettext("%(count)d call", "%(count)d calls", count) % {"count": count}
    last = signup.last_call  # type: ignore[attr-defined]  # annotated beside the count
    return f"{words} · {CallOutcome(last).label}"
