"""People ask about their own data: a form, and a receipt that says until when they are answered."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.core import errors
from portal.core.client_address import client_address
from portal.core.rate_limit import Rate, take
from registry.enums import RightsKind
from registry.forms.rights import RightsForm
from registry.links import read_rights_token, rights_token
from registry.models import RightsRequest
from registry.services import rights
from registry.views.private import private_page

#: Where a program is led that filled the hidden box.
_OF_A_PROGRAM = "received"
_RATE = Rate(burst=10, per=timedelta(hours=1))


@private_page
def ask(request: HttpRequest) -> HttpResponse:
    """Show the form, offer the districts of a province, take the request."""
    if request.method != "POST":
        return _page(request, RightsForm(province=request.GET.get("province", "")))
    if request.POST.get("step") == "districts":
        return _page(request, RightsForm(request.POST, is_judged=False))
    form = RightsForm(request.POST)
    if form.is_from_a_program:
        # As if all were well: a program must not learn what gave it away.
        return _receipt(_OF_A_PROGRAM)
    if not form.is_valid():
        return _page(request, form, status=422)
    verdict = take("rights-request", client_address(request), _RATE)
    if not verdict.allowed:
        return errors.too_many(request, verdict.retry_after)
    cleaned = form.cleaned_data
    made = rights.ask(
        RightsKind(cleaned["kind"]),
        name=cleaned["name"],
        telephone=cleaned["tel"],
        area=form.area,
        signup_ref=cleaned["ref"],
        message=cleaned["message"],
    )
    return _receipt(rights_token(made.uid))


@private_page
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Say under which reference it is kept, until when it is answered, and later how."""
    uid = read_rights_token(token)
    asked = RightsRequest.objects.with_uid(uid).first() if uid else None
    if asked is None and token != _OF_A_PROGRAM:
        raise Http404
    return render(request, "registry/rights_receipt.html", {"asked": asked})


def _page(request: HttpRequest, form: RightsForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "problems": form.problems}
    return render(request, "registry/rights.html", context, status=status)


def _receipt(token: str) -> HttpResponse:
    answer = redirect("registry:rights-receipt", token)
    answer.status_code = 303
    return answer
