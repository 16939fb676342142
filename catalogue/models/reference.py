"""Reference data of the catalogue that the central role may extend."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class TargetGroup(models.Model):
    """Whom a course suits (S0-10): an open list with stable codes."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_th = models.CharField(_("Thai name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120)
    #: Belonging to it is sensitive: never shown about a person, never in a list of people.
    is_sensitive = models.BooleanField(_("sensitive"), default=False)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["sort_order", "code"]
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class PolicyKind(models.TextChoices):
    """What a policy is written in."""

    ACT = "act", _("Act")
    STRATEGY = "strategy", _("Strategy or plan")
    REGULATION = "regulation", _("Regulation or announcement")
    GUIDELINE = "guideline", _("Guideline or form")
    QUALITY = "quality", _("Quality assurance standard")


class PolicyReference(models.Model):
    """An act, plan or regulation that a course answers to, as the papers name it."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    title_th = models.CharField(_("Thai title"), max_length=300)
    title_en = models.CharField(_("English title"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=PolicyKind)
    #: As the source prints it, where that is doubtful or differs from the law in force.
    note = models.CharField(_("note"), max_length=300, blank=True)
    source = models.CharField(_("where it is written"), max_length=60, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["sort_order", "code"]
        verbose_name = _("policy reference")
        verbose_name_plural = _("policy references")

    def __str__(self) -> str:
        return self.title_en if get_language() == "en" and self.title_en else self.title_th
