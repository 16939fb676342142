"""The page of one's own sign-up: look it up, see how it stands, cancel, put the number right."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalogue.flyers import qr_svg
from portal.core import errors
from portal.core.client_address import client_address
from portal.core.parts import Link
from portal.core.rate_limit import Rate, take
from portal.core.thai_text import normalise_line
from portal.places.contacts import Contact, contact_of
from portal.places.models import OrgUnit
from registry.enums import Actor, Channel, Purpose
from registry.forms.groups import GroupsForm
from registry.forms.problems import problem_links
from registry.forms.status import CancelForm, TelephoneForm
from registry.links import read_receipt_token, receipt_token
from registry.lookup import Asked, find, may_try, province_of
from registry.models import Consent, Signup
from registry.references import read_reference
from registry.services import consents, declared_groups, guardians, transitions
from registry.states import Act, allows
from registry.status_detail import StatusDetail, signup_for_status
from registry.views.private import kept_nowhere, private_page, site_phone

#: What was just done, named in the address of the page that comes after it.
DONE = frozenset({"cancel", "telephone", "accept", "decline", "resend", "groups", "consents"})
_LONGEST_TYPED = 60
_RESEND = Rate(burst=3, per=timedelta(days=1))
SignupView = Callable[[HttpRequest, Signup, str], HttpResponse]


@private_page
def status(request: HttpRequest) -> HttpResponse:
    """Two fields, and one answer for whatever is wrong with them."""
    if request.method != "POST":
        typed = normalise_line(request.GET.get("ref", "")[:_LONGEST_TYPED])
        reference = read_reference(typed)
        return _look_up_page(
            request, Asked(reference or typed, ""), from_code=reference is not None
        )
    asked = Asked(request.POST.get("ref", ""), request.POST.get("tel", ""))
    from_code = request.POST.get("short") == "1"
    verdict = may_try(asked, client_address(request))
    if not verdict.allowed:
        return _too_many(request, asked, verdict.retry_after)
    signup = find(asked)
    if signup is None:
        return _look_up_page(request, asked, from_code=from_code, status=422)
    answer = redirect("registry:status-one", receipt_token(signup.uid))
    answer.status_code = 303
    return answer


@never_cache
@require_safe
def signup_short(request: HttpRequest, ref: str) -> HttpResponse:
    """Lead from the code on a receipt to the look-up, the reference filled in."""
    reference = read_reference(ref)
    url = reverse("registry:status")
    return redirect(f"{url}?ref={reference}" if reference else url)


def for_signup(view: SignupView) -> Callable[..., HttpResponse]:
    """Open the sign-up that a token names; any other address leads to the look-up."""
    return private_page(_opened(view))


def _opened(view: SignupView) -> Callable[..., HttpResponse]:
    @wraps(view)
    def page(request: HttpRequest, token: str) -> HttpResponse:
        uid = read_receipt_token(token)
        signup = signup_for_status(uid) if uid is not None else None
        if signup is None:
            return _look_up_page(request, Asked("", ""), is_lost=True, status=404)
        return view(request, signup, token)

    return page


def sent_again(show: SignupView) -> Callable[..., HttpResponse]:
    """Make the page that gives a form back whose token was too old (``CSRF_FAILURE_VIEW``).

    It executes nothing and is checked for no token: it would only fail once more.
    """
    return kept_nowhere(_opened(show))


@for_signup
def status_one(request: HttpRequest, signup: Signup, token: str) -> HttpResponse:
    """How it stands, and what can be done."""
    short = request.build_absolute_uri(reverse("signup-short", args=[signup.ref]))
    done = request.GET.get("done", "")
    shown = _detail(request, signup, token)
    context = {
        "shown": shown,
        "signup": signup,
        "token": token,
        "done": done if done in DONE else "",
        "line_text": shown.line_text(short),
        "qr": qr_svg(short),
    }
    return render(request, "registry/status_one.html", context)


@for_signup
def cancel(request: HttpRequest, signup: Signup, token: str) -> HttpResponse:
    """Ask once whether the place is given up; a second press does nothing."""
    now = timezone.now()
    if not (allows(signup, Act.CANCEL, now) or allows(signup, Act.LEAVE, now)):
        return _back(token)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        done = transitions.cancel(signup, actor=Actor.APPLICANT, reason=reason)
        return _back(token, "cancel" if done else "")
    return _cancel_page(request, signup, token, form)


def cancel_again(request: HttpRequest, signup: Signup, token: str) -> HttpResponse:
    """The reason as it was written."""
    return _cancel_page(request, signup, token, CancelForm(request.POST), is_stale=True)


def _cancel_page(
    request: HttpRequest, signup: Signup, token: str, form: CancelForm, *, is_stale: bool = False
) -> HttpResponse:
    context = {
        "form": form,
        "problems": _stale_problem() if is_stale else [],
        "shown": _detail(request, signup, token),
        "token": token,
    }
    status = 403 if is_stale else 200
    return render(request, "registry/status_cancel.html", context, status=status)


@for_signup
def telephone(request: HttpRequest, signup: Signup, token: str) -> HttpResponse:
    """Ring another number from now on."""
    if not allows(signup, Act.TELEPHONE, timezone.now()):
        return _back(token)
    form = TelephoneForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        number = form.cleaned_data["tel"]
        done = transitions.change_telephone(signup, number, actor=Actor.APPLICANT)
        return _back(token, "telephone" if done else "")
    return _telephone_page(request, signup, token, form)


def telephone_again(request: HttpRequest, signup: Signup, token: str) -> HttpResponse:
    """The number as it was typed."""
    return _telephone_page(request, signup, token, TelephoneForm(request.POST), is_stale=True)


def _telephone_page(
    request: HttpRequest, signup: Signup, token: str, form: TelephoneForm, *, is_stale: bool = False
) -> HttpResponse:
    wrong = list(problem_links(form))
    context = {
        "form": form,
        "problems": wrong or (_stale_problem() if is_stale else []),
        "shown": _detail(request, signup, token),
        "token": token,
    }
    status = 403 if is_stale else 422 if wrong else 200
    return render(request, "registry/status_telephone.html", context, status=status)


@for_signup
def offer(request: HttpRequest, signup: Signup, token: str) -> HttpResponse:
    """Take the seat that is offered, or pass it on; the latter is asked once more."""
    if not allows(signup, Act.ACCEPT, timezone.now()):
        return _back(token)
    answer = request.POST.get("answer", "") if request.method == "POST" else ""
    if answer == "accept":
        return _back(token, "accept" if transitions.accept_offer(signup) else "")
    if answer == "decline":
        return _back(token, "decline" if transitions.decline_offer(signup) else "")
    return _offer_page(request, signup, token, wants_no="no" in request.GET)


def offer_again(request: HttpRequest, signup: Signup, token: str) -> HttpResponse:
    """The question, with the answer that was given in front."""
    wants_no = request.POST.get("answer", "") == "decline"
    return _offer_page(request, signup, token, wants_no=wants_no, is_stale=True)


def _offer_page(
    request: HttpRequest, signup: Signup, token: str, *, wants_no: bool, is_stale: bool = False
) -> HttpResponse:
    context = {
        "problems": _stale_problem() if is_stale else [],
        "shown": _detail(request, signup, token),
        "token": token,
        "wants_no": wants_no,
    }
    status = 403 if is_stale else 200
    return render(request, "registry/status_offer.html", context, status=status)


@for_signup
def resend(request: HttpRequest, signup: Signup, token: str) -> HttpResponse:
    """Send the guardian the link once more."""
    if request.method != "POST" or not allows(signup, Act.RESEND, timezone.now()):
        return _back(token)
    verdict = take("guardian-resend", signup.ref, _RESEND)
    if not verdict.allowed:
        return errors.too_many(request, verdict.retry_after)
    return _back(token, "resend" if guardians.send_again(signup) else "")


@for_signup
def groups(request: HttpRequest, signup: Signup, token: str) -> HttpResponse:
    """Say which target groups one belongs to, or take it back; nobody has to."""
    form = GroupsForm(signup, request.POST if request.method == "POST" else None)
    if form.is_valid():
        declared_groups.declare(
            signup,
            form.chosen,
            sensitive_ok=form.cleaned_data["sensitive_ok"],
            channel=Channel.WEB,
            notice=form.notice,
        )
        return _back(token, "groups")
    return _groups_page(request, signup, token, form)


def groups_again(request: HttpRequest, signup: Signup, token: str) -> HttpResponse:
    """The ticks as they were set."""
    return _groups_page(request, signup, token, GroupsForm(signup, request.POST), is_stale=True)


def _groups_page(
    request: HttpRequest, signup: Signup, token: str, form: GroupsForm, *, is_stale: bool = False
) -> HttpResponse:
    wrong = form.problems
    context = {
        "form": form,
        "problems": wrong or (_stale_problem() if is_stale else []),
        "shown": _detail(request, signup, token),
        "token": token,
    }
    status = 403 if is_stale else 422 if wrong else 200
    return render(request, "registry/status_groups.html", context, status=status)


@for_signup
def consents_given(request: HttpRequest, signup: Signup, token: str) -> HttpResponse:
    """What somebody agreed to with this sign-up; taking it back is one press."""
    standing = Consent.objects.standing(signup)
    asked = request.POST.get("purpose", "") if request.method == "POST" else ""
    if asked in {one.purpose for one in standing}:
        consents.withdraw(signup.person, Purpose(asked), channel=Channel.WEB, signup=signup)
        return _back(token, "consents")
    context = {"standing": standing, "shown": _detail(request, signup, token), "token": token}
    return render(request, "registry/status_consents.html", context)


#: Name of the view → the page that gives its form back as it was sent.
SENT_AGAIN = {
    "cancel": sent_again(cancel_again),
    "telephone": sent_again(telephone_again),
    "offer": sent_again(offer_again),
    "groups": sent_again(groups_again),
}


def _stale_problem() -> list[Link]:
    return [Link(_("Please look it over and send it once more"), "#send")]


def _detail(request: HttpRequest, signup: Signup, token: str) -> StatusDetail:
    return StatusDetail(signup, token, timezone.now(), site_phone(request))


def _back(token: str, done: str = "") -> HttpResponse:
    url = reverse("registry:status-one", args=[token])
    answer = redirect(f"{url}?done={done}" if done else url)
    answer.status_code = 303
    return answer


def _look_up_page(
    request: HttpRequest,
    asked: Asked,
    *,
    from_code: bool = False,
    is_lost: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "asked": asked,
        "from_code": from_code,
        "is_lost": is_lost,
        "is_unknown": status == 422,
    }
    return render(request, "registry/status.html", context, status=status)


def _too_many(request: HttpRequest, asked: Asked, wait: int) -> HttpResponse:
    """Say when to try again and whom to call: the province that the letters name."""
    contact = _contact(asked.reference, site_phone(request))
    again_at = timezone.localtime() + timedelta(seconds=wait + 59)
    context = {"contact": contact, "again_at": again_at.time().replace(second=0, microsecond=0)}
    response = render(request, "registry/status_too_many.html", context, status=429)
    response["Retry-After"] = str(wait)
    return response


def _contact(reference: str, phone: str) -> Contact:
    code = province_of(reference)
    unit = OrgUnit.objects.active().for_area(code).first() if code else None
    return contact_of(unit, phone) if unit is not None else Contact(phone=phone)
