"""An invitation by link: a role waiting for somebody to make their account."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.places.models import OrgUnit
from portal.users.enums import Role
from portal.users.querysets import InvitationQuerySet


class Invitation(models.Model):
    """A role offered to an address; its link works once and for a week."""

    email = models.EmailField(_("e-mail"))
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=32, choices=Role)
    unit = models.ForeignKey(
        OrgUnit, models.PROTECT, related_name="invitations", verbose_name=_("organisation unit")
    )
    #: Of a role that reaches no further than a page (a group's own).
    page = models.ForeignKey(
        Page,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("only this page"),
    )
    is_acting = models.BooleanField(_("acting"), default=False)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    #: Signed into the link; a new one makes older links worthless.
    nonce = models.CharField(max_length=32, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    invited_at = models.DateTimeField(_("invited at"))
    expires_at = models.DateTimeField(_("link works until"))
    used_at = models.DateTimeField(_("taken up at"), null=True, blank=True, editable=False)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at", "pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        indexes = [models.Index(fields=["email"], name="invitation_by_email")]

    def __str__(self) -> str:
        return f"{self.email} · {self.get_role_display()} · {self.unit}"
