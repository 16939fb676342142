"""What a guardian reads before agreeing: place, way, safety, allowance, whom to ask, when (S1-19).

Of the applicant it tells the first name only: whoever holds the link knows who is meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalogue.meetings import Timetable
from catalogue.prices import price_note
from catalogue.run_boxes import ShownMeeting, shown_meetings
from portal.core.distances import about_kilometres
from portal.core.money import baht, course_fee
from portal.core.parts import Fact
from portal.core.thai_dates import format_date, format_range, local_day
from portal.places import areas
from portal.places.contacts import Contact, contact_of
from portal.places.near import distance_km
from portal.places.points import district_points
from registry.current_notices import current_notices
from registry.enums import Purpose
from registry.models import Notice, Signup
from registry.states import State, state_of

#: An answer still changes something.
_OPEN = frozenset({State.GUARDIAN, State.WAITING, State.OFFERED})


@dataclass(frozen=True)
class GuardianDetail:
    """One sign-up as its guardian sees it."""

    signup: Signup
    at: datetime
    site_phone: str = ""

    @property
    def first_name(self) -> str:
        """As little of the name as tells who is meant."""
        return self.signup.person.name.split(" ")[0]

    @property
    def answer(self) -> str:
        """ "agreed", "refused", "over", or "" while an answer is waited for."""
        guardian = self.signup.guardian
        if guardian.agreed_at is not None:
            return "agreed"
        if guardian.refused_at is not None:
            return "refused"
        return "" if state_of(self.signup, self.at) in _OPEN else "over"

    @property
    def answered_on(self) -> str:
        """The day of the answer."""
        guardian = self.signup.guardian
        moment = guardian.agreed_at or guardian.refused_at
        return format_date(local_day(moment)) if moment else ""

    @property
    def due(self) -> str:
        """Until when the seat is kept; empty while there is none."""
        due = self.signup.guardian_due_at
        return format_date(local_day(due), weekday=True) if due else ""

    @property
    def facts(self) -> list[Fact]:
        """Course, days, place, fee."""
        run, course = self.signup.run, self.signup.run.course
        return [
            Fact("cert", _("Course"), course.shown_title),
            Fact(
                "cal",
                _("Days"),
                format_range(run.starts_on, run.ends_on),
                Timetable.of(run.sessions.all()).sentence,
                run.starts_on.isoformat(),
            ),
            Fact("pin", _("Place"), run.words.venue or run.unit.name, areas.unit_place(run.unit)),
            Fact(
                "baht",
                _("Fee"),
                course_fee(course.fee_baht),
                price_note(course.fee_baht, course.material_fee_baht),
            ),
        ]

    @cached_property
    def answers(self) -> Sequence[tuple[str, str]]:
        """The questions that guardians ask, each with what is known."""
        ask = _("Ask the centre")
        course = self.signup.run.course
        way = [course.parents_travel, self._distance()]
        return [
            (_("Where is it, how far?"), "\n".join(word for word in way if word) or ask),
            (_("Is it safe?"), course.parents_safety or ask),
            (_("Is there a travel allowance?"), self._allowance() or ask),
            (_("Who teaches?"), self.signup.run.words.trainer or course.trainer or ask),
        ]

    @property
    def meetings(self) -> Sequence[ShownMeeting]:
        """Every day with its hours."""
        return shown_meetings(list(self.signup.run.sessions.all()))

    @cached_property
    def contact(self) -> Contact:
        """Whom to ask; at most one query."""
        return contact_of(self.signup.run.unit, self.site_phone)

    @property
    def parents_contact(self) -> str:
        """What the centre wrote about whom to ask."""
        return self.signup.run.course.parents_contact

    @cached_property
    def notice(self) -> Notice | None:
        """What an agreement means."""
        return current_notices(get_language() or "th").get(Purpose.GUARDIAN)

    def _distance(self) -> str:
        """Say how far it is from the applicant's district, as roughly as it is known."""
        home = self.signup.subdistrict.district_id if self.signup.subdistrict else ""
        there = self.signup.run.unit.district_id or ""
        if home and home == there:
            return _("In the district where the applicant lives")
        points = district_points()
        if home not in points or there not in points:
            return ""
        return _("%(distance)s from the district where the applicant lives") % {
            "distance": about_kilometres(distance_km(points[home], points[there]))
        }

    def _allowance(self) -> str:
        run = self.signup.run
        if run.words.allowance_baht:
            return _("Travel allowance %(sum)s a person") % {"sum": baht(run.words.allowance_baht)}
        return run.course.parents_allowance
