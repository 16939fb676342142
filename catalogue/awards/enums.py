"""Choices of an award."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AwardKind(models.TextChoices):
    """Who gave an award, or that a product is the reward."""

    PRODUCT = "product", _("A product that sells")
    COMMUNITY = "community", _("From the community")
    DISTRICT = "district", _("District level")
    PROVINCE = "province", _("Province level")
    REGION = "region", _("Region level")
    COUNTRY = "country", _("Country level")
    WORLD = "world", _("International level")
