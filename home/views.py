"""News and letters: the listing, one of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.models import NewsPage
from home.news.kind import NEWS
from home.news.listing import news_listing
from portal.core.coded import in_small_letters, serve_page
from search.listings import listing_context, of_request


@require_safe
def news_list(request: HttpRequest) -> HttpResponse:
    """List news and letters, the latest first."""
    shown = news_listing(of_request(request, NEWS))
    return render(request, "home/news_list.html", listing_context(request, shown))


@require_safe
@in_small_letters("home:news-detail")
def news_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show news or a letter; one for staff is there for whoever has signed in, and for nobody else."""
    page = NewsPage.objects.live().with_code(code).first()
    # Nobody is asked who they are for what everybody may read: such a page is kept for all.
    if page is None or (page.is_staff_only and not request.user.is_authenticated):
        raise Http404
    return serve_page(request, page)
