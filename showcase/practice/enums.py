"""Choices of a story."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PracticeTemplate(models.TextChoices):
    """How a story is divided: the department prints both (S2-03)."""

    NINE = "nine", _("Nine sections (the body of the template)")
    FIVE = "five", _("Five sections (the contents list of the template)")


class PracticeTopic(models.TextChoices):
    """What a story is about, besides the trade."""

    TEACHING = "teaching", _("A way of teaching")
    GROUPING = "grouping", _("People coming together as a group")
    PRODUCT = "product", _("A better product")
    SELLING = "selling", _("Selling")
    WISDOM = "wisdom", _("Local wisdom")
    NETWORK = "network", _("Working with partners")


class CreditPart(models.TextChoices):
    """What somebody did for a story."""

    AUTHOR = "author", _("Wrote it")
    VERIFIER = "verifier", _("Supported and checked it")
    EDITOR = "editor", _("Edited it")


class PictureLicence(models.TextChoices):
    """What others may do with a picture."""

    OFFICE = "office", _("Taken by the centre, for this website")
    PERMISSION = "permission", _("Used with the photographer's permission")
    CC_BY = "cc_by", _("CC BY 4.0: free to use with the credit")
    PUBLIC = "public", _("Free to use without asking")


class Consent(models.TextChoices):
    """Whether a picture may be shown, as far as the people in it go."""

    GIVEN = "given", _("Everybody in the picture has agreed")
    NOBODY = "nobody", _("Nobody can be recognised in it")
