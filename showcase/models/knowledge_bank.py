"""Which of the four parts of the knowledge bank each institution has, as somebody last saw it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.languages import is_thai
from portal.places.models import OrgUnit, Province
from showcase.knowledge_bank.parts import BankPart, PartState
from showcase.knowledge_bank.querysets import BankPartQuerySet, KnowledgeBankQuerySet


class KnowledgeBankStatus(models.Model):
    """The checklist of one institution (S3-17); what nobody looked at has no row of a part."""

    # It says nothing without its unit.
    unit = models.ForeignKey(
        OrgUnit,
        models.CASCADE,
        related_name="knowledge_banks",
        verbose_name=_("kept by the unit"),
    )
    #: As the CVM list names it; empty where the unit is the institution itself.
    institution = models.CharField(_("institution"), max_length=160, blank=True)
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, related_name="+", editable=False
    )
    is_public = models.BooleanField(
        _("shown to everybody"),
        default=False,
        help_text=_("Tick this once the institution said that it may be shown."),
    )

    objects = KnowledgeBankQuerySet.as_manager()

    class Meta:
        ordering = ["province", "unit__path", "institution"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=models.Q(institution=""),
                name="knowledge_bank_once_per_unit",
            ),
            models.UniqueConstraint(
                fields=["institution"],
                condition=~models.Q(institution=""),
                name="knowledge_bank_once_per_institution",
            ),
        ]
        verbose_name = _("knowledge bank of an institution")
        verbose_name_plural = _("knowledge banks of institutions")

    def __str__(self) -> str:
        return self.institution or self.unit.name_th

    @property
    def name(self) -> str:
        """The institution in the reader's language, as far as its unit has an English name."""
        if self.institution:
            return self.institution
        return self.unit.name_th if is_thai() else self.unit.name_en or self.unit.name_th

    @property
    def by_part(self) -> dict[str, "KnowledgeBankPart"]:
        """What is known, by the code of the part."""
        return {one.part: one for one in self.parts.all()}


class KnowledgeBankPart(models.Model):
    """One part of an institution's bank: how far it is, what there is, when somebody looked."""

    bank = models.ForeignKey(KnowledgeBankStatus, models.CASCADE, related_name="parts")
    part = models.CharField(_("part of the bank"), max_length=20, choices=BankPart)
    state = models.CharField(_("how far it is"), max_length=8, choices=PartState)
    items: "models.JSONField[list[str], list[str]]" = models.JSONField(
        _("what there is"), default=list, blank=True
    )
    link = models.URLField(_("address that people can open"), max_length=500, blank=True)
    checked_on = models.DateField(_("last looked at on"))

    objects = BankPartQuerySet.as_manager()

    class Meta:
        ordering = ["bank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["bank", "part"], name="knowledge_bank_part_once")
        ]

    def __str__(self) -> str:
        return f"{self.bank_id}: {self.part}"
