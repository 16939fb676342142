"""The choices of places."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """What an organisation unit is."""

    DEPARTMENT = "department", _("Department")
    PROVINCE = "province", _("Provincial office")
    DISTRICT = "district", _("District centre")
    SUBDISTRICT = "subdistrict", _("Sub-district centre")
    BORDER_CENTRE = "border_centre", _("Border-area training centre")
    SPECIAL_COLLEGE = "special_college", _("Special institution")
    PEO = "ministry_province_office", _("Provincial education office")
    SESAO = "secondary_area", _("Secondary education service area office")
    PRIVATE_SCHOOL = "private_school", _("Private school")
    VEC = "vec", _("Vocational college or office")
    LAO = "lao", _("Local administrative organisation")
    OTHER = "other", _("Other provider")


class AreaKind(models.TextChoices):
    """The three levels of administrative area."""

    PROVINCE = "province", _("Province")
    DISTRICT = "district", _("District")
    SUBDISTRICT = "subdistrict", _("Sub-district")


class Region(models.TextChoices):
    """The regions by which provinces are listed."""

    NORTH = "north", _("North")
    NORTHEAST = "northeast", _("Northeast")
    CENTRAL = "central", _("Central")
    EAST = "east", _("East")
    WEST = "west", _("West")
    SOUTH = "south", _("South")
