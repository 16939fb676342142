"""The filter of knowledge items by CVM field: asked for by a link, it has no boxes of its own."""

import re
from datetime import datetime
from functools import cache

from django.utils.translation import gettext_lazy as _

from catalogue.cvm import loading
from portal.core.languages import is_thai
from search.conditions import Terms
from search.filters import Asked, Chosen, Filter, Parameters

_CODE = re.compile(r"\d{4}-\d{1,3}")


@cache
def _names() -> dict[str, tuple[str, str]]:
    """The handbook's fields by their code, in both languages."""
    return {row.code: (row.field, row.field_en) for row in loading.rows()}


class FieldFilter(Filter):
    """One field at a time; a hundred boxes would bury the others."""

    key = "field"
    keys = ("field",)
    heading = _("Field of study")
    counts_apart = True

    def read(self, given: Parameters) -> Chosen:
        code = next(iter(given.getlist(self.key)), "")
        return (code,) if _CODE.fullmatch(code) and code in _names() else ()

    def parameters(self, chosen: Chosen) -> list[tuple[str, str]]:
        return [(self.key, code) for code in chosen]

    def asked(self, chosen: Chosen, at: datetime) -> Asked:
        return Asked((Terms("facets.field", chosen),)) if chosen else Asked()

    def variants(self, chosen: Chosen) -> dict[str, Chosen]:
        return {}

    def labels(self, chosen: Chosen) -> list[tuple[str, Chosen]]:
        return [(_names()[code][0 if is_thai() else 1], ()) for code in chosen]
