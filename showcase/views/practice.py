"""Stories: the listing, one story, its booklet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.core.coded import in_small_letters, serve_page
from search.listings import listing_context, of_request
from search.listings.remembering import remember
from showcase.models import BestPracticePage
from showcase.practice.booklet import booklet_pdf
from showcase.practice.kind import PRACTICE
from showcase.practice.listing import practice_listing


@require_safe
def practice_list(request: HttpRequest) -> HttpResponse:
    """List stories by what is ticked and typed."""
    kept = remember(request)
    if kept is not None:
        return kept
    shown = practice_listing(of_request(request, PRACTICE))
    return render(request, "showcase/practice_list.html", listing_context(request, shown))


@require_safe
@in_small_letters("showcase:practice-detail")
def practice_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a story."""
    page = BestPracticePage.objects.open_to_all().with_code(code).for_page().first()
    if page is None:
        raise Http404
    return serve_page(request, page)


@require_safe
@in_small_letters("showcase:practice-booklet")
def practice_booklet(request: HttpRequest, code: str) -> HttpResponse:
    """Give the booklet of a story: cover, preface, contents, sections, pictures."""
    page = BestPracticePage.objects.open_to_all().with_code(code).first()
    if page is None:
        raise Http404
    origin = request.build_absolute_uri("/").rstrip("/")
    response = HttpResponse(booklet_pdf(page, origin=origin), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{page.code}.pdf"'
    # The page is for search engines; the booklet would stand beside it as a copy.
    response["X-Robots-Tag"] = "noindex"
    return response
