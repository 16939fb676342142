"""What the page of one sign-up shows an officer: facts, calls, history, consents, messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.thai_dates import local_day
from portal.outbox.models import OutboxMessage
from registry.applicants import Applicant, applicants
from registry.desk import text_name
from registry.enums import Actor, SignupStatus
from registry.models import Signup
from registry.officers import Officer
from registry.services.changes import SIGNUP_MESSAGE
from registry.services.transitions import has_begun


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a history."""

    at: datetime
    what: str
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SignupPage:
    """Everything on the page of one sign-up."""

    applicant: Applicant
    #: Target groups that they named; sensitive ones are shown about nobody.
    groups: Sequence[str]
    #: Groups or the help to prepare open with one's password.
    has_closed: bool
    #: How learners of this course are chosen, beside the form that refuses (S0-20).
    criteria: str
    changes: Sequence[Event]
    calls: Sequence[Event]
    consents: Sequence[Event]
    messages: Sequence[Event]
    has_lost_messages: bool
    has_begun: bool
    entered_by: str

    @property
    def signup(self) -> Signup:
        """The sign-up itself."""
        return self.applicant.signup

    @property
    def may_refuse(self) -> bool:
        """Still to decide, or confirmed by mistake."""
        return self.applicant.may_change and self.signup.is_active

    @property
    def may_accept(self) -> bool:
        """A seat is offered: they may take it by telephone."""
        return self.applicant.may_change and self.signup.status == SignupStatus.OFFERED

    @property
    def may_call(self) -> bool:
        """There is still something to ring about."""
        return self.applicant.may_change and self.signup.is_active


def signup_page(
    signup: Signup, officer: Officer, at: datetime, *, revealed: bool = False
) -> SignupPage:
    """Put the page together; the number of queries does not follow the length of the history."""
    applicant = applicants([signup], officer, local_day(at), revealed=revealed)[0]
    groups = _groups(signup)
    changes = list(signup.changes.order_by("version"))
    calls = list(signup.calls.select_related("by").order_by("at", "pk"))
    texts = list(
        OutboxMessage.objects.filter(
            aggregate=f"signup:{signup.uid}", kind=SIGNUP_MESSAGE
        ).order_by("version", "pk")
    )
    names = _names({one.officer_id for one in changes} | {signup.entered_by_id})
    return SignupPage(
        applicant=applicant,
        groups=groups if officer.opens_sensitive else (),
        has_closed=applicant.has_closed or bool(groups and not officer.opens_sensitive),
        criteria=signup.run.course.selection_criteria,
        changes=[
            Event(one.at, _what(one.what), names.get(one.officer_id) or str(Actor(one.actor).label))
            for one in changes
        ],
        calls=[Event(one.at, one.get_outcome_display(), str(one.by or "")) for one in calls],
        consents=[
            Event(
                one.at,
                f"{one.get_purpose_display()}: {one.get_action_display()}",
                one.get_channel_display(),
                _("notice version %(version)d") % {"version": one.notice.version},
            )
            for one in signup.consents.select_related("notice").order_by("at", "pk")
        ],
        messages=[
            Event(one.created_at, text_name(one), str(one.get_state_display())) for one in texts
        ],
        has_lost_messages=any(one.state == "dead" for one in texts),
        has_begun=has_begun(signup.run, at),
        entered_by=names.get(signup.entered_by_id, ""),
    )


def _groups(signup: Signup) -> list[str]:
    """The groups that may be named about a person."""
    declared = signup.declared_groups.select_related("group").order_by("pk")
    return [str(one.group) for one in declared if not one.group.is_sensitive]


def _names(keys: set[Any]) -> dict[Any, str]:
    users = get_user_model()._default_manager.filter(pk__in=keys - {None})
    return {user.pk: str(user) for user in users}


def _what(code: str) -> str:
    return str(_WHAT.get(code, code))


#: What the history says, by the code that the services write.
_WHAT = {
    "signed_up": gettext_lazy("Signed up"),
    "promoted": gettext_lazy("Moved up from the waiting list"),
    "offered": gettext_lazy("A seat was offered"),
    "offer_accepted": gettext_lazy("The offered seat was taken"),
    "offer_declined": gettext_lazy("The offered seat was left to the next"),
    "offer_expired": gettext_lazy("The offer passed unanswered"),
    "guardian_expired": gettext_lazy("No guardian's agreement came in time"),
    "guardian_agreed": gettext_lazy("The guardian agreed"),
    "guardian_refused": gettext_lazy("The guardian did not agree"),
    "confirmed": gettext_lazy("The centre confirmed the seat"),
    "not_accepted": gettext_lazy("The centre did not accept it"),
    "cancelled": gettext_lazy("The place was given up"),
    "withdrawn": gettext_lazy("Left the running course"),
    "telephone": gettext_lazy("Telephone number changed"),
    "run_moved": gettext_lazy("The run moved"),
    "run_cancelled": gettext_lazy("The run was cancelled"),
}
