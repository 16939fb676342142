"""Reports that a unit's telephone number is wrong; no word about who reported."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.places.models.units import OrgUnit
from portal.places.querysets import ContactReportQuerySet


class ContactReport(models.Model):
    """Somebody pressed "wrong number" on a unit's page; it waits for the unit or its province."""

    unit = models.ForeignKey(
        OrgUnit,
        models.CASCADE,
        related_name="contact_reports",
        verbose_name=_("organisation unit"),
    )
    number = models.CharField(_("number shown"), max_length=60)
    #: How often the same number was reported before somebody looked.
    times = models.PositiveIntegerField(_("times reported"), default=1)
    reported_at = models.DateTimeField(_("reported at"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    objects = ContactReportQuerySet.as_manager()

    class Meta:
        ordering = ["-reported_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "number"],
                condition=models.Q(settled_at=None),
                name="contact_report_open_once",
            )
        ]
        verbose_name = _("contact report")
        verbose_name_plural = _("contact reports")

    def __str__(self) -> str:
        return f"{self.unit}: {self.number}"
