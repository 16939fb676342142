"""What this room sends out: who sends it, what recurs, what is checked; one place to register."""

from datetime import timedelta

from django.core import checks

from portal.outbox import handlers, periodic
from registry import delivery_checks, delivery_doctor, delivery_hooks
from registry.handlers import send_text, tell_registry
from registry.officer_digest import send_digest
from registry.services.changes import (
    GUARDIAN_MESSAGES,
    MESSAGES,
    SIGNUP_EVENT,
    SIGNUP_MESSAGE,
)
from registry.services.comparing import compare_nightly
from registry.services.officer_mail import OFFICER_DIGEST, OFFICER_MAIL, queue_digests
from registry.services.reminders import remind_guardians, remind_of_first_day
from registry.services.submission_messages import SUBMISSION_MESSAGE
from registry.services.submission_messages import send_text as send_submission_text

#: These look at the clock themselves: not at night, or at night only.
OFTEN = timedelta(minutes=20)


def register() -> None:
    """Called in ``AppConfig.ready``."""
    handlers.register(SIGNUP_EVENT, tell_registry)
    handlers.register(SIGNUP_MESSAGE, send_text)
    handlers.register(SUBMISSION_MESSAGE, send_submission_text)
    handlers.register(OFFICER_DIGEST, send_digest)
    for destination in (MESSAGES, GUARDIAN_MESSAGES, OFFICER_MAIL):
        handlers.go_on_without(destination)
    periodic.register("remind-first-day", OFTEN, remind_of_first_day)
    periodic.register("remind-guardians", OFTEN, remind_guardians)
    periodic.register("officer-digests", OFTEN, queue_digests)
    periodic.register("compare-registry", OFTEN, compare_nightly)
    checks.register(delivery_checks.check_registry, "registry")
    checks.register(delivery_checks.check_messages, "registry")
    delivery_doctor.register_lines()
    delivery_hooks.register()
