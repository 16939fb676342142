"""What somebody should know about a run that may be held all the same."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.holidays import holidays_on
from catalogue.services.runs import other_one_occupation_runs
from portal.core.languages import is_thai
from portal.core.thai_dates import ERA, fiscal_year, format_date

if TYPE_CHECKING:
    from catalogue.models import CourseRun
    from catalogue.run_rules import RunPlan


def warnings(run: "CourseRun", plan: "RunPlan") -> Iterator[str]:
    """Yield what to think about once more: holidays, a second occupation of the district."""
    yield from holiday_warnings(plan)
    others = other_one_occupation_runs(run.unit, plan, run)
    if others and plan.starts_on is not None:
        words = ngettext(
            "The district has %(count)d other run of “one district, one occupation” "
            "in fiscal year %(year)s; one is usual",
            "The district has %(count)d other runs of “one district, one occupation” "
            "in fiscal year %(year)s; one is usual",
            others,
        )
        yield words % {"count": others, "year": _fiscal_year_words(plan.starts_on)}


def holiday_warnings(plan: "RunPlan") -> Iterator[str]:
    """Yield a line for each meeting on a public holiday; without meetings, for the first day."""
    days = [meeting.held_on for meeting in plan.meetings]
    if not days:
        days = [day for day in (plan.starts_on, plan.ends_on) if day is not None]
    for day, name in holidays_on(days).items():
        yield _("%(day)s is a holiday: %(name)s. Will learners come?") % {
            "day": format_date(day),
            "name": name,
        }


def _fiscal_year_words(day: date) -> str:
    year = fiscal_year(day)
    return str(year if is_thai() else year - ERA)
