"""What this room sends out: who sends it, what recurs, what is checked; one place to register."""

from django.core import checks

from portal.outbox import handlers
from registry import delivery_checks
from registry.handlers import send_text, tell_registry
from registry.services.changes import SIGNUP_EVENT, SIGNUP_MESSAGE


def register() -> None:
    """Called in ``AppConfig.ready``."""
    handlers.register(SIGNUP_EVENT, tell_registry)
    handlers.register(SIGNUP_MESSAGE, send_text)
    checks.register(delivery_checks.check_registry, "registry")
    checks.register(delivery_checks.check_messages, "registry")
