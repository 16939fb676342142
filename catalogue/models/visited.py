"""What every place has that people go to: the way there, opening hours, access, staff by role."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class VisitedPlace(models.Model):
    """Mixin: a page about a place that can be visited."""

    landmark = models.CharField(
        _("landmark"),
        max_length=200,
        blank=True,
        help_text=_("For example: beside the district office, opposite the fresh market"),
    )
    directions = models.TextField(
        _("how to get there"),
        blank=True,
        help_text=_(
            "One way a line. For example: songthaew from town, get off at the market, walk 2 minutes"
        ),
    )
    #: As ``portal.core.times.OpeningHours.as_data`` writes it; empty: the hours are not known.
    opening_hours = models.JSONField(_("opening hours"), default=dict, blank=True)
    has_ramp = models.BooleanField(_("ramp"), null=True, blank=True)
    has_accessible_toilet = models.BooleanField(_("accessible toilet"), null=True, blank=True)
    has_parking = models.BooleanField(_("parking"), null=True, blank=True)
    has_sign_language = models.BooleanField(_("Thai sign language"), null=True, blank=True)

    visiting_panels = [
        FieldPanel("landmark"),
        FieldPanel("directions"),
        FieldPanel("opening_hours"),
        MultiFieldPanel(
            ["has_ramp", "has_accessible_toilet", "has_parking", "has_sign_language"],
            heading=_("Is it easy to come?"),
        ),
    ]

    class Meta:
        abstract = True
