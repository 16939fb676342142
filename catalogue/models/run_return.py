"""A run that its director sent back: why, and whether its author has answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.models.run import CourseRun


class RunReturn(models.Model):
    """Sent back instead of made public; kept, so that the next reader sees what was asked."""

    run = models.ForeignKey(CourseRun, models.CASCADE, related_name="returns")
    reason = models.CharField(_("reason"), max_length=300)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    returned_at = models.DateTimeField(_("sent back"))
    #: The author has changed the run since: it waits for the director again.
    answered_at = models.DateTimeField(_("changed since"), null=True, blank=True)

    class Meta:
        ordering = ["run", "-returned_at", "-pk"]
        verbose_name = _("run sent back")
        verbose_name_plural = _("runs sent back")
        constraints = [
            models.UniqueConstraint(
                fields=["run"], condition=Q(answered_at=None), name="run_returned_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.reason}"
