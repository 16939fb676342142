"""What a source's page shows: key facts, what is paid back, how to ask, courses that lead to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.enums import OccupationalGroup
from catalogue.funding import words
from catalogue.funding.breadcrumbs import of_source
from catalogue.funding.calculator import Calculation, calculate
from catalogue.funding.entries import place_words, reach_place
from catalogue.funding.shown import ShownSource, shown_source
from catalogue.funding.source import Source, lines, source_of_page
from catalogue.funding.structured import funding_data
from catalogue.open_courses import OpenCourses, courses_where
from portal.core.choice_names import choice_name
from portal.core.languages import is_thai
from portal.core.money import baht
from portal.core.parts import Banner, Fact, Knot, Link
from portal.core.thai_dates import ERA, format_date, local_day
from portal.core.thai_numbers import group_digits
from portal.core.turns import first_turn
from portal.places.contacts import Contact, contact_of
from portal.users.enums import Role
from search.conditions import All, Condition, Terms
from search.filters.base import Parameters
from search.threads import Around, Here, Thread, around, thread

if TYPE_CHECKING:
    from catalogue.models import FundingSourcePage
    from portal.places.models import OrgUnit

COURSES = 3


@dataclass(frozen=True)
class FundingDetail:
    """Everything around the texts of one source at one moment."""

    page: "FundingSourcePage"
    unit: "OrgUnit | None"
    source: Source
    contact: Contact | None
    courses: OpenCourses
    calculation: Calculation
    at: datetime
    #: "https://example.go.th": where full addresses begin.
    origin: str = ""

    @property
    def today(self) -> date:
        """The day that ages are counted on."""
        return local_day(self.at)

    @property
    def expires_at(self) -> datetime | None:
        """When it grows old or closes, or a course's card changes."""
        turns = (self.source.next_turn(self.today), self.courses.expires_at)
        return first_turn(turns)

    @cached_property
    def card(self) -> ShownSource:
        """The source as lists show it."""
        return shown_source(self.source, self.today)

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return of_source(self.page.shown_title)

    @property
    def banner(self) -> Banner:
        """The woven head: the house's cloth, for money belongs to no occupational group."""
        tags = [self.card.kind_name, self.source.place]
        return Banner(
            title=self.page.shown_title,
            summary=self.page.shown_summary,
            key=self.page.code,
            tags=[tag for tag in tags if tag],
        )

    @cached_property
    def facts(self) -> list[Fact]:
        """The key facts, always in this order; what nobody knows is to be asked for."""
        ask = _("Ask the funder")
        source = self.source
        facts = [Fact("baht", _("Limit"), self.card.limit or ask)]
        if source.is_repaid:
            term = words.months_words(source.term_months) if source.term_months else ask
            facts += [
                Fact("cal", _("Interest"), self.card.interest),
                Fact("hour", _("Time to pay back"), self._up_to(term, ask)),
                Fact("cert", _("Guarantor"), self._guarantee()),
            ]
        return [
            *facts,
            Fact("seat", words.who_term(source), words.who_words(source)),
            Fact("pin", _("Where it can be used"), source.place),
        ]

    def _up_to(self, term: str, ask: str) -> str:
        return term if term == ask else _("Up to %(time)s") % {"time": term}

    def _guarantee(self) -> str:
        told = lines(self.page.guarantee)
        return told[0] if told else _("None needed")

    @property
    def use_words(self) -> str:
        """What it may be spent on."""
        return words.use_words(self.source)

    @property
    def how_counted(self) -> str:
        """How interest is counted, explained."""
        return words.how_counted(self.source)

    @property
    def explained(self) -> str:
        """The example in plain words, with what the money costs."""
        example = self.source.example
        if example is None:
            return ""
        values = {
            "sentence": words.in_sentence(self.source, example),
            "interest": baht(example.interest),
            "monthly": baht(example.monthly),
            "months": example.months,
        }
        if not example.interest:
            return _("%(sentence)s: %(monthly)s a month, %(months)d times, nothing on top") % values
        return (
            _("%(sentence)s: %(monthly)s a month, %(months)d times. %(interest)s of it is the cost")
            % values
        )

    @cached_property
    def steps(self) -> list[str]:
        """How to apply, in order."""
        return lines(self.page.steps)

    @cached_property
    def in_kind(self) -> list[str]:
        """Things that are given."""
        return lines(self.page.in_kind)

    @cached_property
    def project(self) -> str:
        """The sum a person of money that was given to a project; empty where that is not known."""
        page = self.page
        if not page.project_budget_baht or not page.target_people:
            return ""
        each = page.project_budget_baht / page.target_people
        values = {
            "budget": baht(page.project_budget_baht),
            "people": group_digits(page.target_people),
            "each": baht(round(each)),
            "year": self._fiscal_year,
        }
        if page.fiscal_year:
            return (
                _("Fiscal year %(year)s: %(budget)s for %(people)s people, about %(each)s each")
                % values
            )
        return _("%(budget)s for %(people)s people, about %(each)s each") % values

    @property
    def _fiscal_year(self) -> str:
        year = self.page.fiscal_year or 0
        return str(year if is_thai() else year - ERA)

    @property
    def checked_by(self) -> str:
        """The role of whoever checked it last, never a name."""
        return choice_name(Role, self.page.verified_role)

    @property
    def closes(self) -> str:
        """The last day to apply, in words."""
        day = self.page.closes_on
        if day is None:
            return ""
        values = {"date": format_date(day)}
        if self.card.is_closed:
            return _("Applications closed on %(date)s") % values
        return _("Apply until %(date)s") % values

    @property
    def groups(self) -> Sequence[str]:
        """The occupational groups that it is for, all of them when none was named."""
        return self.source.groups or tuple(OccupationalGroup.values)

    @property
    def courses_url(self) -> str:
        """The listing of the courses that lead to it."""
        pairs = [("province", self.source.province)] if self.source.province else []
        pairs += [("group", group) for group in self.source.groups]
        path = reverse("catalogue:course-list")
        return f"{path}?{urlencode(pairs)}" if pairs else path

    @property
    def all_courses(self) -> str:
        """The words of the way to them."""
        total = self.courses.total
        sentence = ngettext("See all %(total)s course", "See all %(total)s courses", total)
        return sentence % {"total": f"{total:,}"}

    @property
    def finder_url(self) -> str:
        """The finder, which already knows where."""
        pairs = [("province", self.source.province), ("district", self.source.district)]
        query = urlencode([pair for pair in pairs if pair[1]])
        path = reverse("catalogue:funding-find")
        return f"{path}?{query}" if query else path

    @cached_property
    def around(self) -> Around:
        """What was made with its help, and where that was learned."""
        here = Here(
            kind="funding",
            code=self.page.code or "",
            title=self.page.shown_title,
            province=self.source.province,
            district=self.source.district,
        )
        return around(here)

    @cached_property
    def thread(self) -> Thread:
        """From learning to funding, with this source as its last knot."""
        return thread(self.around, fitting=self._fitting, shown_apart=("product",))

    @property
    def _fitting(self) -> dict[str, Knot]:
        """A course of those that lead here, for a thread where nobody named any."""
        if not self.courses.cards:
            return {}
        first, others = self.courses.cards[0], self.courses.total - 1
        note = ngettext("and %(count)d more course", "and %(count)d more courses", others)
        learn = Knot(
            "learn",
            first.title,
            first.url,
            note_link=Link(note % {"count": others}, self.courses_url) if others > 0 else None,
        )
        return {"course": learn}

    @property
    def url(self) -> str:
        """The full address."""
        return f"{self.origin}{funding_path(self.page)}"

    @property
    def share_text(self) -> str:
        """What is sent in LINE."""
        return f"{self.page.shown_title} {self.card.sentence} {self.url}"

    @property
    def structured_data(self) -> SafeString:
        """The source and the way to it, for machines."""
        return funding_data(self)


def funding_path(page: "FundingSourcePage") -> str:
    """Return the address of a source; a draft may have none yet."""
    return reverse("catalogue:funding-detail", args=[page.code]) if page.code else ""


def funding_detail(
    page: "FundingSourcePage", at: datetime, *, origin: str, asked: Parameters
) -> FundingDetail:
    """Put together what a source's page shows at a moment."""
    unit = page.keeper
    place = reach_place(page.reach, unit)
    source = source_of_page(
        page,
        place=place_words(place.province, place.district),
        province=place.province,
        district=place.district,
    )
    return FundingDetail(
        page=page,
        unit=unit,
        source=source,
        contact=contact_of(unit) if unit is not None else None,
        courses=courses_where(_courses(source), at, count=COURSES),
        calculation=calculate(source, asked),
        at=at,
        origin=origin,
    )


def _courses(source: Source) -> Condition:
    """Ask for the courses of the groups that it is for, where it can be used."""
    parts: list[Condition] = [
        Terms("group", tuple(source.groups) or tuple(OccupationalGroup.values))
    ]
    if source.province:
        parts.append(Terms("province_code", (source.province,)))
    if source.district:
        parts.append(Terms("district_code", (source.district,)))
    return All(*parts)
