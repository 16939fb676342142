"""The report of what was looked for and not found: one row a question, the most frequent first."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from portal.places import areas
from search.models import MissedQuery
from search.models.wording import MissedState

#: So many areas are named in a row.
_MOST_AREAS = 4
#: More rows than a page has are those of an export, which wants all of them.
_FEW = 500


def questions() -> QuerySet[MissedQuery, Any]:
    """Return each question once, with how often it was asked and what became of it."""
    return (
        MissedQuery.objects.values("text")
        .annotate(
            total=Sum("count"),
            last_day=Max("day"),
            repaired=Count("pk", filter=Q(was_repaired=True)),
            new=Count("pk", filter=Q(state=MissedState.NEW)),
            ignored=Count("pk", filter=Q(state=MissedState.IGNORED)),
        )
        .order_by("-total", "text")
    )


def with_areas(
    rows: Iterable[dict[str, Any]], asked: QuerySet[MissedQuery]
) -> list[dict[str, Any]]:
    """Add to each row where it was asked for, what its state is called, and whether it was mended.

    ``asked`` are the stored questions that the report is about: those of the days that were chosen.
    """
    found = list(rows)
    if len(found) <= _FEW:
        asked = asked.filter(text__in=[row["text"] for row in found])
    counted: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in (
        asked.exclude(area_code="")
        .values("text", "area_code")
        .annotate(total=Sum("count"))
        .order_by("-total", "area_code")
    ):
        counted[one["text"]].append((one["total"], one["area_code"]))
    return [
        {
            **row,
            "areas": _areas(counted[row["text"]]),
            "state": _state(row).label,
            "is_new": _state(row) is MissedState.NEW,
            "was_repaired": _("Yes") if row["repaired"] else "",
        }
        for row in found
    ]


def _state(row: dict[str, Any]) -> MissedState:
    if row["new"]:
        return MissedState.NEW
    return MissedState.IGNORED if row["ignored"] else MissedState.DONE


def _areas(counted: list[tuple[int, str]]) -> str:
    named = [
        _("%(area)s (%(count)d)") % {"area": area_words(code), "count": count}
        for count, code in counted[:_MOST_AREAS]
    ]
    if len(counted) > _MOST_AREAS:
        named.append("…")
    return ", ".join(named)


def area_words(code: str) -> str:
    """Name a province or district by its code; a sub-district by its district."""
    district = areas.district(code[:4]) if len(code) > 2 else None
    if district is not None:
        return district.place
    province = areas.province(code[:2])
    return province.label if province is not None else code


class MissedFilterSet(WagtailFilterSet):
    """Which questions to look at."""

    day = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Day"), widget=DateRangePickerWidget
    )
    area = django_filters.ChoiceFilter(
        field_name="area_code",
        lookup_expr="startswith",
        choices=areas.province_choices,
        label=gettext_lazy("Province"),
    )
    state = django_filters.ChoiceFilter(choices=MissedState, label=gettext_lazy("State"))

    class Meta:
        model = MissedQuery
        fields: list[str] = []
