"""What this room sends out: who sends it, what recurs, what is checked; one place to register."""

from django.core import checks

from portal.outbox import handlers
from registry import delivery_checks
from registry.handlers import tell_registry
from registry.services.changes import SIGNUP_EVENT


def register() -> None:
    """Called in ``AppConfig.ready``."""
    handlers.register(SIGNUP_EVENT, tell_registry)
    checks.register(delivery_checks.check_registry, "registry")
