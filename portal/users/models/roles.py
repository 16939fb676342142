"""A role held in a unit for a period, acting or not; one person may hold many at once."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.places.models import OrgUnit
from portal.users.enums import Role
from portal.users.querysets import RoleAssignmentQuerySet
from portal.users.rights import rights_of


class RoleAssignment(models.Model):
    """One person, one role, one unit, from a day to a day.

    A group's representative holds the role in the unit that looks after the group, tied to the
    group's own page: without a page the role gives nothing on pages.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="role_assignments",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=32, choices=Role)
    unit = models.ForeignKey(
        OrgUnit,
        models.PROTECT,
        related_name="role_assignments",
        verbose_name=_("organisation unit"),
    )
    #: Limits the role to this page and what lies below it.
    page = models.ForeignKey(
        Page,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("only this page"),
    )
    is_acting = models.BooleanField(_("acting"), default=False)
    starts_on = models.DateField(_("from"))
    #: The last day, itself included; empty while it lasts.
    ends_on = models.DateField(_("until"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    granted_at = models.DateTimeField(auto_now_add=True)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["user", "unit", "role", "pk"]
        verbose_name = _("role held")
        verbose_name_plural = _("roles held")
        indexes = [
            models.Index(fields=["user", "starts_on", "ends_on"], name="role_held_by"),
            models.Index(fields=["unit", "role"], name="role_held_in"),
        ]
        constraints = [
            models.CheckConstraint(
                name="role_ends_after_start",
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                violation_error_message=_("The last day must not be before the first."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.role_words} · {self.unit}"

    def clean(self) -> None:
        super().clean()
        if self.role and self.unit_id and self.unit.kind not in rights_of(self.role).held_in:
            raise ValidationError({"unit": _("This role cannot be held in a unit of this kind.")})

    @property
    def role_words(self) -> str:
        """The role as people say it, acting or not."""
        if self.is_acting:
            return str(_("%(role)s (acting)") % {"role": self.get_role_display()})
        return str(self.get_role_display())
