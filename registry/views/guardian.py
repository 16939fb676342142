"""A guardian agrees, or does not, by the link that came in a message."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from registry.enums import Channel
from registry.guardian_detail import GuardianDetail
from registry.links import is_guardian_token
from registry.models import Signup
from registry.references import read_reference
from registry.services import guardians
from registry.views.private import private_page, site_phone


@private_page
def guardian(request: HttpRequest, ref: str, word: str) -> HttpResponse:
    """Show what a guardian wants to know, and take the answer; once given, say so."""
    signup = _signup(ref, word)
    if signup is None:
        return render(request, "registry/guardian_unknown.html", status=404)
    shown = GuardianDetail(signup, timezone.now(), site_phone(request))
    answer = request.POST.get("answer", "") if request.method == "POST" else ""
    if answer in {"agree", "refuse"} and not shown.answer:
        if answer == "agree":
            guardians.agree(signup, by=Channel.LINK, notice=shown.notice)
        else:
            guardians.refuse(signup)
        here = redirect(reverse("registry:guardian", args=[ref, word]))
        here.status_code = 303
        return here
    context = {"shown": shown, "signup": signup, "wants_no": "no" in request.GET}
    return render(request, "registry/guardian.html", context)


def _signup(ref: str, word: str) -> Signup | None:
    """Find the sign-up of a link; one look-up, whatever is wrong with it."""
    reference = read_reference(ref) or ""
    signup = Signup.objects.for_status().by_ref(reference).needing_guardian().first()
    is_right = is_guardian_token(reference, word if word.isascii() else "")
    return signup if is_right else None
