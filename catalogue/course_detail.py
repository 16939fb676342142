"""What a course's page shows: key facts, runs with their state, whom to ask, the flyer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue import breadcrumbs
from catalogue.beside import Beside, OtherCourse, PartnerName, beside
from catalogue.cards import course_card
from catalogue.contact_facts import ContactFacts, contact_facts
from catalogue.course_facts import WrittenFacts, hours_in_words
from catalogue.course_thread import around_course, course_thread
from catalogue.enums import (
    RunStatus,
)
from catalogue.flyers import course_flyer, short_link
from catalogue.funding.course_link import CourseFunding, course_funding
from catalogue.previews import preview_hit
from catalogue.prices import price_note
from catalogue.run_boxes import ShownRun, shown_runs
from catalogue.run_state import next_boundary
from catalogue.run_words import card_badge
from catalogue.structured import course_data
from catalogue.wrong_facts import wrong_fact_url
from portal.core import slots
from portal.core.money import course_fee
from portal.core.parts import Banner, Card, Fact, Flyer, Link, Picture
from portal.core.thai_dates import format_date, local_day
from portal.core.turns import first_turn
from portal.media.picture_facts import picture_facts
from portal.media.shown import picture_of
from portal.places import areas
from search.threads import Around, Thread

if TYPE_CHECKING:
    from catalogue.models import CoursePage
    from catalogue.models.provider import Holder

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
class CourseDetail(WrittenFacts):
    """Everything around the texts of one course at one moment."""

    page: "CoursePage"
    centre: "Holder"
    contact: ContactFacts
    runs: Sequence[ShownRun]
    at: datetime
    beside: Beside
    #: "https://example.go.th": where full addresses begin.
    origin: str = ""
    chosen_run: str = ""
    is_mono: bool = False
    is_preview: bool = False

    @cached_property
    def expires_at(self) -> datetime | None:
        """The next moment at which a run changes its state."""
        turns = (next_boundary(shown.run, self.at) for shown in self.runs)
        return first_turn(turns)

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
            tags=[tag for tag in (self.group_name, self.format_name, self.kind_name) if tag],
            picture=self.picture,
        )

    @cached_property
    def picture(self) -> Picture | None:
        """The photo, from what the entry keeps of it; a draft asks for its own."""
        page = self.page
        if page.picture_id is None:
            return None
        entry = None if self.is_preview else getattr(page, "entry", None)
        facts = entry.card.get("picture") if entry is not None else picture_facts(page.picture)
        return picture_of(facts, sizes="(min-width: 900px) 22rem, 100vw", is_first=True)

    @property
    def photo_url(self) -> str:
        """The full address of the photo, empty without one."""
        if self.picture is None:
            return ""
        src = self.picture.src
        return src if "://" in src else f"{self.origin}{src}"

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

    @cached_property
    def funding(self) -> CourseFunding:
        """The money to go on with; no statement beside that of the thread."""
        return course_funding(self.page, self.centre.unit, self.at, self.around.asked)

    @cached_property
    def around(self) -> Around:
        """What learners made of it, what helped them, and the money that there is; one statement."""
        return around_course(self.page, self.centre.unit)

    @cached_property
    def thread(self) -> Thread:
        """From learning to funding, with this course as its first knot."""
        return course_thread(self.around, self.funding)

    @property
    def target_groups(self) -> Sequence[str]:
        """For whom it was made, leaving out what is sensitive about a person."""
        return self.beside.target_groups

    @property
    def policies(self) -> Sequence[str]:
        """The acts, plans and regulations that it answers to."""
        return self.beside.policies

    @property
    def follow_on(self) -> OtherCourse | None:
        """What to learn next."""
        return self.beside.follow_on

    @cached_property
    def versions(self) -> list[tuple[OtherCourse, str]]:
        """Other versions of the same curriculum, each with how much longer or shorter it is."""
        return [(one, self._compared(one)) for one in self.beside.versions]

    def _compared(self, other: OtherCourse) -> str:
        words = [hours_in_words(other.hours), other.version]
        if other.hours and self.page.hours and other.hours != self.page.hours:
            longer = other.hours - self.page.hours
            words.append(
                _("%(hours)s longer than this one") % {"hours": hours_in_words(longer)}
                if longer > 0
                else _("%(hours)s shorter than this one") % {"hours": hours_in_words(-longer)}
            )
        return " · ".join(word for word in words if word)

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

    @cached_property
    def partners(self) -> Sequence[PartnerName]:
        """Organisations that hold it together with the centre."""
        return self.beside.partners

    @property
    def wrong_fact_url(self) -> str:
        """Where something wrong is reported."""
        return wrong_fact_url("course", self.page.code or "")

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
    is_preview: bool = False,
) -> CourseDetail:
    """Put together what a course's page shows at a moment."""
    centre = page.centre
    runs = page.runs.for_page(at).with_words() if page.pk else []
    small = beside(page)
    return CourseDetail(
        page=page,
        centre=centre,
        contact=contact_facts(centre, at),
        runs=shown_runs(runs, page.occupational_group, at, small.extensions),
        at=at,
        beside=small,
        origin=origin,
        chosen_run=chosen_run,
        is_mono=is_mono,
        is_preview=is_preview,
    )
