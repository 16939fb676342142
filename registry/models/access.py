"""Who read which personal data: append-only, each row sealed by a hash over the one before."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.enums import Access


class AccessLog(models.Model):
    """One look at personal data; a list is one row a page."""

    at = models.DateTimeField(_("when"), default=timezone.now)
    #: Not a foreign key: rows outlive accounts and are never changed.
    actor_id = models.BigIntegerField(_("account"), null=True)
    role = models.CharField(_("role"), max_length=40, blank=True)
    ip = models.GenericIPAddressField(_("address"), null=True)
    action = models.CharField(_("what"), max_length=10, choices=Access)
    object_type = models.CharField(_("of what"), max_length=40)
    object_ids = models.JSONField(_("rows"), default=list)
    filter = models.CharField(_("asked for"), max_length=300, blank=True)
    row_count = models.PositiveIntegerField(_("how many"), default=0)
    file_sha256 = models.CharField(_("file"), max_length=64, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    prev_hash = models.CharField(max_length=64, blank=True)
    row_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("look at personal data")
        verbose_name_plural = _("looks at personal data")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.actor_id} {self.action} {self.object_type}"
