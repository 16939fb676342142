"""What people ask about their own data (PDPA sections 30 to 36)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.places.models import OrgUnit
from registry.enums import RightsKind, RightsState
from registry.querysets_consents import RightsRequestQuerySet


class RightsRequest(models.Model):
    """Somebody asks to see, correct or erase their data, or takes back a consent."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    ref = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    kind = models.CharField(_("request"), max_length=10, choices=RightsKind)
    #: As typed; whether it is theirs is for the officer to find out.
    signup_ref = models.CharField(_("reference of the sign-up"), max_length=20, blank=True)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+", verbose_name=_("centre"))
    name = models.CharField(_("name and family name"), max_length=120)
    telephone = models.CharField(_("telephone"), max_length=40)
    message = models.TextField(_("what it is about"), max_length=1000, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=RightsState, default=RightsState.NEW)
    created_at = models.DateTimeField(_("asked at"), default=timezone.now, editable=False)
    due_on = models.DateField(_("to be answered by"))
    answer = models.CharField(_("what was done"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )

    objects = RightsRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("request about one's data")
        verbose_name_plural = _("requests about one's data")
        default_permissions = ()

    def __str__(self) -> str:
        return self.ref
