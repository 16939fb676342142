"""The counter behind the rate limiter: one number a key."""

from django.db import models


class RateLimit(models.Model):
    """When the bucket of a key will be full again; keys are keyed hashes, never addresses."""

    key = models.CharField(max_length=64, primary_key=True)
    full_at = models.FloatField(db_index=True)

    class Meta:
        app_label = "core"
        default_permissions = ()

    def __str__(self) -> str:
        return self.key[:8]
