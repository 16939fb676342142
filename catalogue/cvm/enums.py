"""The choices of CVM fields and of assessment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reading(models.TextChoices):
    """How sure it is that a row of the handbook was read rightly."""

    PRINTED = "printed", _("As printed")
    HIGH = "high", _("A misprint was put right")
    MEDIUM = "medium", _("Put right, to be confirmed")
    DOUBTFUL = "doubtful", _("Waiting for confirmation")


class InstitutionType(models.TextChoices):
    """What kind of institution it is."""

    TECHNICAL = "technical_college", _("Technical college")
    VOCATIONAL = "vocational_college", _("Vocational college")
    AGRICULTURE = "agriculture_technology_college", _("College of agriculture and technology")
    COMMERCIAL = "commercial_college", _("Commercial college")
    INDUSTRIAL = "industrial_community_college", _("Industrial and community education college")
    GOLDSMITH = "goldsmith_college", _("Goldsmith college")
    SCIENCE = "science_based_technology_college", _("Science-based technology college")
    FISHERIES = "fisheries_college", _("Fisheries college")
    ARTS = "arts_crafts_college", _("Arts and crafts college")
    POLYTECHNIC = "polytechnic_college", _("Polytechnic college")
    OTHER = "other", _("Other college")


class Certifier(models.TextChoices):
    """Who sets the standard that somebody is assessed by."""

    TPQI = "tpqi", _("Thailand Professional Qualification Institute")
    DSD = "dsd", _("Department of Skill Development")
    INTERNATIONAL = "international", _("International exam")


class AssessmentStatus(models.TextChoices):
    """How far an assessment centre is; only an approved one is public."""

    APPLYING = "applying", _("Applying")
    APPROVED = "approved", _("Approved")
    EXPIRED = "expired", _("Expired")
