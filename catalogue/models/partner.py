"""Who works with the centres, and what was agreed in public: organisations only, never people."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel

from catalogue.place_enums import AgreementKind, PartnerKind
from catalogue.querysets_partners import PartnerQuerySet
from portal.core.languages import is_thai
from portal.places.models import OrgUnit


class Partner(ClusterableModel):
    """An organisation that works with a unit (S0-38): its name and kind, nothing about people."""

    unit = models.ForeignKey(
        OrgUnit, models.PROTECT, related_name="partners", verbose_name=_("works with the unit")
    )
    kind = models.CharField(_("kind of partner"), max_length=16, choices=PartnerKind)
    name_th = models.CharField(_("Thai name of the organisation"), max_length=200)
    name_en = models.CharField(_("English name of the organisation"), max_length=200, blank=True)
    #: What an agricultural partner works on (S4-26).
    branches = models.JSONField(_("branches of agriculture"), default=list, blank=True)
    website = models.URLField(_("website"), blank=True)
    is_public = models.BooleanField(_("shown to everybody"), default=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        ordering = ["name_th", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "name_th"], name="partner_once_per_unit")
        ]
        indexes = [models.Index(fields=["kind", "name_th"], name="partner_by_kind")]
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.name_th

    @property
    def name(self) -> str:
        """The name in the reader's language, Thai where there is no English."""
        return self.name_th if is_thai() else self.name_en or self.name_th

    @property
    def kind_name(self) -> str:
        """What sort of organisation it is, in words."""
        return str(PartnerKind(self.kind).label)


class CourseCredit(models.Model):
    """A course that a partner holds together with the centre: its page names the partner."""

    partner = ParentalKey(Partner, on_delete=models.CASCADE, related_name="credits")
    course = models.ForeignKey(
        "catalogue.CoursePage",
        models.CASCADE,
        related_name="credits",
        verbose_name=_("course"),
    )

    panels: list[Any] = [FieldPanel("course")]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "course"], name="credit_once_per_course")
        ]
        verbose_name = _("course held together")
        verbose_name_plural = _("courses held together")

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.course_id}"


class Agreement(models.Model):
    """What a unit and its partners signed (S0-41): kind, parties, scope, dates, the paper."""

    unit = models.ForeignKey(
        OrgUnit, models.PROTECT, related_name="agreements", verbose_name=_("signed by the unit")
    )
    kind = models.CharField(_("kind of agreement"), max_length=8, choices=AgreementKind)
    title_th = models.CharField(_("Thai title"), max_length=200)
    title_en = models.CharField(_("English title"), max_length=200, blank=True)
    partners = models.ManyToManyField(
        Partner, related_name="agreements", verbose_name=_("with the partners")
    )
    scopes = models.JSONField(_("about"), default=list, blank=True)
    signed_on = models.DateField(_("signed on"))
    ends_on = models.DateField(_("in force until"), null=True, blank=True)
    document = models.ForeignKey(
        "media.PortalDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("paper (PDF)"),
        help_text=_("Cover up signatures and personal numbers before you upload it."),
    )
    is_public = models.BooleanField(
        _("shown to everybody"),
        default=False,
        help_text=_("Tick this once all parties said that it may be shown."),
    )

    class Meta:
        ordering = ["-signed_on", "pk"]
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    def __str__(self) -> str:
        return self.title_th

    def clean(self) -> None:
        super().clean()
        if self.signed_on and self.ends_on and self.ends_on < self.signed_on:
            raise ValidationError({"ends_on": _("The end lies before the day of signing")})
