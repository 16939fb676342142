"""People written in by staff: which rows were taken, which need a look, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.http import QueryDict
from django.utils.translation import gettext as _

from catalogue.models import CourseRun
from portal.places.models import Subdistrict
from registry.enums import Channel, Purpose
from registry.forms.staff import MOST_ROWS, ApplicantForm, EntryForm
from registry.models import Notice, Signup
from registry.services.sign_up import WRITTEN, Outcome, sign_up
from registry.services.writing import Unavailable

_PURPOSES = (Purpose.SIGN_UP, Purpose.HEALTH)
#: Notices are kept in Thai; staff read them out.
_LANGUAGE = "th"


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that stands in the database now."""

    name: str
    signup: Signup
    #: They had a place in this run already.
    is_old: bool


@dataclass(slots=True)
class Entry:
    """An entry as it stands: the common part, its rows, and what was taken of them."""

    form: EntryForm
    rows: list[ApplicantForm]
    taken: list[Taken] = field(default_factory=list)

    @property
    def filled(self) -> list[ApplicantForm]:
        """Rows in which somebody wrote something."""
        return [row for row in self.rows if row.is_bound and not row.is_blank]

    @property
    def good(self) -> list[ApplicantForm]:
        """Rows that can be taken."""
        return [row for row in self.filled if row.is_valid()]

    @property
    def wrong(self) -> list[ApplicantForm]:
        """Rows that need a look."""
        return [row for row in self.filled if not row.is_valid()]

    @property
    def next_row(self) -> int:
        """How many rows the form has, for the next round."""
        return max((int(row.prefix[1:]) for row in self.rows), default=-1) + 1  # type: ignore[index]  # we gave it


def blank_entry(run: CourseRun, rows: int, channel: str = Channel.WALK_IN) -> Entry:
    """Return an empty form with so many rows."""
    places = _places(run)
    return Entry(
        EntryForm(initial={"channel": channel}),
        [ApplicantForm(prefix=f"r{n}", places=places) for n in range(_within(rows))],
    )


def posted_entry(run: CourseRun, data: QueryDict, more: int = 0) -> Entry:
    """Return the form as it was sent, with some rows more."""
    places = _places(run)
    sent = data.get("rows", "")
    count = _within(int(sent) if sent.isdecimal() and len(sent) < 4 else 1)
    rows = [ApplicantForm(data, prefix=f"r{n}", places=places) for n in range(count)]
    fresh = [ApplicantForm(prefix=f"r{n}", places=places) for n in range(count, count + more)]
    return Entry(EntryForm(data), [*rows, *fresh[: max(0, MOST_ROWS - count)]])


def save_rows(run: CourseRun, entry: Entry, officer: Any) -> None:
    """Sign the good rows up, each in its own transaction; what was taken leaves the form."""
    cleaned = entry.form.cleaned_data
    notices = _notices()
    for row in entry.good:
        support = row.cleaned_data["support"]
        try:
            result = sign_up(
                run.pk,
                row.answers(cleaned),
                submission_key=row.cleaned_data["key"] or uuid4(),
                notices={
                    purpose: notice
                    for purpose, notice in notices.items()
                    if support or purpose != Purpose.HEALTH
                },
                accepts_waiting=cleaned["waiting"],
                channel=Channel(cleaned["channel"]),
                officer=officer,
            )
        except Unavailable:
            row.add_error(None, _("The database is busy. Nothing was written; press again."))
            continue
        if result.signup is not None and result.outcome in {*WRITTEN, Outcome.ALREADY}:
            is_old = result.outcome in {Outcome.ALREADY, Outcome.OTHER_ANSWERS}
            entry.taken.append(Taken(row.cleaned_data["name"], result.signup, is_old))
            entry.rows.remove(row)
        else:
            row.add_error(None, _refusal(result.outcome))


def has_notice() -> bool:
    """Say whether there is a notice to read out."""
    return Purpose.SIGN_UP in _notices()


def _refusal(outcome: Outcome) -> str:
    words = {
        Outcome.COULD_WAIT: _("No seat is free; tick the waiting list to put them there"),
        Outcome.FULL: _("No seat and no waiting place is free"),
        Outcome.CANCELLED: _("This run is cancelled"),
    }
    return words.get(outcome, _("This run is over, or not approved yet"))


def _notices() -> dict[str, Notice]:
    return {one.purpose: one for one in Notice.objects.current(_PURPOSES, _LANGUAGE)}


def _places(run: CourseRun) -> Sequence[tuple[str, str]]:
    """The sub-districts of the centre's district: one query for all rows."""
    if run.unit.district_id is None:
        return ()
    places = Subdistrict.objects.current().filter(district=run.unit.district_id).order_by("name_th")
    return [(str(one.pk), one.name_th) for one in places]


def _within(rows: int) -> int:
    return min(max(rows, 1), MOST_ROWS)
