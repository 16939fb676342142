"""The public form: details, check, send. Each page carries every answer; no session is needed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from catalogue.views.courses import is_staff
from registry import drafts, known_rows, own_signups, protection
from registry.answer_pages import BUSY_SECONDS
from registry.current_notices import current_notices
from registry.enums import Purpose
from registry.forms.sign_up import SignUpForm, typed
from registry.links import receipt_token
from registry.models import Notice
from registry.no_seat_page import NoSeatPage
from registry.run_facts import RunFacts
from registry.sent import Sent, Why
from registry.services.sign_up import Outcome, Result, sign_up
from registry.services.writing import Unavailable
from registry.sign_up_pages import CheckPage, DetailsPage, again_page


@dataclass(frozen=True, slots=True)
class _Posted:
    """What came with a POST, besides the answers."""

    answers: Mapping[str, str]
    sent: Sent

    @classmethod
    def of(cls, request: HttpRequest) -> "_Posted":
        return cls(typed(request.POST), Sent.of(request.POST))


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up_form(request: HttpRequest, run_code: str) -> HttpResponse:
    """Show the form of a run, and take it."""
    try:
        if request.method != "POST":
            return _open(request, run_code)
        return _STEPS.get(request.POST.get("step", ""), _check)(request, run_code)
    except (OperationalError, InterfaceError, Unavailable):
        return _again(request, Why.BUSY, 503, BUSY_SECONDS)


@never_cache
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    """Say that we have a request, and nothing else: whose it is, is nobody's business."""
    return render(request, "registry/already.html")


def bound_again(request: HttpRequest, run_code: str) -> HttpResponse:
    """The form as it was sent, with a new token; nothing is executed (``CSRF_FAILURE_VIEW``)."""
    try:
        run = _run(run_code)
        if run is None or not run.state.can_join:
            return _again(request, Why.STALE, 403)
        posted = _Posted.of(request)
        return _page_of(request, run, posted, Why.STALE, 403)
    except (OperationalError, InterfaceError):
        return _again(request, Why.BUSY, 503, BUSY_SECONDS)


# --- the steps ------------------------------------------------------------------------------


def _open(request: HttpRequest, run_code: str) -> HttpResponse:
    run = _run(run_code)
    if run is None:
        return _no_such_run(request)
    if not run.run.is_for_all and not is_staff(request):  # type: ignore[attr-defined]  # annotated
        return redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
    if not run.state.can_join:
        return _closed(request, run, {}, 200)
    kept = drafts.restored(request)
    asked = {
        name: value
        for name in ("province", "district", "subdistrict")
        if (value := request.GET.get(name, "")[:6])
    }
    form = SignUpForm(initial={**kept, **asked})
    return _details(request, run, form, Sent.new(), is_restored=bool(kept))


def _place(request: HttpRequest, run_code: str) -> HttpResponse:
    """Another province or district was chosen: the lists follow, everything typed stays."""
    return _typing(request, run_code, "place")


def _edit(request: HttpRequest, run_code: str) -> HttpResponse:
    """Back from the check page to one answer."""
    return _typing(request, run_code, "edit")


def _typing(request: HttpRequest, run_code: str, step: str) -> HttpResponse:
    run = _run(run_code)
    posted = _Posted.of(request)
    if run is None:
        return _no_such_run(request, posted.answers)
    form = SignUpForm(initial=dict(posted.answers))
    response = _details(request, run, form, posted.sent)
    if step == "place":
        drafts.keep(request, response, posted.answers)
    return response


def _clear(request: HttpRequest, run_code: str) -> HttpResponse:
    """Forget everything that was typed here."""
    response = HttpResponseRedirect(reverse("registry:sign-up", args=[run_code]))
    drafts.forget(request, response)
    return response


def _check(request: HttpRequest, run_code: str) -> HttpResponse:
    run = _run(run_code)
    posted = _Posted.of(request)
    if run is None:
        return _no_such_run(request, posted.answers)
    if not run.state.can_join:
        return _closed(request, run, posted.answers, 422)
    response = _page_of(request, run, posted)
    drafts.keep(request, response, posted.answers)
    return response


def _send(request: HttpRequest, run_code: str) -> HttpResponse:
    """Take the sign-up; until the redirect, nothing is drawn and little is asked."""
    found = known_rows.run_key(run_code)
    posted = _Posted.of(request)
    if found is None:
        return _no_such_run(request, posted.answers)
    run_id, is_for_all = found
    if not is_for_all and not is_staff(request):
        return redirect_to_login(request.get_full_path(), reverse("wagtailadmin_login"))
    form = SignUpForm(posted.answers)
    notices = current_notices(get_language() or "th")
    why = _what_is_wrong(form, posted.sent, notices)
    if why is not None:
        return _come_back(request, run_code, posted, why, form)
    verdict = protection.may_send(request, form.cleaned_data["tel"])
    if not verdict.allowed:
        return _again(request, Why.TOO_MANY, 429, verdict.retry_after)
    result = sign_up(
        run_id,
        form.answers,
        submission_key=posted.sent.key_or_new,
        notices=notices,
        accepts_waiting=posted.sent.waits,
        language=get_language() or "th",
    )
    return _answer(request, run_code, posted, result)


_STEPS: Mapping[str, Callable[[HttpRequest, str], HttpResponse]] = {
    "check": _check,
    "send": _send,
    "edit": _edit,
    "place": _place,
    "clear": _clear,
}


# --- what comes of it -----------------------------------------------------------------------


def _what_is_wrong(form: SignUpForm, sent: Sent, notices: Mapping[str, Notice]) -> Why | None:
    """Say why a form that was sent is not taken yet; None when it may be."""
    if not form.is_valid():
        return Why.ANSWERS
    return sent.doubt(notices.get(Purpose.SIGN_UP))


def _come_back(
    request: HttpRequest, run_code: str, posted: _Posted, why: Why, form: SignUpForm
) -> HttpResponse:
    run = _run(run_code)
    if run is None:
        return _no_such_run(request, posted.answers)
    if not run.state.can_join:
        return _closed(request, run, posted.answers, 422)
    if why is Why.ANSWERS:
        return _details(request, run, form, posted.sent, status=422)
    return _page_of(request, run, posted, why, 422)


def _answer(request: HttpRequest, run_code: str, posted: _Posted, result: Result) -> HttpResponse:
    signup = result.signup
    if signup is not None and result.outcome is not Outcome.ALREADY:
        said = "?sent=before" if result.outcome is Outcome.OTHER_ANSWERS else ""
        return _to_receipt(request, signup.uid, said, is_ours=True)
    if signup is not None:
        if own_signups.is_own(request, signup.uid):
            return _to_receipt(request, signup.uid, "?sent=already", is_ours=False)
        neutral = _see_other(reverse("registry:received"))
        drafts.forget(request, neutral)
        return neutral
    run = _run(run_code)
    if run is None:
        return _no_such_run(request, posted.answers)
    response = _no_seat(request, run, posted, result.outcome, 422)
    drafts.keep(request, response, posted.answers)
    return response


def _to_receipt(request: HttpRequest, uid: UUID, said: str, *, is_ours: bool) -> HttpResponse:
    url = reverse("registry:receipt", args=[receipt_token(uid)])
    response = _see_other(f"{url}{said}")
    if is_ours:
        own_signups.remember(request, response, uid)
    drafts.forget(request, response)
    return response


def _see_other(url: str) -> HttpResponse:
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


# --- pages ----------------------------------------------------------------------------------


def _page_of(
    request: HttpRequest,
    run: RunFacts,
    posted: _Posted,
    why: Why | None = None,
    status: int = 200,
) -> HttpResponse:
    """The check page of answers that can be taken, else the details with what is to be mended."""
    form = SignUpForm(posted.answers)
    if not form.is_valid():
        return _details(
            request, run, form, posted.sent, why, status=422 if status == 200 else status
        )
    sent = posted.sent.fresh(keeps_started=why is Why.FAST)
    page = CheckPage(run, form, sent, current_notices(get_language() or "th"), why)
    return render(request, "registry/sign_up_check.html", {"shown": page}, status=status)


def _details(
    request: HttpRequest,
    run: RunFacts,
    form: SignUpForm,
    sent: Sent,
    why: Why | None = None,
    *,
    status: int = 200,
    is_restored: bool = False,
) -> HttpResponse:
    form.offer_places(run.run.unit)
    page = DetailsPage(
        run, form, sent.fresh(), current_notices(get_language() or "th"), why, is_restored
    )
    return render(request, "registry/sign_up.html", {"shown": page}, status=status)


def _closed(
    request: HttpRequest, run: RunFacts, answers: Mapping[str, str], status: int
) -> HttpResponse:
    """Nobody can join now: why, whom to ring, and what else there is; the answers go along."""
    posted = _Posted(answers, Sent.new())
    response = _no_seat(request, run, posted, NoSeatPage.outcome_of(run.state), status)
    drafts.keep(request, response, answers)
    return response


def _no_seat(
    request: HttpRequest, run: RunFacts, posted: _Posted, outcome: Outcome, status: int
) -> HttpResponse:
    page = NoSeatPage(run, outcome, posted.answers, posted.sent.fresh())
    return render(request, "registry/no_seat.html", {"shown": page}, status=status)


def _no_such_run(request: HttpRequest, answers: Mapping[str, str] | None = None) -> HttpResponse:
    context = {"has_answers": any((answers or {}).values())}
    response = render(request, "registry/no_such_run.html", context, status=404)
    drafts.keep(request, response, answers or {})
    return response


def _again(request: HttpRequest, why: Why, status: int, wait: int | None = None) -> HttpResponse:
    """The answers on a page that needs no database, to be sent once more."""
    page = again_page(request.POST if request.method == "POST" else {}, why, wait)
    return page.response(request, status)


# --- runs -----------------------------------------------------------------------------------


def _run(code: str) -> RunFacts | None:
    run = known_rows.runs_with_code(code).with_all_words().first()
    return RunFacts(run, timezone.now()) if run is not None else None
