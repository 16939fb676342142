"""Structured data for search engines (schema.org as JSON-LD): pure builders and one writer.

A JSON-LD element is a *data block*: HTML's "prepare the script element" returns before the Content
Security Policy is asked when the type names no script. So `script-src 'self'` neither blocks nor
reports it, and it never runs (tried in Chromium: silent, while an inline script beside it was
refused). No nonce is needed and pages can be kept; what could end the element early is escaped.

Builders leave out what is not known: a machine reads an empty field as a fact.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from django.utils.safestring import SafeString, mark_safe

from portal.core.telephones import parse_or_none
from portal.core.times import OpeningHours

if TYPE_CHECKING:
    from portal.core.parts import Link

Data = dict[str, Any]
EventStatus = Literal["EventScheduled", "EventRescheduled", "EventPostponed", "EventCancelled"]

_CONTEXT = "https://schema.org"
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026",
            0x2028: "\\u2028", 0x2029: "\\u2029"}  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CURRENCY = "THB"


@dataclass(frozen=True)
class Place:
    """An address as structured data knows it."""

    name: str = ""
    street: str = ""
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    postal_code: str = ""


def script(*data: Data | None) -> SafeString:
    """Write builders' results as one `<script type="application/ld+json">`; nothing for nothing."""
    known = [item for item in data if item]
    if not known:
        return SafeString()
    if len(known) == 1:
        content: Data = {"@context": _CONTEXT, **known[0]}
    else:
        content = {"@context": _CONTEXT, "@graph": known}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_plain)
    # The signs that could end the element or begin another one are escaped as JSON allows.
    escaped = text.translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{escaped}</script>')  # noqa: S308


def organisation(
    *,
    name: str,
    url: str,
    name_en: str = "",
    telephone: str = "",
    email: str = "",
    place: Place | None = None,
    hours: OpeningHours | None = None,
    parent: Data | None = None,
    same_as: Sequence[str] = (),
    teaches: bool = True,
) -> Data:
    """Describe a centre or an office; one that teaches is an EducationalOrganization."""
    number = parse_or_none(telephone)
    return _without_gaps(
        {
            "@type": "EducationalOrganization" if teaches else "GovernmentOrganization",
            "@id": f"{url}#organisation",
            "name": name,
            "alternateName": name_en,
            "url": url,
            "telephone": number.international if number else "",
            "email": email,
            "address": _address(place),
            "openingHoursSpecification": _opening_hours(hours),
            "parentOrganization": parent,
            "sameAs": list(same_as),
        }
    )


def course(
    *,
    name: str,
    url: str,
    description: str,
    code: str = "",
    provider: Data | None = None,
    hours: int | None = None,
    fee: Decimal | int | None = None,
    image: str = "",
    teaches: Sequence[str] = (),
    audience: str = "",
    ages: str = "",
    requires: str = "",
    keywords: Sequence[str] = (),
    standard: str = "",
    language: str = "th",
    instances: Sequence[Data] = (),
) -> Data:
    """Describe a course with its runs; an unknown fee is left out, a free course says so."""
    return _without_gaps(
        {
            "@type": "Course",
            "@id": f"{url}#course",
            "name": name,
            "url": url,
            "description": description,
            "courseCode": code,
            "inLanguage": language,
            "timeRequired": _duration(hours),
            "isAccessibleForFree": fee == 0 if fee is not None else None,
            "offers": offer(fee, category="Free" if fee == 0 else "Paid"),
            "image": image,
            "teaches": list(teaches),
            "audience": {"@type": "Audience", "audienceType": audience} if audience else None,
            "typicalAgeRange": ages,
            "coursePrerequisites": requires,
            "keywords": list(keywords),
            "educationalAlignment": _alignment(standard),
            "provider": provider,
            "hasCourseInstance": list(instances),
        }
    )


def course_instance(
    *,
    name: str,
    starts_on: date,
    ends_on: date | None = None,
    url: str = "",
    place: Place | None = None,
    instructor: str = "",
    hours: int | None = None,
    capacity: int | None = None,
    seats_left: int | None = None,
    fee: Decimal | int | None = None,
    cancelled: bool = False,
    moved_from: date | None = None,
) -> Data:
    """Describe one run of a course; it is always taught at a place, never over the network."""
    return _without_gaps(
        {
            "@type": "CourseInstance",
            "name": name,
            "url": url,
            "courseMode": "Onsite",
            "startDate": starts_on,
            "endDate": ends_on,
            "previousStartDate": moved_from,
            "courseWorkload": _duration(hours),
            "maximumAttendeeCapacity": capacity,
            "remainingAttendeeCapacity": seats_left,
            "eventStatus": _event_status(cancelled=cancelled, moved=moved_from is not None),
            "location": _location(place),
            "instructor": {"@type": "Person", "name": instructor} if instructor else None,
            "offers": offer(fee),
        }
    )


def event(
    *,
    name: str,
    url: str,
    description: str = "",
    starts: date | None = None,
    ends: date | None = None,
    previously: date | None = None,
    status: EventStatus = "EventScheduled",
    place: Place | None = None,
    organiser: str = "",
    fee: Decimal | int | None = None,
    language: str = "th",
) -> Data:
    """Describe an event; without `starts` its day is not known yet."""
    return _without_gaps(
        {
            "@type": "Event",
            "@id": f"{url}#event",
            "name": name,
            "url": url,
            "description": description,
            "startDate": starts,
            "endDate": ends,
            "previousStartDate": previously,
            "eventStatus": f"{_CONTEXT}/{status}",
            "eventAttendanceMode": f"{_CONTEXT}/OfflineEventAttendanceMode",
            "location": _location(place),
            "organizer": {"@type": "Organization", "name": organiser} if organiser else None,
            "isAccessibleForFree": fee == 0 if fee is not None else None,
            "offers": offer(fee),
            "inLanguage": language,
        }
    )


def offer(fee: Decimal | int | None, *, category: str = "", url: str = "") -> Data | None:
    """Describe what something costs; None while nobody knows."""
    if fee is None:
        return None
    return _without_gaps(
        {
            "@type": "Offer",
            "price": str(fee),
            "priceCurrency": _CURRENCY,
            "category": category,
            "url": url,
        }
    )


def breadcrumbs(items: Iterable[tuple[str, str]]) -> Data | None:
    """Describe the way to a page as (name, address) from the front page down."""
    elements = [
        _without_gaps({"@type": "ListItem", "position": place, "name": name, "item": url})
        for place, (name, url) in enumerate(items, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": elements} if elements else None


def way(links: "Iterable[Link]", *, origin: str, here: str) -> Data | None:
    """Describe the links above a page's title with full addresses; the last of them is the page."""
    return breadcrumbs((link.title, f"{origin}{link.url}" if link.url else here) for link in links)


def website(*, name: str, url: str, search_url: str = "", language: str = "th") -> Data:
    """Describe the site; `search_url` holds `{search_term_string}` where the words go."""
    action = None
    if search_url:
        action = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search_url},
            "query-input": "required name=search_term_string",
        }
    return _without_gaps(
        {
            "@type": "WebSite",
            "@id": f"{url}#website",
            "name": name,
            "url": url,
            "inLanguage": language,
            "potentialAction": action,
        }
    )


def reference(data: Data) -> Data:
    """Point to something described elsewhere on the page instead of repeating it."""
    return {"@type": data["@type"], "@id": data["@id"]} if "@id" in data else data


def _alignment(standard: str) -> Data | None:
    return {"@type": "AlignmentObject", "targetName": standard} if standard else None


def _address(place: Place | None) -> Data | None:
    if place is None:
        return None
    address = _without_gaps(
        {
            "streetAddress": " ".join(part for part in (place.street, place.subdistrict) if part),
            "addressLocality": place.district,
            "addressRegion": place.province,
            "postalCode": place.postal_code,
        }
    )
    return {"@type": "PostalAddress", **address, "addressCountry": "TH"} if address else None


def _location(place: Place | None) -> Data | None:
    if place is None:
        return None
    location = _without_gaps({"name": place.name, "address": _address(place)})
    return {"@type": "Place", **location} if location else None


def _opening_hours(hours: OpeningHours | None) -> list[Data]:
    if hours is None:
        return []
    days: dict[tuple[time, time], list[str]] = {}
    for number, weekday in enumerate(_WEEKDAYS):
        for span in sorted(hours.weekly.get(number, ())):
            days.setdefault((span.opens, span.closes), []).append(weekday)
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": names, "opens": opens, "closes": closes}
        for (opens, closes), names in days.items()
    ]


def _event_status(*, cancelled: bool, moved: bool) -> str:
    if cancelled:
        return f"{_CONTEXT}/EventCancelled"
    return f"{_CONTEXT}/{'EventRescheduled' if moved else 'EventScheduled'}"


def _duration(hours: int | None) -> str:
    return f"PT{hours}H" if hours else ""


def _without_gaps(data: Mapping[str, Any]) -> Data:
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def _plain(value: object) -> str:
    """Write what JSON has no word for: dates in ISO form, times in hours and minutes."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
