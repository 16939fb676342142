"""The choices of news and letters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NewsKind(models.TextChoices):
    """News for everybody, or a letter to offices and centres (S0-01)."""

    NEWS = "news", _("News")
    CIRCULAR = "circular", _("Circular letter")


class Urgency(models.TextChoices):
    """How fast a letter must be acted on, in the words of official letters."""

    NORMAL = "normal", _("No urgency")
    URGENT = "urgent", _("Urgent")
    VERY_URGENT = "very_urgent", _("Very urgent")
    MOST_URGENT = "most_urgent", _("Most urgent")


class SentTo(models.TextChoices):
    """The units that a letter goes to, within the area of who sends it."""

    PROVINCE = "province", _("All provincial offices")
    DISTRICT = "district", _("All district centres")
    SUBDISTRICT = "subdistrict", _("All sub-district centres")
    SPECIAL = "special", _("All border-area and special centres")
