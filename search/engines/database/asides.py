"""What an empty listing offers instead, each in one statement."""

from collections.abc import Sequence

from django.db.models import Count, Value

from search.engines.database import predicates
from search.models import Entry
from search.query import Query


def count_each(queries: Sequence[Query]) -> list[int]:
    """Count several questions at once."""
    counted = [
        Entry.objects.order_by()
        .filter(predicates.of_entries(query, query.demand()))
        .annotate(place=Value(place))
        .values("place")
        .annotate(number=Count("pk"))
        for place, query in enumerate(queries)
    ]
    if not counted:
        return []
    rows = counted[0].union(*counted[1:], all=True) if len(counted) > 1 else counted[0]
    numbers = {row["place"]: row["number"] for row in rows}
    return [numbers.get(place, 0) for place in range(len(queries))]


def count_by_area(query: Query, column: str, codes: Sequence[str]) -> dict[str, int]:
    """Count a question by area, for the areas of the given codes that have anything."""
    rows = (
        Entry.objects.order_by()
        .filter(predicates.of_entries(query, query.demand()), **{f"{column}__in": list(codes)})
        .values_list(column)
        .annotate(number=Count("pk"))
    )
    return dict(rows)
