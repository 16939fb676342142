"""Who would like to learn what, before a run exists (S1-29)."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.models import CoursePage, CourseRun
from portal.places.models import District
from registry.querysets_interests import InterestQuerySet


class Interest(models.Model):
    """Somebody left a number: tell me when this can be learned near me."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    #: Null when what is wished for has no page yet; then `topic` says it.
    course = models.ForeignKey(
        CoursePage, models.SET_NULL, null=True, related_name="interests", verbose_name=_("course")
    )
    topic = models.CharField(_("what to learn"), max_length=120, blank=True)
    occupational_group = models.CharField(_("occupation group"), max_length=20, blank=True)
    district = models.ForeignKey(
        District, models.PROTECT, related_name="+", verbose_name=_("district")
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    telephone = models.CharField(_("telephone"), max_length=40)
    language = models.CharField(max_length=2, default="th")
    created_at = models.DateTimeField(_("asked at"), default=timezone.now, editable=False)
    told_at = models.DateTimeField(_("told at"), null=True, editable=False)
    told_of = models.ForeignKey(CourseRun, models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("interest")
        verbose_name_plural = _("interests")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["telephone", "course", "district"],
                condition=Q(course__isnull=False, told_at=None, withdrawn_at=None),
                name="interest_once_per_course",
            ),
            models.UniqueConstraint(
                fields=["telephone", "topic", "district"],
                condition=Q(course__isnull=True, told_at=None, withdrawn_at=None),
                name="interest_once_per_topic",
            ),
        ]
        indexes = [
            models.Index(fields=["district", "course"], name="interest_by_district"),
            models.Index(fields=["district", "occupational_group"], name="interest_by_group"),
        ]

    def __str__(self) -> str:
        return str(self.uid)


class InterestSignal(models.Model):
    """A centre was told that a run is worth opening: so many had asked."""

    course = models.ForeignKey(CoursePage, models.CASCADE, null=True, related_name="+")
    topic = models.CharField(max_length=120, blank=True)
    district = models.ForeignKey(District, models.PROTECT, related_name="+")
    count = models.PositiveIntegerField(_("how many asked"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    answered_at = models.DateTimeField(_("dealt with at"), null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("demand for a run")
        verbose_name_plural = _("demand for runs")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.district_id} {self.count}"
