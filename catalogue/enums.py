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
    """The states of a run, computed from dates and seats; the first that fits wins."""

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


class CourseKind(models.TextChoices):
    """A centre's own course, or the competency-based short course of a college (S3 §3.2)."""

    REGULAR = "regular", _("Vocational course")
    COMPETENCY_SHORT = "competency_short", _("Competency-based short course")


class IntendedFor(models.TextChoices):
    """Whom a course addresses; one for teachers is found by signed-in staff only (S3 §5.2)."""

    CITIZENS = "citizens", _("Citizens")
    TEACHERS = "teachers", _("Teachers and staff")


class MarketSkill(models.TextChoices):
    """What the labour market asks for (S0 §4.1, §5)."""

    DIGITAL = "digital", _("Digital skills")
    TECHNOLOGY = "technology", _("Technology skills")
    MODERN_AGRICULTURE = "modern_agriculture", _("Modern agriculture")
    SERVICES = "services", _("Service work")
    PACKAGING = "packaging", _("Packaging")
    ONLINE_PROMOTION = "online_promotion", _("Selling online")


class CourseTag(models.TextChoices):
    """What a course belongs to beside its group (S0 §1, §4.1)."""

    AREA_BASED = "area_based", _("For what this area needs")
    CAREER_BASED = "career_based", _("Towards an occupation")
    LEARN_TO_EARN = "learn_to_earn", _("Learn to Earn")


class TargetIndustry(models.TextChoices):
    """The ten target industries, in the order of the paper (S3 p. 1)."""

    NEXT_GEN_AUTOMOTIVE = "next_gen_automotive", _("Next-generation automotive")
    SMART_ELECTRONICS = "smart_electronics", _("Smart electronics")
    WELLNESS_TOURISM = "wellness_tourism", _("Affluent and wellness tourism")
    AGRICULTURE_BIOTECH = "agriculture_biotech", _("Agriculture and biotechnology")
    FOOD_PROCESSING = "food_processing", _("Food processing")
    ROBOTICS = "robotics", _("Robotics")
    AVIATION_LOGISTICS = "aviation_logistics", _("Aviation and logistics")
    BIOFUELS = "biofuels", _("Biofuels and biochemicals")
    DIGITAL = "digital", _("Digital industry")
    MEDICAL_HUB = "medical_hub", _("Medical hub")


class PriorityRule(models.TextChoices):
    """Who gets a seat first when more people sign up than there are seats (S0 §4.1)."""

    FIRST_COME = "first_come", _("Who signs up first")
    CRITERIA = "criteria", _("Who fits the criteria best")
    TARGET_GROUPS = "target_groups", _("The target groups first")
    AREA = "area", _("People of the area first")
