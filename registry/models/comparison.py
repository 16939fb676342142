"""What came of comparing the outside registry with the sign-ups."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class RegistryComparison(models.Model):
    """One look at what the registry has: numbers, and why there was no answer."""

    at = models.DateTimeField(_("when"), db_index=True)
    compared = models.PositiveIntegerField(_("sign-ups compared"), default=0)
    missing = models.PositiveIntegerField(_("missing there"), default=0)
    different = models.PositiveIntegerField(_("different there"), default=0)
    ahead = models.PositiveIntegerField(_("newer there"), default=0)
    extra = models.PositiveIntegerField(_("unknown here"), default=0)
    mended = models.PositiveIntegerField(_("sent again"), default=0)
    error = models.CharField(_("why there was no answer"), max_length=200, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        get_latest_by = "at"
        default_permissions = ()
        verbose_name = _("comparison with the registry")
        verbose_name_plural = _("comparisons with the registry")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mended__lte=F("missing") + F("different")),
                name="comparison_mends_what_it_found",
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    @property
    def is_good(self) -> bool:
        """Both sides had the same."""
        return not (self.error or self.missing or self.different or self.ahead or self.extra)
