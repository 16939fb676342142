"""What recurs so that nothing stays lying: sweeps, pruning, scheduled publishing."""

import logging
from datetime import datetime, timedelta

from django.core.management import call_command

from portal.core import rate_limit
from portal.outbox import background_tasks, periodic, services

log = logging.getLogger(__name__)

SWEEP_EVERY = timedelta(seconds=30)


def sweep_outbox(at: datetime) -> services.Swept:
    """Queue again what dead workers left; say so when messages lie although nothing stops them."""
    swept = services.sweep(at)
    if swept != services.Swept():
        log.warning("outbox swept", extra=vars(swept).copy())
    return swept


def publish_scheduled(at: datetime) -> None:
    """Publish and expire pages whose time has come (Wagtail's own command)."""
    call_command("publish_scheduled", verbosity=0)


def register_jobs() -> None:
    """The frame's own recurring jobs; rooms add theirs in their `ready()`."""
    periodic.register("sweep-outbox", SWEEP_EVERY, sweep_outbox)
    periodic.register("prune-outbox", timedelta(days=1), services.prune)
    periodic.register("sweep-tasks", timedelta(minutes=5), background_tasks.sweep)
    periodic.register("prune-tasks", timedelta(days=1), background_tasks.prune)
    periodic.register("prune-rate-limits", timedelta(hours=6), rate_limit.prune)
    periodic.register("publish-scheduled", timedelta(minutes=1), publish_scheduled)
