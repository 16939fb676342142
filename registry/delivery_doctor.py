"""What the doctor says about what goes out: registry, text messages."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core import doctor
from portal.core.doctor import Level, Line
from portal.outbox.handlers import Refused, Retry
from portal.outbox.models import OutboxMessage
from registry import delivery_checks, registry_link
from registry.models import RegistryComparison
from registry.services.changes import REGISTRY
from registry.undelivered import LATE


def _registry() -> Iterator[Line]:
    if not registry_link.is_set():
        yield Line(
            Level.NOTE,
            _("No outside registry is set: nobody is told of sign-ups."),
            _("Set PORTAL_REGISTRY_URL and PORTAL_REGISTRY_SECRETS."),
        )
        return
    if faults := delivery_checks.check_registry():
        for fault in faults:
            yield Line(Level.ERROR, fault.msg, fault.hint or "")
        return
    try:
        registry_link.ask_for_one()
    except (Retry, Refused) as why:
        yield Line(
            Level.WARNING,
            _("The outside registry does not answer: %(reason)s") % {"reason": why.reason},
            _("Sign-ups are taken all the same; their events wait. Ask those who run it."),
        )
    else:
        yield Line(Level.GOOD, _("The outside registry answers, and accepts our signature."))
    late = OutboxMessage.objects.to(REGISTRY).troubled(timezone.now(), LATE).count()
    if late:
        text = ngettext(
            "%(count)s event has not reached the registry for 15 minutes.",
            "%(count)s events have not reached the registry for 15 minutes.",
            late,
        )
        yield Line(Level.WARNING, text % {"count": late})
    last = RegistryComparison.objects.first()
    if last is not None and not last.is_good:
        yield Line(
            Level.WARNING,
            _("The last comparison with the registry found differences, or no answer."),
            _("Run: python manage.py reconcile_registry"),
        )


def _messages() -> Iterator[Line]:
    if settings.PORTAL_MESSAGES_URL:
        faults = delivery_checks.check_messages()
        for fault in faults:
            yield Line(Level.ERROR, fault.msg, fault.hint or "")
        if not faults:
            yield Line(Level.GOOD, _("Text messages go to a provider."))
    elif settings.PORTAL_MESSAGES_FOLDER:
        yield Line(
            Level.NOTE,
            _("Text messages go to files, with telephone numbers in clear."),
            _("Set PORTAL_MESSAGES_URL to send them."),
        )
    else:
        yield Line(
            Level.WARNING,
            _("Text messages go nowhere: applicants are told nothing."),
            _("Set PORTAL_MESSAGES_URL to send them."),
        )


def register_lines() -> None:
    """Called in ``AppConfig.ready``."""
    doctor.register("registry", _registry, order=72)
    doctor.register("messages", _messages, order=74)
