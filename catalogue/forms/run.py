"""The forms of a run: its facts, approving, sending back, cancelling, keeping sign-up open."""

import hashlib
from datetime import date, time
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from catalogue.extension_log import extension_log
from catalogue.forms.fields import ClockField, DayField, MeetingsField, MomentField
from catalogue.models import CoursePage, CourseRun
from catalogue.run_rules import RUN_COLUMNS, PlannedMeeting, RunPlan, problems
from catalogue.weekly_meetings import weekly_meetings
from portal.core.content_checks import check_public_text
from portal.core.thai_dates import format_range, weekday_name

_MORNING, _EVENING = time(8, 30), time(16, 30)
_YES_NO = [(None, _("Not known")), (True, _("Yes")), (False, _("No"))]


def _weekdays() -> list[tuple[str, str]]:
    # 1 January 2024 was a Monday.
    return [(str(day), weekday_name(date(2024, 1, 1 + day))) for day in range(7)]


class RunForm(forms.ModelForm):  # type: ignore[type-arg]  # one model only
    """The facts of a run; meetings are written one by one, or follow from days of the week."""

    course: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        CoursePage.objects.all(), widget=forms.HiddenInput
    )
    starts_on = DayField(
        label=_("first day"), required=False, help_text=_("For example: 12 ธ.ค. 2569")
    )
    ends_on = DayField(
        label=_("last day"), required=False, help_text=_("For example: 27 ธ.ค. 2569")
    )
    weekdays = forms.MultipleChoiceField(
        label=_("days of the week"),
        choices=_weekdays,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_(
            "Tick them to have all meetings between the first and the last day written for you"
        ),
    )
    hours_from = ClockField(label=_("begins at"), required=False, help_text=_("For example: 09.00"))
    hours_until = ClockField(label=_("ends at"), required=False, help_text=_("For example: 15.00"))
    meetings = MeetingsField(
        label=_("meetings"),
        required=False,
        help_text=_("One a line, when they differ. For example: 12 ธ.ค. 2569 09.00-15.00"),
    )
    venue = forms.CharField(
        label=_("place"),
        max_length=200,
        required=False,
        help_text=_("For example: ศูนย์เรียนรู้บ้านถ้ำเต่า ต.สว่าง"),
    )
    has_wheelchair_access = forms.TypedChoiceField(
        label=_("wheelchair access"),
        choices=_YES_NO,
        coerce=lambda value: {"True": True, "False": False}.get(str(value)),
        empty_value=None,
        required=False,
    )
    capacity = forms.IntegerField(
        label=_("seats"),
        min_value=1,
        max_value=2000,
        required=False,
        help_text=_("For example: 20"),
    )
    waiting_limit = forms.IntegerField(
        label=_("places on the waiting list"),
        min_value=0,
        max_value=500,
        required=False,
        help_text=_("0: no waiting list"),
    )
    opens_at = MomentField(
        label=_("sign-up opens"),
        default_time=_MORNING,
        required=False,
        help_text=_("For example: 1 ธ.ค. 2569 08.30"),
    )
    closes_at = MomentField(
        label=_("sign-up closes"),
        default_time=_EVENING,
        required=False,
        help_text=_("For example: 8 ธ.ค. 2569 16.30"),
    )
    trainer = forms.CharField(
        label=_("who teaches"),
        max_length=120,
        required=False,
        help_text=_("Only when it differs from the course"),
    )
    allowance_baht = forms.IntegerField(
        label=_("allowance a person (baht)"), min_value=0, max_value=100_000, required=False
    )
    host_partner = forms.CharField(label=_("held with"), max_length=200, required=False)
    is_one_district_one_occupation = forms.BooleanField(
        label=_("one district, one occupation"), required=False
    )
    note = forms.CharField(
        label=_("note"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    #: What the run said when this form was opened: somebody may have changed it since.
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = CourseRun
        fields: tuple[str, ...] = ()
        # The services write the columns; the rules judge them together.
        exclude = RUN_COLUMNS  # noqa: DJ006 - fields stand above, too

    def __init__(self, *, initial: Any = None, **kwargs: Any) -> None:
        run = kwargs.get("instance")
        facts = dict(initial or {})
        if run is not None and run.pk:
            plan = RunPlan.of(run)
            facts = {**{name: getattr(plan, name) for name in plan.__slots__}, **facts}
            facts |= {"course": run.course_id, "version": version_of(plan)}
        super().__init__(initial=facts, **kwargs)
        if run is not None and run.pk:
            # A run stays with its course: its code, and every sign-up, name it.
            self.fields["course"].disabled = True

    def clean(self) -> dict[str, Any]:
        """Judge all facts together, in the words of the rules."""
        cleaned = super().clean() or self.cleaned_data
        course = cleaned.get("course")
        if course is None:
            raise ValidationError(_("Open this page from the course that the run belongs to"))
        if self.instance.pk is None:
            self.instance.course = course
            self.instance.unit = course.centre.unit
        run = self.instance if self.instance.pk else None
        if run is not None:
            self._refuse_stale(cleaned.get("version", ""))
        self.plan = self._plan(cleaned)
        wrong = problems(
            self.plan, unit=self.instance.unit, at=timezone.now(), run=run, course=course
        )
        for name, words in wrong.items():
            if name not in self.errors:
                self.add_error(
                    name if name in self.fields and name != "course" else None, list(words)
                )
        check_public_text(self, fields=["venue", "note", "host_partner", "trainer"])
        return cleaned

    def _refuse_stale(self, version: str) -> None:
        """Say once that somebody else changed the run; what was typed stays, and can be kept."""
        there = RunPlan.of(self.instance)
        now = version_of(there)
        if not version or version == now:
            return
        # The form is shown again with the version that is there now.
        self.data = cast("Any", self.data).copy()
        cast("Any", self.data)[self.add_prefix("version")] = now
        self.add_error(
            None,
            ValidationError(
                _(
                    "Somebody else changed this run while you wrote. Nothing is saved yet, and what"
                    " you typed is still here. It now says: %(facts)s. Save again to use yours."
                ),
                code="stale",
                params={"facts": _facts(there)},
            ),
        )

    def _plan(self, cleaned: dict[str, Any]) -> RunPlan:
        values: dict[str, Any] = {
            name: cleaned.get(name) for name in RunPlan.__slots__ if cleaned.get(name) is not None
        }
        return RunPlan(**{**values, "meetings": self._meetings(cleaned)})

    def _meetings(self, cleaned: dict[str, Any]) -> tuple[PlannedMeeting, ...]:
        written: tuple[PlannedMeeting, ...] = cleaned.get("meetings") or ()
        days = {int(day) for day in cleaned.get("weekdays") or ()}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        starts_at, ends_at = cleaned.get("hours_from"), cleaned.get("hours_until")
        if not days or first is None or last is None or last < first:
            return written
        if starts_at is None or ends_at is None:
            self.add_error("hours_from", _("Write from when to when, like 09.00 and 15.00"))
            return written
        return weekly_meetings(first, last, days, starts_at, ends_at)


def version_of(plan: RunPlan) -> str:
    """Return a mark that changes with any fact of a run that people write."""
    return hashlib.sha256(repr(plan).encode()).hexdigest()[:16]


def _facts(plan: RunPlan) -> str:
    days = format_range(plan.starts_on, plan.ends_on) if plan.starts_on else ""
    seats = _("%(seats)d seats") % {"seats": plan.capacity or 0}
    return " · ".join(str(part) for part in (days, plan.venue, seats) if part)


class ApproveForm(forms.ModelForm):  # type: ignore[type-arg]  # one model only
    """Nothing to write: the run is judged once more before it goes public."""

    class Meta:
        model = CourseRun
        fields: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Refuse a run that cannot be held as it is written."""
        cleaned = super().clean() or self.cleaned_data
        run = self.instance
        wrong = problems(RunPlan.of(run), unit=run.unit, at=timezone.now(), run=run)
        for words in wrong.values():
            self.add_error(None, list(words))
        return cleaned


class ReturnForm(forms.ModelForm):  # type: ignore[type-arg]  # one model only
    """What should be changed before a run is made public."""

    reason = forms.CharField(
        label=_("what should be changed"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The author reads it. For example: วันปิดรับสมัครเร็วเกินไป ขอเป็น 8 ธ.ค."),
    )

    class Meta:
        model = CourseRun
        fields: tuple[str, ...] = ()


class CancelForm(forms.ModelForm):  # type: ignore[type-arg]  # one model only
    """Why a run is called off."""

    reason = forms.CharField(
        label=_("why it is cancelled"),
        max_length=300,
        help_text=_("Learners read it. For example: ผู้สมัครยังไม่ครบจำนวน"),
    )

    class Meta:
        model = CourseRun
        fields: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Keep numbers of people out of the public reason."""
        cleaned = super().clean() or self.cleaned_data
        check_public_text(self, fields=["reason"])
        return cleaned


class ExtendForm(forms.ModelForm):  # type: ignore[type-arg]  # one model only
    """Until when sign-up stays open, and why."""

    closes_at = MomentField(
        label=_("sign-up closes"),
        default_time=_EVENING,
        help_text=_("Later than now. For example: 8 ธ.ค. 2569 16.30"),
    )
    reason = forms.CharField(
        label=_("why it stays open"),
        max_length=300,
        help_text=_("For example: ยังมีที่ว่าง 6 ที่"),
    )

    class Meta:
        model = CourseRun
        fields: tuple[str, ...] = ()

    def __init__(self, *, initial: Any = None, **kwargs: Any) -> None:
        run = kwargs["instance"]
        super().__init__(initial={"closes_at": run.closes_at, **(initial or {})}, **kwargs)
        if log := extension_log(run):
            words = _("It was kept open longer already:")
            self.fields["closes_at"].help_text = format_html_join(
                mark_safe("<br>"), "{}", ((line,) for line in (words, *log))
            )

    def clean_closes_at(self) -> Any:
        """Ask for a later time than before."""
        closes_at = self.cleaned_data["closes_at"]
        if closes_at <= self.instance.closes_at:
            raise ValidationError(_("Write a later time than before"))
        return closes_at
