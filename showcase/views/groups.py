"""The listing of groups, and one group."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http import HttpResponsePermanentRedirect as Moved
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.code_repair import repaired
from catalogue.plain_listing import listing_context
from portal.core.coded import serve_page
from search.listings import of_request
from showcase.groups.listing import group_listing
from showcase.kinds import GROUP
from showcase.models import GroupPage


@require_safe
def group_list(request: HttpRequest) -> HttpResponse:
    """List groups by place, occupation and stage."""
    shown = group_listing(of_request(request, GROUP))
    return render(request, "showcase/group_list.html", listing_context(request, shown))


@require_safe
def group_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a group; a code typed otherwise leads to the one address."""
    page = GroupPage.objects.open_to_all().with_code(repaired(code)).for_page().first()
    if page is None:
        raise Http404
    if page.slug != code:
        return Moved(reverse("showcase:group-detail", args=[page.slug]))
    return serve_page(request, page)
