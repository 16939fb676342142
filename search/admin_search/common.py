"""What both databases' backends change of Wagtail's search."""

from collections.abc import Iterable
from typing import Any

from modelsearch.backends.base import BaseSearchQueryCompiler
from modelsearch.query import PlainText

from search.admin_search.fields import Analysed
from search.admin_search.questions import analysed


class QuietIndex:
    """Before an index class: stores our tokens, and reads no other row when one is saved."""

    def add_items(self, model: type, objs: Iterable[Any]) -> None:
        super().add_items(model, [Analysed(obj) for obj in objs])  # type: ignore[misc]  # the index's

    def _refresh_title_norms(self, full: bool = False) -> None:
        # Modelsearch reads the lengths of all titles after each save. A rebuild does it once.
        if full:
            super()._refresh_title_norms(full=True)  # type: ignore[misc]  # the index's


class AnalysedQuestion(BaseSearchQueryCompiler):
    """Before a query compiler: what was typed goes through the analysis first."""

    def __init__(
        self, queryset: Any, query: Any, *args: Any, operator: str | None = None, **kwargs: Any
    ) -> None:
        if isinstance(query, str):
            # Whatever the database's default is: an officer who types more wants fewer.
            query = PlainText(query, operator=operator or "and")
        super().__init__(queryset, analysed(query), *args, **kwargs)
