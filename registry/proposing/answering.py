"""The pages that a form is answered with: the details, the check page, the one for a bad moment."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from registry.current_notices import current_notices
from registry.proposing.came import Came, Forms
from registry.proposing.judging import is_good
from registry.sent import Sent, Why
from registry.submission_pages import Checking, Proposing, again_page


def page_of(
    request: HttpRequest, came: Came, why: Why | None = None, status: int = 200
) -> HttpResponse:
    """The check page of answers that can be taken, else the details with what is to be mended."""
    forms = came.forms(bound=True)
    if not is_good(came, forms):
        return details(request, came, forms=forms, why=why, status=max(status, 422))
    sent = came.sent.fresh(keeps_started=why is Why.FAST)
    page = _shown(Checking, came, forms, sent, why)
    return render(request, "registry/submission_check.html", {"shown": page}, status=status)


def details(
    request: HttpRequest,
    came: Came,
    *,
    forms: Forms | None = None,
    why: Why | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form with everything typed."""
    forms = forms or came.forms(bound=False)
    if forms.where is not None:
        forms.where.offer_places()
    page = _shown(Proposing, came, forms, came.sent.fresh(), why)
    return render(request, "registry/submission.html", {"shown": page}, status=status)


def again(request: HttpRequest, why: Why, status: int, wait: int | None = None) -> HttpResponse:
    """The answers on a page that needs no database, to be sent once more."""
    page = again_page(request.POST if request.method == "POST" else {}, why, wait)
    return page.response(request, status)


def language() -> str:
    """The language of the page."""
    return (get_language() or "th")[:2]


def _shown(
    kind: type[Proposing], came: Came, forms: Forms, sent: Sent, why: Why | None
) -> Proposing:
    """What came, laid out for the template."""
    return kind(
        sent=sent,
        proposal=forms.proposal,
        sender=forms.sender,
        where=forms.where,
        page=came.subject.page,
        unit=came.subject.unit,
        pictures=came.shown_pictures,
        picture_problems=came.picture_problems,
        notices=current_notices(language()),
        why=why,
        gone=came.gone,
    )
