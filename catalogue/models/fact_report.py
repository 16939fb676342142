"""Reports that something on a page is wrong; no word about who reported."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from catalogue.place_enums import FactKind, ReportState
from catalogue.querysets_fact_reports import FactReportQuerySet
from portal.places.models import OrgUnit


class FactReport(models.Model):
    """Somebody said what is wrong on a page; it waits for the unit that keeps the page."""

    #: Stands on the receipt, so that whoever reported can see what became of it.
    reference = models.CharField(_("reference"), max_length=12, unique=True, editable=False)
    page = models.ForeignKey(
        Page, models.SET_NULL, null=True, related_name="+", verbose_name=_("page")
    )
    title = models.CharField(_("page"), max_length=255)
    unit = models.ForeignKey(
        OrgUnit,
        models.CASCADE,
        null=True,
        related_name="fact_reports",
        verbose_name=_("organisation unit"),
    )
    fact = models.CharField(_("what is wrong"), max_length=16, choices=FactKind)
    message = models.TextField(_("what it should say"), max_length=500)
    #: How often the same was reported before somebody looked.
    times = models.PositiveIntegerField(_("times reported"), default=1)
    state = models.CharField(
        _("state"), max_length=12, choices=ReportState, default=ReportState.NEW
    )
    note = models.CharField(
        _("answer on the receipt"),
        max_length=200,
        blank=True,
        help_text=_("Whoever has the receipt can read it. For example: the hall has moved"),
    )
    reported_at = models.DateTimeField(_("reported at"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )

    objects = FactReportQuerySet.as_manager()

    class Meta:
        ordering = ["-reported_at", "pk"]
        indexes = [models.Index(fields=["page", "state"], name="fact_report_of_page")]
        verbose_name = _("report of a wrong fact")
        verbose_name_plural = _("reports of wrong facts")

    def __str__(self) -> str:
        return f"{self.title}: {self.get_fact_display()}"

    @property
    def is_urgent(self) -> bool:
        """Somebody may be losing money while it waits."""
        return self.fact == FactKind.SCAM and self.settled_at is None
