"""How stories are listed."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.enums import OccupationalGroup
from catalogue.tag_filters import TagFilter
from portal.core.thai_dates import buddhist_year
from search.conditions import Terms
from search.filters import AreaFilter, ColumnFilter, FacetFilter, Option
from search.kinds import Kind
from showcase.practice.cards import PRACTICE_LOOK
from showcase.practice.enums import PracticeTopic

#: So many years are offered; what is asked for in an address must be one of them.
YEARS = 8


class EvaluationYearFilter(TagFilter):
    """The Buddhist year of the evaluation that a story was written for; each year adds one."""

    may_grow = True

    def __init__(self) -> None:
        super().__init__("year", _("Year"), (), is_open=False)

    @property
    def options(self) -> tuple[Option, ...]:
        # A story may be written for the year that comes.
        latest = buddhist_year(timezone.localdate()) + 1
        return tuple(map(self._as_option, range(latest, latest - YEARS, -1)))

    @property
    def asks_runs(self) -> bool:
        return False

    def _as_option(self, year: int) -> Option:
        return Option(str(year), str(year), entry=Terms("facets.year", (str(year),)))


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
