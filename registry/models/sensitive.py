"""What only the teacher may see: help that somebody needs, groups that somebody belongs to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models import TargetGroup
from registry.models.signup import Signup


class SupportNeed(models.Model):
    """What to prepare for an applicant: health data, so encrypted and in a table of its own."""

    signup = models.OneToOneField(
        Signup, models.CASCADE, related_name="support_need", primary_key=True
    )
    #: By ``registry.encryption``, bound to this row.
    ciphertext = models.TextField(editable=False)

    class Meta:
        verbose_name = _("help to prepare")
        verbose_name_plural = _("help to prepare")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.signup_id)


class DeclaredGroup(models.Model):
    """A target group that an applicant says they belong to; sensitive ones with consent only."""

    signup = models.ForeignKey(Signup, models.CASCADE, related_name="declared_groups")
    group = models.ForeignKey(TargetGroup, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("target group declared")
        verbose_name_plural = _("target groups declared")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["signup", "group"], name="declared_group_once")
        ]

    def __str__(self) -> str:
        return str(self.signup_id)
