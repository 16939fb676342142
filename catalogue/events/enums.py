"""The choices of events."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What kind of event it is (S0-24, S3-31, S3-41)."""

    EXPO = "expo", _("Expo")
    MARKET = "market", _("Market fair")
    TRAINING = "training", _("Training day")
    CONTEST = "contest", _("Contest")
    EMPLOYER_MEETING = "employer_meeting", _("Meeting with employers")


class EventStatus(models.TextChoices):
    """The states of an event, computed from its dates; the first that fits wins."""

    CANCELLED = "cancelled", _("Cancelled")
    UNDATED = "undated", _("Date to be announced")
    FINISHED = "finished", _("Over")
    TODAY = "today", _("Today")
    POSTPONED = "postponed", _("Postponed")
    UPCOMING = "upcoming", _("Coming up")
