"""The picture of a group or a product: a photo, or the drawing on its cloth."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.picture_words import PictureWord


class Pictured(models.Model):
    """Mixin: a photo, and the word of the drawing that stands where there is none."""

    picture_word = models.CharField(
        _("picture word"), max_length=32, choices=PictureWord, blank=True
    )
    picture = models.ForeignKey(
        "media.PortalImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )

    class Meta:
        abstract = True
