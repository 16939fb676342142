"""Calls to applicants, and messages to all of a run."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.models import CourseRun
from registry.enums import CallOutcome
from registry.models.signup import Signup


class CallNote(models.Model):
    """A teacher called an applicant."""

    signup = models.ForeignKey(Signup, models.CASCADE, related_name="calls")
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(_("what came of it"), max_length=12, choices=CallOutcome)

    class Meta:
        ordering = ["signup", "at", "pk"]
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.signup_id} {self.outcome}"


class RosterMessage(models.Model):
    """One text to everybody of a run."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(CourseRun, models.PROTECT, related_name="roster_messages")
    text = models.CharField(_("text"), max_length=300)
    is_for_waiting = models.BooleanField(_("also to the waiting list"), default=False)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["run", "-at", "-pk"]
        verbose_name = _("message to all of a run")
        verbose_name_plural = _("messages to all of a run")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.uid)
