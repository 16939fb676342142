"""The form of a centre's page: opening hours day by day instead of a JSON column."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.core.page_forms import FreshPageForm
from portal.core.thai_dates import weekday_name
from portal.core.times import OpeningHours, Span, format_time, parse_time

_DAYS = range(7)


class OpeningHoursWidget(forms.MultiWidget):
    """Seven lines, from Monday on, each with the time of opening and of closing."""

    template_name = "catalogue/admin/opening_hours.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            f"{day}_{part}": forms.TextInput(attrs={"size": 6, "placeholder": example})
            for day in _DAYS
            for part, example in (("opens", "08.30"), ("closes", "16.30"))
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: Any) -> list[str]:
        """Spread the stored hours over the fourteen boxes; the first span of a day is edited."""
        hours = OpeningHours.from_data(value or {})
        texts = []
        for day in _DAYS:
            spans = hours.weekly.get(day, ())
            texts += [_typed(spans[0].opens), _typed(spans[0].closes)] if spans else ["", ""]
        return texts

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Pair the boxes by day for the template."""
        context = super().get_context(name, value, attrs)
        boxes = context["widget"]["subwidgets"]
        context["days"] = [
            (weekday_name(_a(day)), boxes[2 * day], boxes[2 * day + 1]) for day in _DAYS
        ]
        return context


class OpeningHoursField(forms.MultiValueField):
    """Opening hours of a week as the JSON that ``OpeningHours`` reads."""

    widget = OpeningHoursWidget

    def __init__(self, **kwargs: Any) -> None:
        fields = [forms.CharField(required=False) for _box in range(2 * len(_DAYS))]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, Any]:
        """Build the week; a day with one time only, or the wrong way round, is named."""
        boxes = data_list or [""] * 2 * len(_DAYS)
        weekly = {}
        for day in _DAYS:
            opens, closes = (text.strip() for text in boxes[2 * day : 2 * day + 2])
            if not opens and not closes:
                continue
            weekly[day] = (_span(day, opens, closes),)
        return OpeningHours(weekly).as_data() if weekly else {}


class VisitedPlaceForm(FreshPageForm):
    """Edits a page about a place that people go to."""

    opening_hours = OpeningHoursField(
        label=_("opening hours"),
        required=False,
        help_text=_("Leave a day empty when the centre is closed. For example: 08.30 and 16.30"),
    )

    def clean_opening_hours(self) -> Mapping[str, Any]:
        """Keep days that differ (holidays), which this form does not show."""
        hours: dict[str, Any] = self.cleaned_data["opening_hours"] or {}
        kept = (self.instance.opening_hours or {}).get("exceptions")
        return {**hours, "exceptions": kept} if kept else hours


class CentrePageForm(VisitedPlaceForm):
    """Edits a centre's page."""


def _span(day: int, opens: str, closes: str) -> Span:
    start, end = parse_time(opens), parse_time(closes)
    if start is None or end is None or start >= end:
        raise ValidationError(
            _("%(day)s: write both times, the earlier one first, like 08.30 and 16.30"),
            code="opening_hours",
            params={"day": weekday_name(_a(day))},
        )
    return Span(start, end)


def _a(weekday: int) -> date:
    # 1 January 2024 was a Monday.
    return date(2024, 1, 1 + weekday)


def _typed(clock: Any) -> str:
    return format_time(clock, "en").replace(":", ".")
