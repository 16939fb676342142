"""What the pages of the form show: plain values for their templates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from catalogue.enums import RunStatus
from catalogue.run_state import RunState
from portal.core.errors import wait_words
from portal.core.parts import Link, Step
from portal.core.telephones import display
from portal.core.thai_dates import ERA, format_date, local_day
from portal.core.thai_text import storable
from portal.core.times import format_time
from portal.places import areas
from registry import protection
from registry.enums import Occupation, Purpose, Relation
from registry.forms.problems import problem_links
from registry.forms.sign_up import GUARDIAN, HELPER, SignUpForm, typed
from registry.models import Notice
from registry.run_facts import RunFacts
from registry.services.sign_up import Outcome


class Why(StrEnum):
    """Why a page came back instead of being taken."""

    ANSWERS = "answers"
    #: It has no key of its own, or was open for longer than a day.
    AGAIN = "again"
    FAST = "fast"
    NOTICE = "notice"
    STALE = "stale"
    BUSY = "busy"
    TOO_MANY = "too_many"

    @property
    def words(self) -> str:
        """What the page says about it."""
        match self:
            case Why.NOTICE:
                return _("The text about your data has changed. Read it and press once more")
            case Why.BUSY:
                return _("The system is busy and could not take it. Nothing you typed is lost")
            case Why.TOO_MANY:
                return _("Too many sign-ups came from here at once. Nothing you typed is lost")
            case Why.STALE:
                return _("The page was open too long, so nothing was sent. Please press once more")
        return _("Nothing was sent yet. Please look at your answers and press once more")


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form carries besides answers."""

    key: UUID | None
    started: str
    notice: str = ""
    waits: bool = False
    website: str = ""

    @classmethod
    def of(cls, posted: Mapping[str, str]) -> "Sent":
        """Read it from a POST; whatever is wrong with it is as if it had not come."""
        try:
            key = UUID(str(posted.get("submission_key", ""))[:60])
        except ValueError:
            key = None
        return cls(
            key,
            str(posted.get("started", ""))[:200],
            str(posted.get("notice", ""))[:20],
            posted.get("waiting") == "1",
            str(posted.get("website", ""))[:20],
        )

    @classmethod
    def new(cls) -> "Sent":
        """For a form that is given out now."""
        return cls(uuid4(), protection.started_now())

    def fresh(self, *, keeps_started: bool = False) -> "Sent":
        """The same for the next page: what was missing or too old is drawn anew."""
        is_good = keeps_started or protection.seconds_since(self.started) is not None
        return replace(
            self,
            key=self.key or uuid4(),
            started=self.started if is_good else protection.started_now(),
        )

    def doubt(self, notice: Notice | None) -> Why | None:
        """Say why it is asked for once more before it is taken; None when it may be."""
        seconds = protection.seconds_since(self.started)
        if self.key is None or seconds is None:
            return Why.AGAIN
        if seconds < protection.LEAST_SECONDS or self.website:
            return Why.FAST
        if notice is not None and self.notice != str(notice.version):
            return Why.NOTICE
        return None

    @property
    def key_or_new(self) -> UUID:
        """The key; a form without one is never sent on."""
        return self.key or uuid4()


@dataclass(frozen=True, slots=True)
class Row:
    """One answer on the check page; `field` is where it is changed."""

    term: str
    value: str
    field: str


def not_sent_yet(count: int) -> str:
    """Say how many answers are to be mended; whatever form was sent."""
    words = ngettext(
        "Not sent yet – %(count)d answer to fix",
        "Not sent yet – %(count)d answers to fix",
        count,
    )
    return words % {"count": count}


def steps(now: int) -> list[Step]:
    """The three steps, of which the first is done on the course's page."""
    titles = (_("Choose a run"), _("Your details"), _("Check and send"))
    return [
        Step(title, "done" if number < now else "now" if number == now else "")
        for number, title in enumerate(titles)
    ]


@dataclass(frozen=True)
class _FormPage:
    run: RunFacts
    form: SignUpForm
    sent: Sent
    notices: Mapping[str, Notice]
    why: Why | None = None

    @property
    def notice(self) -> Notice | None:
        """What is said about personal data."""
        return self.notices.get(Purpose.SIGN_UP)

    @property
    def waits(self) -> bool:
        """No seat is free: it would be the waiting list."""
        return not self.run.state.has_seat

    @property
    def why_words(self) -> str:
        """Why the page came back, if it did."""
        return self.why.words if self.why else ""

    @property
    def seat_words(self) -> str:
        """What sending gives, said before."""
        if not self.waits:
            return _("When you send it, we hold a seat for you at once")
        return _(
            "This run is full. When you send it, you are number %(number)d on the waiting list;"
            " if somebody cancels, we call in order"
        ) % {"number": self.run.waiting_number}

    def _controls(self) -> Iterator[tuple[str, str]]:
        yield "submission_key", str(self.sent.key)
        yield "started", self.sent.started
        if self.notice is not None:
            yield "notice", str(self.notice.version)
        if self.waits:
            yield "waiting", "1"


@dataclass(frozen=True)
class DetailsPage(_FormPage):
    """Nine rows to fill in."""

    is_restored: bool = False

    @property
    def steps(self) -> list[Step]:
        """Where one is."""
        return steps(1)

    @cached_property
    def problems(self) -> list[Link]:
        """What is to be mended, each leading to its field; in the order of the page."""
        return list(problem_links(self.form, anchors={"job": "id_job_0"}))

    @property
    def problem_title(self) -> str:
        """How many there are."""
        return not_sent_yet(len(self.problems))

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form carries unseen."""
        return list(self._controls())

    @cached_property
    def asks_guardian(self) -> bool:
        """The guardian's part is shown: by the year of birth, or because it was filled in."""
        form = self.form
        values: Mapping[str, Any] = form.data if form.is_bound else form.initial
        return form.needs_guardian or any(values.get(name) for name in GUARDIAN)

    @property
    def guardian_fields(self) -> list[Any]:
        """The guardian's part, none of it optional once it is shown."""
        return self._needed(GUARDIAN)

    @property
    def helper_fields(self) -> list[Any]:
        """The helper's part."""
        return self._needed(HELPER)

    def _needed(self, names: tuple[str, ...]) -> list[Any]:
        for name in names:
            # Only for the mark "(optional)": the form itself has judged already.
            self.form.fields[name].required = True
        return [self.form[name] for name in names]


@dataclass(frozen=True)
class CheckPage(_FormPage):
    """Every answer once more, with a way to change each."""

    @property
    def steps(self) -> list[Step]:
        """Where one is."""
        return steps(2)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """All answers and what the form carries: the POST stands alone."""
        answers = [(name, value) for name, value in self.form.repaired.items() if value]
        return [*answers, *self._controls()]

    @property
    def rows(self) -> list[Row]:
        """The answers in words."""
        return list(self._rows())

    @property
    def age_note(self) -> str:
        """Said when the course is for other ages: the teacher decides, not this page."""
        course, year = self.run.course, self.form.cleaned_data["birth_year"]
        age = local_day(self.run.at).year - year
        too_young = course.min_age and age < course.min_age
        too_old = course.max_age and age - 1 > course.max_age
        if not (too_young or too_old):
            return ""
        return _("This course is meant for other ages. Send it all the same: the teacher decides")

    def _rows(self) -> Iterator[Row]:
        form = self.form
        given = form.cleaned_data
        none = pgettext("answer", "None")
        yield Row(_("Name and family name"), given["name"], "name")
        yield Row(_("Mobile number"), display(given["tel"]), "tel")
        yield Row(_("LINE ID"), given["line"] or none, "line")
        year = _("B.E. %(year)d") % {"year": given["birth_year"] + ERA}
        yield Row(_("Year of birth"), year, "birth_year")
        if form.place is not None:
            yield Row(_("Where you live"), areas.full_place(form.place), "district")
        yield Row(_("Main occupation"), str(Occupation(given["job"]).label), "job_0")
        yield Row(_("Help to prepare"), given["support"] or none, "support")
        if given["for_other"]:
            yield Row(_("Filled in by"), self._person(*HELPER), "helper_name")
        if form.needs_guardian:
            guardian = self._person(GUARDIAN[0], GUARDIAN[2])
            number = display(given["guardian_tel"])
            yield Row(_("Guardian"), f"{guardian} · {number}", "guardian_name")
        follow = _("Yes, you may call me") if given["follow"] else pgettext("answer", "No")
        yield Row(_("News about courses and funding"), follow, "follow")

    def _person(self, name: str, relation: str) -> str:
        given = self.form.cleaned_data
        return f"{given[name]} · {Relation(given[relation]).label}"


@dataclass(frozen=True)
class NoSeatPage:
    """Nothing was written: why, and what one can do with one press."""

    run: RunFacts
    outcome: Outcome
    answers: Mapping[str, str]
    sent: Sent

    @staticmethod
    def outcome_of(state: RunState) -> Outcome:
        """The same words for whoever comes before filling anything in."""
        return {
            RunStatus.SOON: Outcome.NOT_OPEN_YET,
            RunStatus.CLOSED: Outcome.CLOSED,
            RunStatus.CANCELLED: Outcome.CANCELLED,
            RunStatus.FULL: Outcome.FULL,
        }.get(state.status, Outcome.GONE)

    @property
    def has_answers(self) -> bool:
        """Somebody filled the form in before."""
        return any(self.answers.values())

    @property
    def can_wait(self) -> bool:
        """The waiting list is one press away."""
        return self.outcome is Outcome.COULD_WAIT

    @property
    def title(self) -> str:
        """What happened, in a few words."""
        run = self.run.run
        match self.outcome:
            case Outcome.COULD_WAIT | Outcome.FULL:
                return _("No seat is free in this run")
            case Outcome.NOT_OPEN_YET:
                day, clock = local_day(run.opens_at), format_time(timezone.localtime(run.opens_at))
                return _("Sign-up opens on %(day)s at %(time)s") % {
                    "day": format_date(day),
                    "time": clock,
                }
            case Outcome.CLOSED:
                return _("Sign-up for this run has closed")
            case Outcome.CANCELLED:
                return _("This run is cancelled")
        return _("This run can no longer be joined")

    @property
    def says(self) -> str:
        """What it means for whoever reads it."""
        match self.outcome:
            case Outcome.COULD_WAIT:
                return _(
                    "The last seat has just gone. Your answers are safe: choose another run or"
                    " join the waiting list"
                )
            case Outcome.FULL if self.has_answers:
                return _(
                    "The seats and the waiting list have just filled up. Your answers are safe:"
                    " choose another run, or call the centre"
                )
            case Outcome.FULL:
                return _("The seats and the waiting list are full")
            case Outcome.NOT_OPEN_YET:
                return _("Come back then, or ask the centre")
            case Outcome.CANCELLED if self.run.run.words.cancelled_reason:
                return str(self.run.run.words.cancelled_reason)
        return _("The centre knows when the course is held again")

    @property
    def waiting_title(self) -> str:
        """The button, with the number it gives."""
        return _("Join the waiting list as number %(number)d") % {"number": self.run.waiting_number}

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Everything, so that one press is enough."""
        answers = [(name, value) for name, value in self.answers.items() if value]
        controls = [("submission_key", str(self.sent.key)), ("started", self.sent.started)]
        return [*answers, *controls, ("notice", self.sent.notice), ("waiting", "1")]


@dataclass(frozen=True)
class Again:
    """The answers of a form that could not be taken now; no database stands behind it."""

    why: Why
    hidden: list[tuple[str, str]]
    rows: list[tuple[str, str]]
    wait: str = ""

    @classmethod
    def of(cls, posted: Mapping[str, str], why: Why, wait: int | None) -> "Again":
        """Keep all that was posted, as it was posted."""
        answers = {name: value for name, value in typed(posted).items() if value}
        controls = {
            name: storable(str(posted.get(name, ""))[:200])
            for name in ("submission_key", "started", "notice", "waiting")
            if posted.get(name)
        }
        fields = SignUpForm.base_fields
        # A tick or a code says nothing to a reader; what they typed themselves does.
        shown = ("name", "tel", "line", "birth_year", "support", "helper_name", "guardian_name")
        rows = [(str(fields[name].label), answers[name]) for name in shown if name in answers]
        return cls(
            why, [*answers.items(), *controls.items()], rows, wait_words(wait) if wait else ""
        )

    @property
    def step(self) -> str:
        """It goes on where it stopped."""
        return "send"
