"""What a course's page says from what somebody wrote on it: nothing here asks about runs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.enums import (
    CourseFormat,
    CourseKind,
    CourseTag,
    MarketSkill,
    OccupationalGroup,
    PriorityRule,
    SkillType,
    TargetIndustry,
)
from catalogue.prices import price_words
from portal.core.choice_names import choice_name
from portal.core.parts import Notice
from portal.core.thai_dates import format_date

if TYPE_CHECKING:
    from catalogue.models import CoursePage


@dataclass(frozen=True)
class Topic:
    """A part of the course with its hours in words."""

    title: str
    hours: str
    text: str
    #: It can be learned by itself.
    is_module: bool = False

    @property
    def note(self) -> str:
        """What stands beside its title: "12 ชม. · โมดูล"."""
        return " · ".join(
            part for part in (self.hours, _("module") if self.is_module else "") if part
        )


@dataclass(frozen=True, slots=True)
class Belonging:
    """Something that a course is part of, with the listing of all that are."""

    title: str
    url: str = ""


class WrittenFacts:
    """What follows from the texts and ticks of a course alone."""

    page: "CoursePage"

    @property
    def kind_name(self) -> str:
        """What sort of course it is, where it is not a centre's own."""
        is_short = self.page.kind == CourseKind.COMPETENCY_SHORT
        return str(CourseKind.COMPETENCY_SHORT.label) if is_short else ""

    @property
    def group_name(self) -> str:
        """The occupational group in words."""
        return choice_name(OccupationalGroup, self.page.occupational_group)

    @property
    def format_name(self) -> str:
        """The format in words."""
        return choice_name(CourseFormat, self.page.course_format)

    @property
    def hours_words(self) -> str:
        """How long it takes: "30 ชั่วโมง"."""
        return hours_in_words(self.page.hours)

    @property
    def price(self) -> str:
        """The price in one word or two."""
        return price_words(self.page.fee_baht, self.page.material_fee_baht)

    @cached_property
    def topics(self) -> list[Topic]:
        """What is taught, with hours."""
        return [
            Topic(
                title=f"{number}. {topic.value.get('title') or ''}",
                hours=_short_hours(topic.value.get("hours")),
                text=topic.value.get("text") or "",
                is_module=bool(topic.value.get("is_module")),
            )
            for number, topic in enumerate(self.page.topics, start=1)
        ]

    @property
    def has_modules(self) -> bool:
        """At least one topic can be learned by itself."""
        return any(topic.is_module for topic in self.topics)

    @cached_property
    def outcomes(self) -> list[str]:
        """What one can do afterwards."""
        return [str(outcome.value) for outcome in self.page.outcomes]

    @property
    def bring(self) -> list[str]:
        """What to bring, one thing each."""
        return _lines(self.page.bring)

    @cached_property
    def for_parents(self) -> list[tuple[str, str]]:
        """Answers for parents that somebody wrote, each with its question."""
        page = self.page
        answers = [
            (_("Where is it, how far?"), page.parents_travel),
            (_("Is it safe?"), page.parents_safety),
            (_("Is there a travel allowance?"), page.parents_allowance),
            (_("Whom can I ask?"), page.parents_contact),
        ]
        return [(question, answer) for question, answer in answers if answer]

    @cached_property
    def belongings(self) -> list[Belonging]:
        """What it is part of: tags, skills of the market, kinds of skill, target industries."""
        page, url = self.page, reverse("catalogue:course-list")
        found = [
            Belonging(str(CourseTag(code).label), f"{url}?tag={code}")
            for code in CourseTag.values
            if code in page.tags and code != CourseTag.LEARN_TO_EARN
        ]
        if CourseTag.LEARN_TO_EARN in page.tags:
            landing = reverse("catalogue:learn-to-earn")
            found.insert(0, Belonging(str(CourseTag.LEARN_TO_EARN.label), landing))
        found += [
            Belonging(str(MarketSkill(code).label), f"{url}?market={code}")
            for code in MarketSkill.values
            if code in page.market_skills
        ]
        found += [
            Belonging(str(SkillType(code).label), f"{url}?skill={code}")
            for code in SkillType.values
            if code in page.skill_types
        ]
        return found

    @property
    def industries(self) -> list[str]:
        """The target industries that it prepares for."""
        return [
            str(TargetIndustry(code).label)
            for code in TargetIndustry.values
            if code in self.page.industries
        ]

    @property
    def tag_names(self) -> list[str]:
        """All that it is part of, in words, for machines."""
        return [one.title for one in self.belongings] + self.industries

    @property
    def ages(self) -> str:
        """For which ages, in words: "อายุ 15–60 ปี"; empty for everybody."""
        low, high = self.page.min_age, self.page.max_age
        if low and high:
            return _("Age %(low)d–%(high)d") % {"low": low, "high": high}
        if low:
            return _("Age %(low)d and over") % {"low": low}
        return _("Age up to %(high)d") % {"high": high} if high else ""

    @property
    def age_range(self) -> str:
        """The same for machines: "15-60", "15-"."""
        low, high = self.page.min_age, self.page.max_age
        return f"{low or 0}-{high or ''}" if low or high else ""

    @property
    def criteria(self) -> list[str]:
        """What decides who gets a seat, beside the words that the centre wrote."""
        rule = self.page.priority_rule
        if rule not in PriorityRule.values:
            return []
        words = _("When more people sign up than there are seats: %(rule)s")
        return [words % {"rule": PriorityRule(rule).label}]

    @property
    def approval(self) -> str:
        """Who approved a competency-based short course, when, and with whose consent."""
        page = self.page
        if page.kind != CourseKind.COMPETENCY_SHORT or not page.competency_approved_on:
            return ""
        return _("Approved by %(role)s on %(date)s with the consent of the board (%(meeting)s)") % {
            "role": page.competency_approved_by,
            "date": format_date(page.competency_approved_on),
            "meeting": page.competency_board_meeting,
        }

    @property
    def for_staff_only(self) -> Notice | None:
        """Says that citizens do not find the course."""
        if not self.page.is_for_teachers:
            return None
        return Notice(_("For teachers and staff: citizens do not see this course"), tone="warn")


def hours_in_words(hours: int | None) -> str:
    if not hours:
        return ""
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}


def _short_hours(hours: int | None) -> str:
    return _("%(count)d h") % {"count": hours} if hours else ""


def _lines(text: str) -> list[str]:
    return [line.strip(" -•*") for line in text.splitlines() if line.strip(" -•*")]
