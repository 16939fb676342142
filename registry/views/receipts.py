"""The receipt of a sign-up, for whoever holds its signed address, and its calendar file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalogue.calendar_files import CONTENT_TYPE
from catalogue.run_calendar import run_calendar
from registry.links import read_receipt_token
from registry.models import Signup
from registry.receipts import Receipt


@never_cache
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Say what happened, what the reference is, and what comes next."""
    signup = _signup(token)
    shown = Receipt(signup, token, timezone.now(), said=request.GET.get("sent", ""))
    return render(request, "registry/receipt.html", {"shown": shown})


@never_cache
@require_safe
def receipt_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Give the days of the run as a calendar file."""
    signup = _signup(token)
    shown = Receipt(signup, token, timezone.now())
    body = run_calendar(signup.run, shown.at, url=shown.status_link)
    response = HttpResponse(body, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{signup.run.code}.ics"'
    return response


def _signup(token: str) -> Signup:
    uid = read_receipt_token(token)
    signup = Signup.objects.by_uid(uid).with_run().with_waiting_place().first() if uid else None
    if signup is None:
        raise Http404
    return signup
