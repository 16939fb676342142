"""Somebody who took part, or asked to."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """One person, as far as telephone, name and year of birth tell (``registry.identity``)."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    #: A keyed hash; null when the person was never matched, or was erased.
    person_key = models.CharField(  # noqa: DJ001 - null stands for "not matched", many may be
        max_length=64, unique=True, null=True, editable=False
    )
    name = models.CharField(_("name and family name"), max_length=120)
    telephone = models.CharField(_("telephone"), max_length=40)
    #: Common era; shown as a Buddhist year.
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True)
    created_at = models.DateTimeField(_("known since"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        default_permissions = ()

    def __str__(self) -> str:
        # Rows find their way into logs and titles; a name must not.
        return str(self.uid)
