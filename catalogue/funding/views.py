"""The pages about funding: the listing, the finder, one source by its code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalogue.funding import finder, finder_questions
from catalogue.funding.kinds import FUNDING
from catalogue.funding.listing import funding_listing
from catalogue.models import FundingSourcePage
from portal.core.coded import by_code, in_small_letters
from portal.core.page_cache import expires_at
from search.listings import listing_context, of_request
from search.listings.remembering import remember, remembered

_live_source = by_code(FundingSourcePage)


@require_safe
def funding_list(request: HttpRequest) -> HttpResponse:
    """List sources by place, by whom, for what, by kind and by sum."""
    kept = remember(request)
    if kept is not None:
        return kept
    shown = funding_listing(of_request(request, FUNDING))
    response = render(request, "catalogue/funding/list.html", listing_context(request, shown))
    expires_at(response, shown.expires_at)
    return response


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Ask the next of three questions, or show what fits the answers."""
    answers = finder_questions.read(request.GET, remembered(request))
    question = answers.question
    if question is not None:
        asked = finder_questions.AskedPage(answers, question)
        return render(request, "catalogue/funding/question.html", {"shown": asked})
    shown = finder.results(answers, timezone.now())
    response = render(
        request,
        "catalogue/funding/results.html",
        {"shown": shown, "breadcrumbs": shown.breadcrumbs},
    )
    expires_at(response, shown.expires_at)
    return response


@require_safe
@in_small_letters("catalogue:funding-detail")
def funding_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a source."""
    return _live_source(request, code)
