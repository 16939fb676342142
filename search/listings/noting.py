"""Questions that found nothing are noted: what people look for and nobody offers."""

from search import missed
from search.filters import Chosen
from search.filters.area import NEAR
from search.listings.reading import area_filters
from search.query import Query
from search.results import Results


def note_if_missed(query: Query, results: Results) -> None:
    """Note a question in words without result, with its area; other filters are no demand."""
    plan = results.plan or query.plan
    if results.total or plan is None or plan.is_empty or query.page > 1:
        return
    areas = area_filters(query.kind)
    if any(query.of(one) for one in query.kind.filters if one not in areas):
        return
    area: Chosen = next((query.of(one) for one in areas), ())
    codes = [code for code in area if code != NEAR]
    missed.record(
        plan=query.plan or plan,
        area_code=codes[-1] if codes else "",
        was_repaired=bool(results.notes),
    )
