"""The ten target industries (S3 p. 1), in the order of the handbook."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TargetIndustry(models.TextChoices):
    """An industry that manpower is wanted for."""

    AUTOMOTIVE = "automotive", _("Next-generation automotive")
    SMART_ELECTRONICS = "smart_electronics", _("Smart electronics")
    TOURISM = "tourism", _("Affluent and wellness tourism")
    AGRI_BIOTECH = "agri_biotech", _("Agriculture and biotechnology")
    FOOD = "food", _("Food processing")
    ROBOTICS = "robotics", _("Robotics")
    AVIATION_LOGISTICS = "aviation_logistics", _("Aviation and logistics")
    BIOFUEL_BIOCHEM = "biofuel_biochem", _("Biofuels and biochemicals")
    DIGITAL = "digital", _("Digital industry")
    MEDICAL = "medical", _("Medical hub")
