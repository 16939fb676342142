"""What people are told about their data: every notice in force, to read at leisure."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from registry.current_notices import current_notices
from registry.enums import Purpose


@never_cache
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """One notice for each purpose, in the order in which people meet them."""
    found = current_notices(get_language() or "th")
    shown = [found[purpose] for purpose in Purpose.values if purpose in found]
    return render(request, "registry/notices.html", {"notices": shown})
