"""Whoever agrees for an applicant who is not of age."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.enums import Channel, Relation
from registry.models.signup import Signup


class Guardian(models.Model):
    """A guardian's name and number, and whether they agreed."""

    signup = models.OneToOneField(Signup, models.CASCADE, related_name="guardian", primary_key=True)
    name = models.CharField(_("guardian's name"), max_length=120)
    telephone = models.CharField(_("guardian's telephone"), max_length=40)
    relation = models.CharField(_("relation"), max_length=12, choices=Relation, blank=True)
    asked_at = models.DateTimeField(_("asked at"), null=True, editable=False)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, editable=False)
    agreed_at = models.DateTimeField(_("agreed at"), null=True, editable=False)
    agreed_by = models.CharField(_("agreed by"), max_length=12, choices=Channel, blank=True)
    refused_at = models.DateTimeField(_("refused at"), null=True, editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("guardian")
        verbose_name_plural = _("guardians")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.signup_id)

    @property
    def has_agreed(self) -> bool:
        """The agreement came, by the link or on paper."""
        return self.agreed_at is not None
