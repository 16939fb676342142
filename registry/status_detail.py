"""Everything that the page of one sign-up shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from catalogue.course_thread import around_course, course_thread
from catalogue.funding.course_link import CourseFunding, course_funding
from catalogue.funding.shown import ShownSource
from catalogue.meetings import Timetable
from catalogue.run_boxes import moved_notice
from portal.core import telephones
from portal.core.parts import Action, Badge, Fact, Notice
from portal.core.thai_dates import format_range, local_day
from portal.places import areas
from portal.places.contacts import Contact, contact_of
from registry import status_words
from registry.models import Signup
from registry.states import ACTS, AHEAD, SEATED, Act, State, moved_since, state_of
from search.threads import Around, Thread


@dataclass(frozen=True, slots=True)
class Stage:
    """One step on the way to the first day."""

    title: str
    state: str = ""
    day: date | None = None


@dataclass(frozen=True)
class StatusDetail:
    """One sign-up at one moment, for whoever holds its link."""

    signup: Signup
    token: str
    at: datetime
    #: The number of the whole site, where no unit has one.
    site_phone: str = ""

    @cached_property
    def state(self) -> State:
        """The row of the table."""
        return state_of(self.signup, self.at)

    @property
    def place(self) -> int | None:
        """1 for whoever is next on the waiting list."""
        return getattr(self.signup, "place", None)

    @property
    def heading(self) -> str:
        """What the page is called."""
        return status_words.heading(self.state, self.place)

    @property
    def badge(self) -> Badge:
        """The state in a word."""
        return status_words.badge(self.state, self.place)

    @cached_property
    def sentence(self) -> str:
        """What it means."""
        what = getattr(self.signup, "last_change", "")
        return status_words.sentence(self.state, self.signup, self.phone, what, self.at)

    @cached_property
    def moved(self) -> Notice | None:
        """Old and new days, where another heading is more pressing."""
        if self.state == State.MOVED or self.state not in AHEAD or not moved_since(self.signup):
            return None
        return moved_notice(self.signup.run)

    @property
    def guardian_note(self) -> str:
        """What comes later for somebody who is not of age and has no seat yet."""
        if self.state not in {State.WAITING, State.OFFERED} or not self.signup.waits_for_guardian:
            return ""
        return _("Once the seat is yours we ask your guardian to agree")

    @cached_property
    def contact(self) -> Contact:
        """Whom to ask; at most one query."""
        return contact_of(self.signup.run.unit, self.site_phone)

    @property
    def phone(self) -> str:
        """The number of the centre, as it is stored."""
        return self.contact.phone

    @property
    def facts(self) -> list[Fact]:
        """Course, days and place."""
        run = self.signup.run
        words = [Timetable.of(run.sessions.all()).sentence]
        return [
            Fact("cert", _("Course"), run.course.shown_title),
            Fact(
                "cal",
                _("Days"),
                format_range(run.starts_on, run.ends_on),
                " ".join(word for word in words if word),
                run.starts_on.isoformat(),
            ),
            Fact("pin", _("Place"), run.words.venue or run.unit.name, areas.unit_place(run.unit)),
        ]

    @property
    def telephone(self) -> str:
        """The applicant's own number, to be put right where it is wrong."""
        return telephones.display(self.signup.telephone)

    @cached_property
    def stages(self) -> list[Stage]:
        """The steps to the first day; none when there is no way on."""
        signup = self.signup
        if self.state not in AHEAD | {State.LEARNING}:
            return []
        sent = Stage(_("Sign-up sent"), "done", local_day(signup.created_at))
        first = Stage(_("First day"), day=signup.run.starts_on)
        if self.state == State.WAITING:
            return [sent, Stage(_("A seat becomes free"), "now"), first]
        if self.state == State.OFFERED:
            return [sent, Stage(_("You answer"), "now"), first]
        steps = [sent]
        if signup.needs_guardian:
            waits = self.state == State.GUARDIAN
            steps.append(Stage(_("Guardian agrees"), "now" if waits else "done"))
        called = signup.confirmed_at is not None
        learning = self.state == State.LEARNING
        waits_for_call = not called and self.state != State.GUARDIAN and not learning
        steps.append(
            Stage(
                _("Teacher has called") if called or learning else _("Teacher calls"),
                "done" if called or learning else "now" if waits_for_call else "",
                local_day(signup.confirmed_at) if signup.confirmed_at else None,
            )
        )
        is_next = called and not learning
        state = "done" if learning else "now" if is_next else ""
        return [*steps, Stage(first.title, state, first.day)]

    @property
    def bring(self) -> list[str]:
        """What to bring on the first day."""
        if self.state not in SEATED - {State.GUARDIAN}:
            return []
        lines = self.signup.run.course.bring.splitlines()
        own = [line.strip(" -•") for line in lines if line.strip(" -•")]
        return [_("Your ID card"), *own]

    @property
    def actions(self) -> list[Action]:
        """What can be done, the first one first; forms of their own stand in the template."""
        made = (self._action(act) for act in ACTS[self.state])
        return [action for action in made if action is not None]

    @property
    def has_code(self) -> bool:
        """The code and the message to LINE are of use while the course is ahead or on."""
        return self.state in AHEAD | {State.LEARNING}

    def line_text(self, short_url: str) -> str:
        """What is sent to LINE: course, days, place, reference and the short link; no name."""
        run = self.signup.run
        return "\n".join(
            [
                run.course.shown_title,
                format_range(run.starts_on, run.ends_on),
                run.words.venue or run.unit.name,
                self.signup.ref,
                short_url,
            ]
        )

    def can(self, act: str) -> bool:
        """Say whether something can be done now."""
        return act in ACTS[self.state]

    @property
    def can_accept(self) -> bool:
        """A seat is offered."""
        return self.can(Act.ACCEPT)

    @property
    def can_resend(self) -> bool:
        """A guardian has been asked and did not answer yet."""
        return self.can(Act.RESEND)

    @property
    def can_call(self) -> bool:
        """Calling is the thing to do."""
        return self.can(Act.CALL)

    @property
    def can_change_telephone(self) -> bool:
        """The number may still be needed."""
        return self.can(Act.TELEPHONE)

    @property
    def is_completed(self) -> bool:
        """The course is behind somebody, and earning ahead (S1-28)."""
        return self.state == State.COMPLETED

    def _action(self, act: Act) -> Action | None:
        run = self.signup.run
        course = reverse("catalogue:course-detail", args=[run.course.code])
        listing = reverse("catalogue:course-list")
        similar = f"{listing}?group={run.course.occupational_group}"
        own: dict[Act, tuple[str, str, str]] = {
            Act.CALENDAR: (
                _("Add to calendar"),
                reverse("catalogue:run-calendar", args=[run.course.code, run.number]),
                "cal",
            ),
            Act.TELEPHONE: (_("Change the number"), self._own("telephone"), ""),
            Act.CANCEL: (_("Cancel the sign-up"), self._own("cancel"), ""),
            Act.LEAVE: (_("Leave the waiting list"), self._own("cancel"), ""),
            Act.DECLINE: (_("No, pass it on"), f"{self._own('offer')}?no=1", ""),
            Act.OTHER_RUNS: (_("See other runs"), f"{course}#runs", ""),
            Act.MOVE: (_("Move to another run"), f"{course}#runs", ""),
            Act.NEXT_RUN: (_("See the next run"), f"{course}#runs", ""),
            Act.AGAIN: (_("Sign up again"), f"{course}#runs", ""),
            Act.SIMILAR: (_("Similar courses"), similar, ""),
            Act.FUND: (_("Find money to start"), self.finder_url, "baht"),
            Act.LEARN_ON: (_("Learn on"), similar, "book"),
        }
        if act not in own:
            return None
        title, url, icon = own[act]
        first = ACTS[self.state][0]
        return Action(title, url, is_primary=act == first, icon=icon)

    def _own(self, name: str) -> str:
        return reverse(f"registry:{name}", args=[self.token])

    @cached_property
    def around(self) -> Around:
        """What others made of the course, and the money that there is; one statement."""
        run = self.signup.run
        return around_course(run.course, run.unit)

    @cached_property
    def funding(self) -> CourseFunding:
        """Money that fits what was learned and where."""
        run = self.signup.run
        return course_funding(run.course, run.unit, self.at, self.around.asked)

    @property
    def finder_url(self) -> str:
        """The funding finder, which knows the place already."""
        return self.funding.finder_url

    @property
    def sources(self) -> Sequence[ShownSource]:
        """The best few sources."""
        return self.funding.shown

    @property
    def thread(self) -> Thread:
        """Learn → make → sell → fund, from the course that is finished."""
        return course_thread(self.around, self.funding)


def signup_for_status(uid: str) -> Signup | None:
    """Read a sign-up with all that its page says of the run: two queries."""
    return Signup.objects.for_status().by_uid(uid).first()
