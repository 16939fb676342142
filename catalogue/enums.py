"""The choices of the catalogue; codes are those of the department's papers (S0 §4.1, §5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OccupationalGroup(models.TextChoices):
    """The five occupational groups, in the department's order."""

    AGRICULTURE = "agriculture", _("Agriculture")
    INDUSTRY = "industry", _("Industry and trades")
    COMMERCE = "commerce", _("Commerce and services")
    CREATIVE = "creative", _("Creative")
    SPECIAL = "special", _("Specialised")


class CourseFormat(models.TextChoices):
    """What the hours make of a course: 1–30 an interest group, 31 and more a class."""

    INTEREST = "interest", _("Interest group")
    CLASS = "class", _("Vocational class")


class SkillType(models.TextChoices):
    """New, better or refreshed skill."""

    NEW = "new_skill", _("New skill")
    UP = "up_skill", _("Better skill")
    RE = "re_skill", _("Refreshed skill")


class RunStatus(models.TextChoices):
    """The states of a run, computed from dates and seats; the first that fits wins (ux.md §5.3)."""

    CANCELLED = "cancelled", _("Cancelled")
    FINISHED = "finished", _("Finished")
    RUNNING = "running", _("Running")
    CLOSED = "closed", _("Closed")
    SOON = "soon", _("Opens soon")
    WAITLIST = "waitlist", _("Waiting list")
    FULL = "full", _("Full")
    FEW = "few", _("Few seats left")
    OPEN = "open", _("Open")


class DayPart(models.TextChoices):
    """When a run meets, as learners choose it."""

    WEEKDAY = "wd", _("Weekday daytime")
    EVENING = "ev", _("Evening")
    WEEKEND = "we", _("Weekend")
