"""Knowledge items: the listing, one item, and the short link to it."""

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http import HttpResponsePermanentRedirect as Moved
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalogue.code_repair import repaired
from portal.core.coded import serve_page
from search.listings import listing_context, of_request
from search.listings.remembering import remember
from showcase.knowledge.kind import KNOWLEDGE
from showcase.knowledge.listing import knowledge_listing
from showcase.knowledge_bank.board import bank_board
from showcase.models import KnowledgePage

_CODE = re.compile(r"([a-z]{3})[\s.–-]*([0-9a-z]{4})")


@require_safe
def knowledge_list(request: HttpRequest) -> HttpResponse:
    """List items by what is ticked and typed; everything asked for stands in the address."""
    kept = remember(request)
    if kept is not None:
        return kept
    shown = knowledge_listing(of_request(request, KNOWLEDGE))
    return render(request, "showcase/knowledge_list.html", listing_context(request, shown))


@require_safe
def knowledge_banks(request: HttpRequest) -> HttpResponse:
    """Say which parts of the knowledge bank each institution has."""
    shown = bank_board(timezone.now(), request.GET)
    context = {"shown": shown, "breadcrumbs": shown.breadcrumbs}
    return render(request, "showcase/knowledge_banks.html", context)


@require_safe
def knowledge_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show an item; a code typed otherwise leads to the one address."""
    page = KnowledgePage.objects.open_to_all().with_code(repaired(code)).for_page().first()
    if page is None:
        raise Http404
    if page.slug != code:
        return Moved(reverse("showcase:knowledge-detail", args=[page.slug]))
    return serve_page(request, page)


@require_safe
def knowledge_short(request: HttpRequest, code: str) -> HttpResponse:
    """Lead from a printed code to the item's page, however it was typed."""
    match = _CODE.fullmatch(code.strip().lower())
    found = f"{match[1]}-{match[2]}" if match else ""
    if not found or not KnowledgePage.objects.open_to_all().with_code(found).exists():
        raise Http404
    return HttpResponseRedirect(reverse("showcase:knowledge-detail", args=[found]))
