"""Proposing a product or a change without an account: details and pictures, check, send, receipt.

Each page carries every answer; pictures are kept as they come, under the form's own key. No session
and no script is needed.
"""

from collections.abc import Callable, Mapping

from django.db import InterfaceError, OperationalError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.cookies import REMEMBERED_AREA
from registry import protection
from registry.answer_pages import BUSY_SECONDS
from registry.forms.submission.typed import code_of
from registry.links import read_picture_token, read_submission_token, submission_token
from registry.models import Submission, SubmissionPicture
from registry.models.submission import submission_storage
from registry.proposing.answering import again, details, language, page_of
from registry.proposing.came import Came
from registry.proposing.judging import doubt, is_good, proposal_of
from registry.proposing.subject import Subject
from registry.sent import Sent, Why
from registry.services import submissions
from registry.services.writing import Unavailable
from registry.submission_receipt import SubmissionReceipt
from registry.upload_cap import CappedUploadHandler
from registry.views.private import private_page, site_phone


# Exempt only until the handler is set, which must be before anything is read: then it is protected.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Show the form, keep its pictures, take it."""
    request.upload_handlers = [CappedUploadHandler(request)]
    return _propose(request)


@never_cache
@csrf_protect
def _propose(request: HttpRequest) -> HttpResponse:
    try:
        if request.method != "POST":
            return _open(request)
        came = Came.of(request)
        return _STEPS.get(came.step, page_of)(request, came)
    except (OperationalError, InterfaceError, Unavailable):
        return again(request, Why.BUSY, 503, BUSY_SECONDS)


def bound_again(request: HttpRequest) -> HttpResponse:
    """The form as it was sent, with a new token; nothing is executed (``CSRF_FAILURE_VIEW``)."""
    try:
        return details(request, Came.of(request, keeps_files=False), why=Why.STALE, status=403)
    except (OperationalError, InterfaceError):
        return again(request, Why.BUSY, 503, BUSY_SECONDS)


@never_cache
@require_safe
def picture(request: HttpRequest, token: str) -> HttpResponse | FileResponse:
    """The small copy of a picture, for whoever has just chosen it."""
    uid = read_picture_token(token)
    found = SubmissionPicture.objects.named(uid).first() if uid else None
    storage = submission_storage()
    if found is None or not storage.exists(found.small_name):
        raise Http404
    response = FileResponse(storage.open(found.small_name), content_type="image/jpeg")
    response["X-Robots-Tag"] = "noindex"
    return response


@private_page
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Say under which reference it is kept, how it stands, and what comes next."""
    uid = read_submission_token(token)
    found = Submission.objects.with_uid(uid).with_outcome().first() if uid else None
    if found is None:
        raise Http404
    link = request.build_absolute_uri(reverse("registry:submission-receipt", args=[token]))
    shown = SubmissionReceipt(found, link, site_phone(request), said=request.GET.get("sent", ""))
    return render(request, "registry/submission_receipt.html", {"shown": shown})


# --- the steps -------------------------------------------------------------------------------


def _open(request: HttpRequest) -> HttpResponse:
    asked, group_code = code_of(request.GET.get("page", "")), code_of(request.GET.get("group", ""))
    subject = Subject.of(asked, group_code)
    if asked and subject.page is None:
        raise Http404
    area = request.COOKIES.get(REMEMBERED_AREA, "")
    district = (subject.unit.district_id or "") if subject.unit is not None else area[:4]
    answers: dict[str, str] = {
        "province": (district or area)[:2],
        "district": district,
        "group": (subject.group.code or "") if subject.group is not None else "",
        "page": asked,
    }
    return details(request, Came(answers, Sent.new(), subject, ""))


def _stay(request: HttpRequest, came: Came) -> HttpResponse:
    """The same page with everything typed: another district, one more picture, one fewer."""
    return details(request, came, status=422 if came.has_bad_pictures else 200)


def _send(request: HttpRequest, came: Came) -> HttpResponse:
    forms = came.forms(bound=True)
    if not is_good(came, forms):
        return page_of(request, came)
    why = doubt(request, language())
    if why is not None:
        return page_of(request, came, why, 422)
    verdict = protection.may_propose(request, forms.sender.cleaned_data["sender_tel"])
    if not verdict.allowed:
        return again(request, Why.TOO_MANY, 429, verdict.retry_after)
    made = proposal_of(came, forms, language())
    submission = submissions.send(made, submission_key=came.sent.key_or_new)
    said = "" if submissions.is_same(submission, made) else "?sent=before"
    url = reverse("registry:submission-receipt", args=[submission_token(submission.uid)])
    response = HttpResponseRedirect(f"{url}{said}")
    response.status_code = 303
    return response


#: What a button says in `step` → what happens; without one the answers are checked.
_STEPS: Mapping[str, Callable[[HttpRequest, Came], HttpResponse]] = {
    "send": _send,
    "edit": _stay,
    "place": _stay,
    "pictures": _stay,
}
