"""How events are listed: what comes, or one year of what was."""

import re
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from catalogue.events.enums import EventKind
from catalogue.events.words import archive_words
from portal.core.thai_dates import ERA, local_day
from search.conditions import All, Condition, Range
from search.filters import AreaFilter, FacetFilter
from search.filters.base import Asked, Chosen, Filter, Parameters, Text
from search.kinds import Kind

_YEAR = re.compile("2[45][0-9]{2}")


class YearFilter(Filter):
    """Nothing chosen: what is not over yet. A Buddhist year: what was held in it and is over."""

    key = "year"
    keys = ("year",)
    heading: Text = _("Year")

    @property
    def asks_runs(self) -> bool:
        return True

    def read(self, given: Parameters) -> Chosen:
        return tuple(year for year in given.getlist("year")[-1:] if _YEAR.fullmatch(year))

    def parameters(self, chosen: Chosen) -> list[tuple[str, str]]:
        return [("year", year) for year in chosen]

    def asked(self, chosen: Chosen, at: datetime) -> Asked:
        today = local_day(at)
        if not chosen:
            return Asked(run=(Range("ends_on", gte=today),))
        year = int(chosen[0]) - ERA
        held = Range("starts_on", gte=date(year, 1, 1), lte=date(year, 12, 31))
        return Asked(run=(All(held, Range("ends_on", lt=today)),))

    def variants(self, chosen: Chosen) -> dict[str, Chosen]:
        return {}

    def labels(self, chosen: Chosen) -> list[tuple[str, Chosen]]:
        return [(archive_words(int(year)), ()) for year in chosen]


def all_days(at: datetime) -> Condition:
    """Return what holds for the days of every event: the listing itself says which."""
    return All()


def one_tier(at: datetime) -> tuple[Condition, ...]:
    """Return the only tier: events stand by their first day."""
    return (All(),)


#: Its days are provided by ``entries``, which needs the models: see ``apps``.
EVENT = Kind(
    code="event",
    label=_("Event"),
    plural=_("Events"),
    url_name="catalogue:event-detail",
    list_url_name="catalogue:event-list",
    icon="cal",
    order=60,
    filters=(
        AreaFilter(),
        FacetFilter("kind", _("Kind of event"), EventKind.choices, facet="event_kind"),
        YearFilter(),
    ),
    sorts=("start",),
    default_sort="start",
    runs_considered=all_days,
    run_tiers=one_tier,
)
