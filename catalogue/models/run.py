"""A run of a course: dates and seat numbers, a hot and narrow row; its words lie beside it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.course import CoursePage
from catalogue.querysets_runs import CourseRunQuerySet
from catalogue.run_state import few_from
from portal.places.models import OrgUnit


class CourseRun(models.Model):
    """One time that a course is held. Its state is computed from these numbers, never stored.

    A plain foreign key to the course, never an inline child: re-publishing a page would write
    old seat numbers back. Seats change only by the registry's services.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(CoursePage, models.PROTECT, related_name="runs")
    #: The unit that holds it; kept here so that rights are one indexed look-up.
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="course_runs")
    #: 1, 2, 3 … within its course; the run's code is "<course code>-<number>".
    number = models.PositiveSmallIntegerField(_("run number"), editable=False)

    opens_at = models.DateTimeField(_("sign-up opens"))
    closes_at = models.DateTimeField(_("sign-up closes"))
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True, editable=False)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True, editable=False)

    capacity = models.PositiveIntegerField(_("seats"))
    seats_taken = models.PositiveIntegerField(default=0, editable=False)
    waiting_limit = models.PositiveIntegerField(_("places on the waiting list"), default=0)
    waiting_count = models.PositiveIntegerField(default=0, editable=False)
    wait_seq = models.PositiveIntegerField(default=0, editable=False)
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to answer an offered seat"), null=True, blank=True
    )

    objects = CourseRunQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="run_number_once_per_course"),
            models.CheckConstraint(
                name="run_no_oversell", condition=Q(seats_taken__lte=F("capacity"))
            ),
            models.CheckConstraint(
                name="run_wait_sane",
                condition=Q(waiting_count__lte=F("wait_seq")),
            ),
            models.CheckConstraint(
                name="run_wait_within_limit",
                condition=Q(waiting_count__lte=F("waiting_limit")),
            ),
            models.CheckConstraint(
                name="run_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="run_closes_after_opening", condition=Q(closes_at__gt=F("opens_at"))
            ),
        ]
        indexes = [models.Index(fields=["course", "starts_on"], name="run_by_course")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """The run's public code: ``snk-7k4p-2``."""
        return f"{self.course.code}-{self.number}"

    @property
    def seats_left(self) -> int:
        """Seats that nobody holds; none while somebody waits, for they come first."""
        return 0 if self.waiting_count else self.capacity - self.seats_taken

    @property
    def few_from(self) -> int:
        """From this many free seats on, "few" is said."""
        return few_from(self.capacity)

    @property
    def waiting_left(self) -> int:
        """Places on the waiting list that nobody holds."""
        return self.waiting_limit - self.waiting_count

    @property
    def words(self) -> "RunDetail":
        """Its words; an empty one, not kept, where nobody wrote any."""
        try:
            return self.detail
        except RunDetail.DoesNotExist:
            return RunDetail(run=self)

    @property
    def is_public(self) -> bool:
        """A director (or acting) of the unit approved it."""
        return self.approved_at is not None


class RunDetail(models.Model):
    """The words of a run, kept apart from its hot row."""

    run = models.OneToOneField(CourseRun, models.CASCADE, related_name="detail", primary_key=True)
    venue = models.CharField(_("place"), max_length=200, blank=True)
    has_wheelchair_access = models.BooleanField(_("wheelchair access"), null=True, blank=True)
    host_partner = models.CharField(_("held with"), max_length=200, blank=True)
    allowance_baht = models.PositiveIntegerField(
        _("allowance a person (baht)"), null=True, blank=True
    )
    is_one_district_one_occupation = models.BooleanField(
        _("one district, one occupation"), default=False
    )
    trainer = models.CharField(_("who teaches"), max_length=120, blank=True)
    note = models.TextField(_("note"), blank=True)
    cancelled_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True)
    #: What it was before it was moved: {"starts_on", "ends_on", "venue", "moved_at"}.
    moved_from = models.JSONField(default=dict, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = _("words of a run")

    def __str__(self) -> str:
        return str(self.run)


class RunExtension(models.Model):
    """Sign-up was kept open longer (S1-22): until when it had been, why, and who did it."""

    run = models.ForeignKey(CourseRun, models.CASCADE, related_name="extensions")
    closed_at_before = models.DateTimeField(_("closed before"))
    closes_at_after = models.DateTimeField(_("closes now"))
    reason = models.CharField(_("reason"), max_length=300)
    extended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    extended_at = models.DateTimeField(_("extended at"))

    class Meta:
        ordering = ["run", "-extended_at", "-pk"]
        verbose_name = _("extension of sign-up")
        verbose_name_plural = _("extensions of sign-up")

    def __str__(self) -> str:
        return f"{self.run} → {self.closes_at_after:%Y-%m-%d %H:%M}"


class RunSession(models.Model):
    """One meeting of a run: a day and its hours."""

    run = models.ForeignKey(CourseRun, models.CASCADE, related_name="sessions")
    held_on = models.DateField(_("day"))
    starts_at = models.TimeField(_("begins at"))
    ends_at = models.TimeField(_("ends at"))

    class Meta:
        ordering = ["held_on", "starts_at", "pk"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.CheckConstraint(
                name="session_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on} {self.starts_at:%H.%M}–{self.ends_at:%H.%M}"
