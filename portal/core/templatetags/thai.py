"""Filters for Thai text, dates, times and telephone numbers in templates."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from portal.core import line_breaks, protected_words, telephones, thai_dates, times
from portal.core.thai_dates import Style

register = template.Library()

_NBSP = "\u00a0"


@register.filter(name="th", is_safe=True)
def th(text: object, extra: str | Iterable[str] | None = None) -> SafeString:
    """Keep protected words and numbers with units whole: `{{ title|th }}`, `{{ name|th:name }}`."""
    more = None
    if extra:
        more = line_breaks.WordList([extra] if isinstance(extra, str) else map(str, extra))
    return line_breaks.break_lines(text, protected_words.words(), more)


@register.filter
def thai_date(day: date | None, how: str = "") -> SafeString | str:
    """Write a date in `<time>`: `{{ day|thai_date }}`, with "long", "weekday", "no-year"."""
    if not isinstance(day, date):
        return ""
    style, options = _options(how)
    return thai_dates.date_html(
        day, style, weekday="weekday" in options, year="no-year" not in options
    )


@register.filter
def thai_month(day: date | None, how: str = "") -> str:
    """Write month and year: ม.ค. 2569."""
    if not isinstance(day, date):
        return ""
    return _held(thai_dates.format_month(day, _options(how)[0]))


@register.filter
def thai_date_range(start: date | None, end: date | None = None) -> SafeString | str:
    """Write from when to when: `{{ run.start_date|thai_date_range:run.end_date }}`."""
    if not isinstance(start, date):
        return thai_date(end)
    return thai_dates.range_html(start, end if isinstance(end, date) else None)


@register.filter
def thai_time(moment: time | datetime | None) -> str:
    """Write a time of day: 16.30 น."""
    return _held(times.format_time(moment)) if isinstance(moment, time | datetime) else ""


@register.filter
def tel(number: str | None) -> str:
    """Write a stored number in groups, without a link."""
    return telephones.display(number).replace(" ", _NBSP)


@register.filter
def tel_link(number: str | None, css_class: str = "") -> SafeString:
    """Write a number as a link that dials it: `{{ unit.phone|tel_link }}`, `…|tel_link:"btn"`."""
    return telephones.link(number, css_class=css_class)


@register.filter
def tel_href(number: str | None) -> str:
    """Give the `tel:+66…` address of a number for a link of one's own; empty if it is none."""
    telephone = telephones.parse_or_none(number)
    return telephone.href if telephone else ""


@register.simple_tag(name="tel_link")
def tel_link_tag(
    number: str | None, extension: str = "", label: str = "", css_class: str = ""
) -> SafeString:
    """Write a number with an extension kept beside it, or under words of one's own."""
    return telephones.link(number, extension or "", label, css_class)


@register.filter(is_safe=True)
def nbsp(text: Any) -> SafeString:
    """Hold all words of a short text together (initial and name, number and unit)."""
    return mark_safe(str(conditional_escape(text)).replace(" ", _NBSP))  # noqa: S308 - escaped


def _options(how: str) -> tuple[Style, set[str]]:
    options = set(how.replace(",", " ").split())
    return ("long" if "long" in options else "short"), options


def _held(text: str) -> str:
    return text.replace(" ", _NBSP)
