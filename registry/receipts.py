"""What a receipt shows: the state, the reference, the run, and what comes next."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue.flyers import qr_svg
from catalogue.meetings import Timetable
from portal.core.parts import Fact, Notice
from portal.core.site_address import full_address
from portal.core.telephones import display
from portal.core.thai_dates import format_date, local_day
from registry.enums import SignupStatus
from registry.messages import reverse_short
from registry.models import Signup
from registry.run_facts import RunFacts


def short_link(ref: str) -> str:
    """Return the short address of a sign-up's status in full; it holds nothing but the reference."""
    return full_address(reverse_short(ref))


@dataclass(frozen=True)
class Receipt:
    """A sign-up as whoever sent it sees it."""

    signup: Signup
    token: str
    at: datetime
    #: How one came here: "before" (sent twice with other answers), "already" (another form).
    said: str = ""

    @cached_property
    def run(self) -> RunFacts:
        """The run it is for."""
        return RunFacts(self.signup.run, self.at)

    @property
    def is_waiting(self) -> bool:
        """On the waiting list."""
        return self.signup.status == SignupStatus.WAITING

    @cached_property
    def waits_for_guardian(self) -> bool:
        """A seat is kept until a guardian agrees."""
        return self.signup.waits_for_guardian and not self.is_waiting

    @property
    def is_as_sent(self) -> bool:
        """It is as it was after sending; afterwards the status page says more."""
        return self.signup.status in (SignupStatus.HELD, SignupStatus.WAITING)

    @property
    def says(self) -> str:
        """What happened, in one sentence."""
        number = {"number": self.signup.run.number}
        if self.is_waiting:
            place = {"number": getattr(self.signup, "place", None) or 1}
            return (
                _("You are number %(number)d on the waiting list. If somebody cancels, we call you")
                % place
            )
        if self.waits_for_guardian and self.signup.guardian_due_at is not None:
            until = format_date(local_day(self.signup.guardian_due_at))
            return _(
                "We are holding your seat until %(date)s. Your guardian has to agree by then:"
                " we sent them a link"
            ) % {"date": until}
        if self.signup.status == SignupStatus.HELD:
            return (
                _(
                    "We are holding your seat in run %(number)d. The teacher will call within"
                    " 2 working days"
                )
                % number
            )
        return _("How it stands now: %(state)s") % {"state": self.signup.get_status_display()}

    @property
    def notice(self) -> Notice | None:
        """Why no new sign-up was made, where none was."""
        if self.said == "before":
            return Notice(
                _("This form was sent before. This is what we have; nothing was changed"),
                tone="warn",
            )
        if self.said == "already":
            return Notice(
                _("This number has already signed up for this run. Check its status instead"),
                tone="warn",
            )
        return None

    @cached_property
    def facts(self) -> list[Fact]:
        """Course, days, place."""
        run = self.signup.run
        timetable = Timetable.of(list(run.sessions.all()))
        where = run.words.venue or run.unit.name
        return [
            Fact("cert", _("Course"), self.run.course.shown_title),
            Fact("cal", _("Days"), self.run.days, timetable.sentence or ""),
            Fact("pin", _("Place"), where, self.run.place if where != self.run.place else ""),
        ]

    @property
    def status_link(self) -> str:
        """The short address of the status page."""
        return short_link(self.signup.ref)

    @cached_property
    def qr(self) -> SafeString:
        """The short address to be scanned."""
        return qr_svg(self.status_link)

    @property
    def share_text(self) -> str:
        """What is sent in LINE: no name, no number."""
        return _("%(course)s, %(days)s, %(place)s. Reference %(ref)s: %(link)s") % {
            "course": self.run.course.shown_title,
            "days": self.run.days,
            "place": self.run.place,
            "ref": self.signup.ref,
            "link": self.status_link,
        }

    @property
    def next_steps(self) -> list[str]:
        """What comes now, in order."""
        keep = _("Take a picture of this page, or write the reference down")
        phone = self.run.contact.phone
        number = {"number": display(phone)}
        if self.waits_for_guardian:
            call = _("Ask your guardian to open the link in the message and agree")
        elif self.is_waiting:
            call = (
                _("Keep your telephone at hand: we call from %(number)s") % number
                if phone
                else _("Keep your telephone at hand: we call when a seat is free")
            )
        else:
            call = (
                _("Wait for the teacher's call from %(number)s") % number
                if phone
                else _("Wait for the teacher's call")
            )
        return [keep, call, _("On the first day, bring your own ID card")]
