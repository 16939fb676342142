"""Structured data of events for search engines."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.safestring import SafeString

from catalogue.events.enums import EventStatus
from portal.core import structured_data as schema
from portal.core.structured_data import Place
from portal.places import areas

if TYPE_CHECKING:
    from catalogue.events.detail import EventDetail


def event_data(detail: "EventDetail") -> SafeString:
    """Describe an event, who holds it, and the way to the page."""
    page = detail.page
    event = schema.event(
        name=page.shown_title,
        url=detail.url,
        description=page.shown_summary,
        starts=_moment(page.starts_on, page.starts_at),
        ends=_moment(page.facts.last_day, page.ends_at),
        previously=page.announced_starts_on if page.is_postponed else None,
        status=_status(detail),
        place=_place(detail),
        organiser=page.organiser or detail.holder_name,
        fee=page.fee_baht,
        language=page.text_language,
    )
    way = schema.way(detail.breadcrumbs, origin=detail.origin, here=detail.url)
    return schema.script(event, way)


def _status(detail: "EventDetail") -> schema.EventStatus:
    page = detail.page
    if detail.status == EventStatus.CANCELLED:
        return "EventCancelled"
    if page.is_postponed:
        return "EventRescheduled" if page.starts_on else "EventPostponed"
    return "EventScheduled"


def _place(detail: "EventDetail") -> Place | None:
    district = areas.district(detail.place.district)
    province = areas.province(detail.place.province)
    if not detail.page.venue and province is None:
        return None
    return Place(
        name=detail.page.venue,
        district=district.name if district else "",
        province=province.name if province else "",
    )


def _moment(day: date | None, clock: time | None) -> date | None:
    if day is None or clock is None:
        return day
    return timezone.make_aware(datetime.combine(day, clock), timezone.get_default_timezone())
