"""How courses and centres are listed: their filters, orders, and the run that a card shows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from catalogue import run_conditions
from catalogue.entries import centre_address
from catalogue.enums import (
    CourseFormat,
    CourseTag,
    DayPart,
    MarketSkill,
    OccupationalGroup,
    RunStatus,
    SkillType,
)
from catalogue.place_enums import LearningTheme, PartnerKind, ProviderKind
from catalogue.run_state import RunFacts, run_state
from catalogue.tag_filters import FixedFilter, HintedTagFilter, TagFilter, TargetGroupFilter
from portal.core.thai_dates import local_day
from search.conditions import All, Condition, Missing, Range, Terms
from search.filters import AreaFilter, ChoiceFilter, ColumnFilter, FacetFilter, Option, RunFilter
from search.kinds import Kind, ThreadStep

#: The value of the format filter that asks for a flag on a run, not for hours (S0-23).
ONE_OCCUPATION = "one"


def _status(choice: str) -> Callable[[datetime], Condition]:
    return partial(run_conditions.filter_condition, choice)


def runs_considered(at: datetime) -> Condition:
    """Runs that filters and cards look at: neither cancelled nor over."""
    return All(Missing("cancelled_at"), Range("ends_on", gte=local_day(at)))


def run_tiers(at: datetime) -> tuple[Condition, ...]:
    """Which run a card shows first: one with a seat, a waiting list, one that opens, any other."""
    order = (RunStatus.OPEN, RunStatus.WAITLIST, RunStatus.SOON, RunStatus.FULL)
    return (*(run_conditions.status_condition(status, at) for status in order), All())


def more_courses(count: int) -> str:
    """Say beside one course how many others there are."""
    return ngettext("and %(count)d more course", "and %(count)d more courses", count) % {
        "count": count
    }


def run_status(run: RunFacts, at: datetime) -> str:
    """Say what a run is at a moment: the code of its state."""
    return str(run_state(run, at).status.value)


#: Its runs are provided by ``run_provider``, which this module must not read: see ``apps``.
COURSE = Kind(
    code="course",
    label=_("Course"),
    plural=_("Courses"),
    url_name="catalogue:course-detail",
    list_url_name="catalogue:course-list",
    icon="book",
    order=10,
    filters=(
        AreaFilter(),
        RunFilter(
            "status",
            _("Sign-up"),
            [
                Option("open", _("Taking sign-ups"), run=_status("open")),
                Option("soon", _("Opens soon"), run=_status("soon")),
                Option("wait", _("Full, with a waiting list"), run=_status("wait")),
            ],
        ),
        ColumnFilter("group", _("Occupational group"), OccupationalGroup.choices),
        ChoiceFilter(
            "format",
            _("Format"),
            [
                Option(
                    CourseFormat.INTEREST.value,
                    CourseFormat.INTEREST.label,
                    hint=_("1–30 hours"),
                    entry=Terms("format", (CourseFormat.INTEREST.value,)),
                ),
                Option(
                    CourseFormat.CLASS.value,
                    CourseFormat.CLASS.label,
                    hint=_("31 hours and more"),
                    entry=Terms("format", (CourseFormat.CLASS.value,)),
                ),
                Option(
                    ONE_OCCUPATION,
                    _("One district, one occupation"),
                    run=Terms("is_one_district_one_occupation", (True,)),
                ),
            ],
        ),
        RunFilter(
            "day",
            _("Days"),
            [
                Option(
                    DayPart.WEEKDAY.value, DayPart.WEEKDAY.label, run=Terms("is_weekday", (True,))
                ),
                Option(
                    DayPart.EVENING.value, DayPart.EVENING.label, run=Terms("is_evening", (True,))
                ),
                Option(
                    DayPart.WEEKEND.value, DayPart.WEEKEND.label, run=Terms("is_weekend", (True,))
                ),
            ],
            is_open=False,
        ),
        FacetFilter("free", _("Cost"), [("1", _("Free of charge"))], is_open=False),
        RunFilter(
            "access",
            _("Place"),
            [Option("1", _("Wheelchair access"), run=Terms("has_wheelchair_access", (True,)))],
            is_open=False,
        ),
        HintedTagFilter(
            "skill",
            _("Kind of skill"),
            [
                (SkillType.NEW.value, SkillType.NEW.label, _("Never done it before")),
                (SkillType.UP.value, SkillType.UP.label, _("Doing it, wants to be better at it")),
                (SkillType.RE.value, SkillType.RE.label, _("Did it once, wants to do it again")),
            ],
        ),
        TagFilter(
            "market", _("Skills that the market asks for"), MarketSkill.choices, is_open=False
        ),
        TagFilter("tag", _("Part of"), CourseTag.choices, is_open=False),
        TargetGroupFilter("target", _("Target groups")),
        # S4-26: courses held together with agricultural and other partners.
        FacetFilter("partner", _("Together with"), PartnerKind.choices, is_open=False),
    ),
    sorts=("start", "newest", "near"),
    default_sort="start",
    runs_considered=runs_considered,
    run_tiers=run_tiers,
    shelf_tiers=3,
    open_facts=("hours", "fee", "material_fee"),
    open_facets=("skill", "target", "free"),
    open_run_facts=("venue", "days"),
    run_status=run_status,
    step=ThreadStep(
        knot="learn",
        none=_("No course tells of it yet"),
        way_on=_("Find a course"),
        way_url_name="catalogue:course-list",
        more=more_courses,
    ),
)

#: Courses of "Learn to Earn" (S0-15), listed by a page of their own.
LEARN_TO_EARN = replace(
    COURSE,
    list_url_name="catalogue:learn-to-earn",
    filters=(
        FixedFilter("tag", CourseTag.LEARN_TO_EARN.value),
        *(one for one in COURSE.filters if one.key != "tag"),
    ),
)

CENTRE = Kind(
    code="centre",
    label=_("Centre"),
    plural=_("Centres"),
    list_url_name="catalogue:centre-index",
    icon="pin",
    order=20,
    filters=(
        AreaFilter(),
        FacetFilter(
            "level",
            _("Level"),
            [("district", _("District centre")), ("subdistrict", _("Sub-district centre"))],
        ),
        FacetFilter("award", _("Awards"), [("1", _("Has an award"))], is_open=False),
    ),
    sorts=("area", "near"),
    default_sort="area",
    address=centre_address,
    open_facets=("level", "award"),
)

PROVIDER = Kind(
    code="provider",
    label=_("Other provider"),
    plural=_("Other providers"),
    url_name="catalogue:provider-detail",
    list_url_name="catalogue:provider-list",
    icon="pin",
    order=22,
    filters=(
        AreaFilter(),
        FacetFilter("provider", _("Kind of provider"), ProviderKind.choices),
    ),
    sorts=("area", "near"),
    default_sort="area",
)

LEARNING_CENTRE = Kind(
    code="learning_centre",
    label=_("Learning centre"),
    plural=_("Learning centres"),
    url_name="catalogue:learning-centre-detail",
    list_url_name="catalogue:learning-centre-list",
    icon="pin",
    order=24,
    filters=(AreaFilter(), FacetFilter("theme", _("Theme"), LearningTheme.choices)),
    sorts=("area", "near"),
    default_sort="area",
)
