"""One sign-up with its history, and everything that an officer does to it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.utils import get_valid_next_url_from_request

from portal.core.telephones import TelephoneError, normalise
from portal.core.thai_text import normalise_line
from portal.outbox.models import OutboxMessage
from portal.outbox.services import retry_dead
from registry.enums import Access, Actor, CallOutcome, Channel
from registry.services import guardians, transitions
from registry.signup_page import signup_page
from registry.viewsets.base import OnePress, RevealedForAReason, SignupScreen


class SignupView(RevealedForAReason, SignupScreen):
    """Everything about one sign-up; whoever may only view writes down why before names are shown."""

    template_name = "registry/admin/signup.html"
    page_title = pgettext_lazy("of a learner", "Sign-up")
    header_icon = "user"

    @property
    def trail(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]  # follows the row
        """By way of the roster."""
        run = self.signup.run
        return ((run.code, reverse("signups:roster", args=[run.pk])),)

    def get_page_subtitle(self) -> str:
        return self.signup.ref

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reason = kwargs.pop("reason", "")
        action = Access.REVEAL if reason else Access.VIEW
        self.looked(action, [self.signup.pk], reason=reason)
        page = signup_page(self.signup, self.officer, timezone.now(), revealed=bool(reason))
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "may_reveal": not (reason or page.applicant.may_change),
        }


class ActView(OnePress, SignupScreen):
    """One press, then back to where it was pressed."""

    def demand(self) -> None:
        super().demand()
        if not self.officer.may_change(self.signup.run.unit):
            raise PermissionDenied

    @cached_property
    def reason(self) -> str:
        """What the officer wrote."""
        return normalise_line(self.request.POST.get("reason", ""))

    def acts(self) -> Mapping[str, Callable[[Any], str]]:
        return ACTS

    def done_words(self, done: str) -> str:
        return f"{self.signup.ref}: {done}"

    def back(self, *, is_refused: bool) -> str:
        return get_valid_next_url_from_request(self.request) or reverse(
            "signups:one", args=[self.signup.pk]
        )


def _confirm(view: ActView) -> str:
    return _("confirmed") if transitions.confirm(view.signup, by=view.request.user) else ""


def _no_answer(view: ActView) -> str:
    transitions.note_call(view.signup, CallOutcome.NO_ANSWER, by=view.request.user)
    return _("the call is noted, nobody answered")


def _wrong_number(view: ActView) -> str:
    transitions.note_call(view.signup, CallOutcome.WRONG_NUMBER, by=view.request.user)
    return _("wrong number noted; ask for the right one when they write or come")


def _refuse(view: ActView) -> str:
    done = transitions.refuse(view.signup, reason=view.reason, by=view.request.user)
    return _("not accepted; the applicant is told why") if done else ""


def _cancel(view: ActView) -> str:
    done = transitions.cancel(
        view.signup, actor=Actor.OFFICER, officer=view.request.user, reason=view.reason
    )
    return _("cancelled; whoever waits first has the seat") if done else ""


def _withdraw(view: ActView) -> str:
    run = view.signup.run
    if not transitions.has_begun(run, timezone.now()):
        raise ValidationError(_("The run has not begun: cancel the sign-up instead"))
    done = transitions.withdraw(view.signup, by=view.request.user, reason=view.reason)
    return _("left the course") if done else ""


def _accept(view: ActView) -> str:
    return _("the offered seat is taken") if transitions.accept_offer(view.signup) else ""


def _telephone(view: ActView) -> str:
    try:
        stored = normalise(view.request.POST.get("telephone", ""))
    except TelephoneError as wrong:
        raise ValidationError(wrong.message) from wrong
    done = transitions.change_telephone(
        view.signup, stored, actor=Actor.OFFICER, officer=view.request.user
    )
    return _("the number is changed") if done else ""


def _paper(view: ActView) -> str:
    agreed = guardians.agree(view.signup, by=Channel.PAPER, officer=view.request.user)
    return _("the guardian's paper is noted") if agreed else ""


def _send_again(view: ActView) -> str:
    count = retry_dead(OutboxMessage.objects.filter(aggregate=f"signup:{view.signup.uid}"))
    return _("the messages are sent again") if count else ""


#: What a button says in `do` → what happens.
ACTS: Mapping[str, Callable[[Any], str]] = {
    "confirm": _confirm,
    "no_answer": _no_answer,
    "wrong_number": _wrong_number,
    "refuse": _refuse,
    "cancel": _cancel,
    "withdraw": _withdraw,
    "accept": _accept,
    "telephone": _telephone,
    "paper": _paper,
    "send_again": _send_again,
}
