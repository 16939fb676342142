"""The room through which everything leaves: messages with leases, order, retry and dead letters."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """Registers the jobs that keep the outbox itself in order."""

    name = "portal.outbox"
    label = "outbox"
    verbose_name = _("Outgoing messages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from portal.outbox import (
            doctor_lines,
            housekeeping,
            policies,
        )

        housekeeping.register_jobs()
        doctor_lines.register_lines()
        policies.register()
