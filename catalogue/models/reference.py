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
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["sort_order", "code"]
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th
