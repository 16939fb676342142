"""What a course's page shows: key facts, runs with their state, whom to ask, the flyer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue import breadcrumbs
from catalogue.cards import course_card
from catalogue.contact_facts import ContactFacts, contact_facts
from catalogue.enums import CourseFormat, OccupationalGroup, RunStatus
from catalogue.flyers import course_flyer, short_link
from catalogue.funding.course_link import CourseFunding, course_funding
from catalogue.models.centre import CentrePage
from catalogue.previews import preview_hit
from catalogue.prices import price_note, price_words
from catalogue.run_boxes import ShownRun, shown_runs
from catalogue.run_state import local_day, next_boundary
from catalogue.run_words import card_badge
from catalogue.structured import course_data
from portal.core import slots
from portal.core.money import course_fee
from portal.core.parts import Banner, Card, Fact, Flyer, Link
from portal.core.thai_dates import format_date
from portal.places import areas

if TYPE_CHECKING:
    from catalogue.models import CoursePage

#: Runs that begin later than today: what "starts soonest" is about.
_AHEAD = (
    RunStatus.OPEN,
    RunStatus.FEW,
    RunStatus.WAITLIST,
    RunStatus.SOON,
    RunStatus.FULL,
    RunStatus.CLOSED,
)


@dataclass(frozen=True)
class Topic:
    """A part of the course with its hours in words."""

    title: str
    hours: str
    text: str


@dataclass(frozen=True)
class CourseDetail:
    """Everything around the texts of one course at one moment."""

    page: "CoursePage"
    centre: CentrePage
    contact: ContactFacts
    runs: Sequence[ShownRun]
    at: datetime
    #: "https://example.go.th": where full addresses begin.
    origin: str = ""
    chosen_run: str = ""
    is_mono: bool = False

    @cached_property
    def expires_at(self) -> datetime | None:
        """The next moment at which a run changes its state."""
        turns = (next_boundary(shown.run, self.at) for shown in self.runs)
        return min((turn for turn in turns if turn is not None), default=None)

    @cached_property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_course(self.page.shown_title, self.page.occupational_group)

    @property
    def can_sign_up(self) -> bool:
        """Somebody can sign up here and now: a run is open, and a room that takes sign-ups is there."""
        return self.joinable is not None and bool(slots.fillings("course-run-action"))

    @cached_property
    def joinable(self) -> ShownRun | None:
        """The run to offer first: the soonest that can be joined."""
        return next((shown for shown in self.runs if shown.state.can_join), None)

    @cached_property
    def soonest(self) -> ShownRun | None:
        """The run that key facts speak of: one that can be joined, else the next to begin."""
        ahead = [shown for shown in self.runs if shown.state.status in _AHEAD]
        return self.joinable or min(ahead, key=lambda shown: shown.run.starts_on, default=None)

    @property
    def banner(self) -> Banner:
        """The woven head with group, format and name."""
        page = self.page
        return Banner(
            title=page.shown_title,
            summary=page.shown_summary,
            group=page.occupational_group,
            key=page.code,
            word=page.picture_word,
            tags=[tag for tag in (self.group_name, self.format_name) if tag],
        )

    @property
    def group_name(self) -> str:
        """The occupational group in words."""
        group = self.page.occupational_group
        return str(OccupationalGroup(group).label) if group in OccupationalGroup.values else ""

    @property
    def format_name(self) -> str:
        """The format in words."""
        code = self.page.course_format
        return str(CourseFormat(code).label) if code in CourseFormat.values else ""

    @cached_property
    def facts(self) -> list[Fact]:
        """The six key facts, always these, always in this order; never blank."""
        ask = _("Ask the centre")
        page = self.page
        return [
            Fact(
                "baht",
                _("Fee"),
                course_fee(page.fee_baht),
                price_note(page.fee_baht, page.material_fee_baht),
            ),
            Fact("hour", _("Length"), self.hours_words or ask, self.format_name),
            self._start_fact(ask),
            Fact("pin", _("Place"), self._place() or ask),
            Fact("seat", _("Teacher"), page.trainer or ask),
            Fact("cert", _("Certificate"), page.certificate or ask),
        ]

    def _start_fact(self, ask: str) -> Fact:
        if self.soonest is None:
            return Fact("cal", _("Starts soonest"), ask)
        run, state = self.soonest.run, self.soonest.state
        note = ""
        if state.can_join:
            note = _("Sign up until %(date)s") % {
                "date": format_date(local_day(run.closes_at), year=False)
            }
        elif state.status == RunStatus.SOON:
            note = card_badge(state).text
        day = format_date(run.starts_on)
        return Fact("cal", _("Starts soonest"), day, note, run.starts_on.isoformat())

    def _place(self) -> str:
        district = areas.district(self.centre.unit.district_id or "")
        return district.place if district is not None else self.centre.shown_title

    @property
    def hours_words(self) -> str:
        """How long it takes: "30 ชั่วโมง"."""
        return _hours(self.page.hours)

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
            )
            for number, topic in enumerate(self.page.topics, start=1)
        ]

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
    def funding(self) -> CourseFunding:
        """The money to go on with; one statement."""
        return course_funding(self.page, self.centre.unit, self.at)

    @cached_property
    def target_groups(self) -> list[str]:
        """For whom it was made, leaving out what is sensitive about a person."""
        return [str(group) for group in self.page.target_groups.all() if not group.is_sensitive]

    @property
    def dock_title(self) -> str:
        """What the bar at the bottom says first: price and seats."""
        if self.joinable is None:
            return self.price
        return f"{self.price} · {card_badge(self.joinable.state).text}"

    @property
    def dock_note(self) -> str:
        """What the bar says second."""
        if self.soonest is None:
            return _("No runs yet")
        return _("Starts %(date)s") % {"date": format_date(self.soonest.run.starts_on)}

    @property
    def address(self) -> str:
        """The address of the page, in the active language; a draft may have none yet."""
        code = self.page.code
        return reverse("catalogue:course-detail", args=[code]) if code else ""

    @property
    def url(self) -> str:
        """The full address."""
        return f"{self.origin}{self.address}"

    @property
    def share_text(self) -> str:
        """What is sent in LINE: name, when, and the short link."""
        words = [self.page.shown_title]
        if self.soonest is not None:
            words.append(self.dock_note)
        return " ".join([*words, short_link(self.page.code or "", self.origin)])

    @property
    def structured_data(self) -> SafeString:
        """The course, its runs and the way to it, for machines."""
        return course_data(self)

    @property
    def card(self) -> Card:
        """The card as listings will show it, drafts included."""
        return course_card(preview_hit(self.page, self.at), self.at)

    @cached_property
    def flyer(self) -> Flyer:
        """The sheet that printing the page gives."""
        return course_flyer(self)


def course_detail(
    page: "CoursePage",
    at: datetime,
    *,
    origin: str = "",
    chosen_run: str = "",
    is_mono: bool = False,
) -> CourseDetail:
    """Put together what a course's page shows at a moment."""
    centre = page.centre
    runs = page.runs.for_page(at).with_words() if page.pk else []
    return CourseDetail(
        page=page,
        centre=centre,
        contact=contact_facts(centre, at),
        runs=shown_runs(runs, page.occupational_group, at),
        at=at,
        origin=origin,
        chosen_run=chosen_run,
        is_mono=is_mono,
    )


def _hours(hours: int | None) -> str:
    if not hours:
        return ""
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}


def _short_hours(hours: int | None) -> str:
    return _("%(count)d h") % {"count": hours} if hours else ""


def _lines(text: str) -> list[str]:
    return [line.strip(" -•*") for line in text.splitlines() if line.strip(" -•*")]
