"""What is shown instead of the form where no seat is free, or none can be asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.enums import RunStatus
from catalogue.run_state import RunState
from portal.core.thai_dates import format_date, local_day
from portal.core.times import format_time
from registry.run_facts import RunFacts
from registry.sent import Sent
from registry.services.sign_up import Outcome


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
