"""How stories are listed."""

import re
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from catalogue.enums import OccupationalGroup
from search.conditions import Terms
from search.filters import AreaFilter, ColumnFilter, FacetFilter
from search.filters.base import Asked, Chosen, Filter, Parameters, Text
from search.kinds import Kind
from showcase.practice.cards import PRACTICE_LOOK
from showcase.practice.enums import PracticeTopic

_YEAR = re.compile("2[5-6][0-9]{2}")


class EvaluationYearFilter(Filter):
    """The Buddhist year of the evaluation that a story was written for."""

    key = "year"
    keys = ("year",)
    heading: Text = _("Year")

    def read(self, given: Parameters) -> Chosen:
        return tuple(year for year in given.getlist("year")[-1:] if _YEAR.fullmatch(year))

    def parameters(self, chosen: Chosen) -> list[tuple[str, str]]:
        return [("year", year) for year in chosen]

    def asked(self, chosen: Chosen, at: datetime) -> Asked:
        return Asked(entry=(Terms("facets.year", tuple(chosen)),)) if chosen else Asked()

    def variants(self, chosen: Chosen) -> dict[str, Chosen]:
        return {}

    def labels(self, chosen: Chosen) -> list[tuple[str, Chosen]]:
        return [(str(_("Year %(year)s")) % {"year": year}, ()) for year in chosen]


PRACTICE = Kind(
    code="practice",
    label=_("Know-how from a teacher"),
    plural=_("Know-how from teachers"),
    url_name="showcase:practice-detail",
    list_url_name="showcase:practice-list",
    icon="book",
    order=50,
    filters=(
        AreaFilter(),
        ColumnFilter("group", _("Occupational group"), OccupationalGroup.choices),
        FacetFilter("topic", _("What it is about"), PracticeTopic.choices),
        EvaluationYearFilter(),
        FacetFilter("award", _("Awards"), [("1", _("Has an award"))]),
    ),
    sorts=("newest", "near"),
    default_sort="newest",
    look=PRACTICE_LOOK,
    open_facts=("author", "year"),
    open_facets=("topic", "to_course", "to_product"),
)
