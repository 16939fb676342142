"""The roles that a person can hold in an organisation unit."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody may do, always within a unit and for a period (superuser is Django's own)."""

    TEACHER = "teacher", _("Teacher")
    DISTRICT_OFFICER = "district_officer", _("District officer")
    DISTRICT_DIRECTOR = "district_director", _("District director")
    PROVINCIAL_OFFICER = "provincial_officer", _("Provincial officer")
    PROVINCIAL_SUPERVISOR = "provincial_supervisor", _("Provincial supervisor")
    DEPARTMENT_OFFICER = "department_officer", _("Department officer")
    EDITOR = "editor", _("Editor")
    GROUP_REP = "group_rep", _("Group representative")
    DPO = "dpo", _("Data protection officer")
