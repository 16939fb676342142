"""What the pages of the form show: plain values for their templates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.core.parts import Link, Step, steps_at
from portal.core.telephones import display
from portal.core.thai_dates import ERA, local_day
from portal.places import areas
from registry.answer_pages import Again, Row
from registry.enums import Occupation, Purpose, Relation
from registry.forms.problems import not_sent_yet, problem_links
from registry.forms.sign_up import GUARDIAN, HELPER, SignUpForm, typed
from registry.models import Notice
from registry.run_facts import RunFacts
from registry.sent import Sent, Why


def steps(now: int) -> list[Step]:
    """The three steps, of which the first is done on the course's page."""
    return steps_at((_("Choose a run"), _("Your details"), _("Check and send")), now)


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
        yield from self.sent.controls(self.notice)
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


def again_page(posted: Mapping[str, str], why: Why, wait: int | None) -> Again:
    """All that was posted, of which people see what they typed themselves: not a tick or a code."""
    return Again.of(
        posted,
        typed(posted),
        why=why,
        words=why.words,
        wait=wait,
        fields=SignUpForm.base_fields,
        shown=("name", "tel", "line", "birth_year", "support", "helper_name", "guardian_name"),
        controls=("submission_key", "started", "notice", "waiting"),
    )
