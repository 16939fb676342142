"""The roles that a person can hold in an organisation unit."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """What somebody may do, always within a unit and for a period (superuser is Django's own)."""

    TEACHER = "teacher", pgettext_lazy("role", "Teacher")
    DISTRICT_OFFICER = "district_officer", pgettext_lazy("role", "District officer")
    DISTRICT_DIRECTOR = "district_director", pgettext_lazy("role", "District director")
    PROVINCIAL_OFFICER = "provincial_officer", pgettext_lazy("role", "Provincial officer")
    PROVINCIAL_SUPERVISOR = "provincial_supervisor", pgettext_lazy("role", "Provincial supervisor")
    DEPARTMENT_OFFICER = "department_officer", pgettext_lazy("role", "Department officer")
    EDITOR = "editor", pgettext_lazy("role", "Editor")
    GROUP_REP = "group_rep", pgettext_lazy("role", "Group representative")
    DPO = "dpo", pgettext_lazy("role", "Data protection officer")
