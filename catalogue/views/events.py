"""Events: the listing, one event, its calendar file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalogue.calendar_files import calendar_file
from catalogue.events.calendar import calendar_events
from catalogue.events.detail import event_detail as detail_of
from catalogue.events.kind import EVENT
from catalogue.events.listing import event_listing
from catalogue.models import EventPage
from portal.core.coded import by_code, in_small_letters
from portal.core.page_cache import expires_at
from search.listings import listing_context, of_request

_live_event = by_code(EventPage)


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """List what comes by month, or a year of what was."""
    shown = event_listing(of_request(request, EVENT))
    response = render(request, "catalogue/event_list.html", listing_context(request, shown))
    expires_at(response, shown.expires_at)
    return response


@require_safe
@in_small_letters("catalogue:event-detail")
def event_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show an event."""
    return _live_event(request, code)


@require_safe
def event_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Give out an event as a calendar file; there is none while nobody knows when."""
    page = EventPage.objects.open_to_all().with_code(code).first()
    if page is None:
        raise Http404
    origin = request.build_absolute_uri("/").rstrip("/")
    events = calendar_events(detail_of(page, timezone.now(), origin=origin))
    if not events:
        raise Http404
    response = HttpResponse(calendar_file(events), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.code}.ics"'
    return response
