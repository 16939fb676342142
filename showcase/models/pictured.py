"""The pictures of a group or a product: photographs, or the drawing on its cloth."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from portal.core.blocks import FigureBlock
from portal.core.picture_words import PictureWord

#: Photographs beside the one that stands for the page.
MOST_PICTURES = 5


class Pictured(models.Model):
    """Mixin: photographs, and the word of the drawing that stands where there is none."""

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
    #: Beside the one above, each with its caption.
    more_pictures = StreamField(
        [("picture", FigureBlock())],
        blank=True,
        max_num=MOST_PICTURES,
        verbose_name=_("more pictures"),
    )

    class Meta:
        abstract = True
