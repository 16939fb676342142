"""What the doctor says about the outbox: is somebody sending, does anything lie."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core import doctor
from portal.core.doctor import Level, Line
from portal.outbox.models import OutboxMessage, PeriodicRun

SILENT_AFTER = timedelta(minutes=5)


def _lines() -> Iterator[Line]:
    now = timezone.now()
    sweeps = PeriodicRun.objects.filter(name="sweep-outbox").values_list("started_at", flat=True)
    last_seen = sweeps.first()
    if last_seen is None or now - last_seen > SILENT_AFTER:
        yield Line(
            Level.WARNING,
            _("No worker has been at work in the last five minutes."),
            _("Start it: portal worker (portal run starts it as well)."),
        )
    else:
        yield Line(Level.GOOD, _("The worker is at work."))
    if failing := list(PeriodicRun.objects.exclude(last_error="").values_list("name", flat=True)):
        text = _("Recurring jobs that failed last time: %(names)s") % {"names": ", ".join(failing)}
        yield Line(Level.WARNING, text)
    if dead := OutboxMessage.objects.dead().count():
        text = ngettext(
            "%(count)s message was given up.", "%(count)s messages were given up.", dead
        ) % {"count": dead}
        yield Line(Level.WARNING, text, _("See “Outgoing messages” in the admin."))
    if stalled := OutboxMessage.objects.stalled(now).count():
        text = ngettext(
            "%(count)s message has been waiting for more than an hour.",
            "%(count)s messages have been waiting for more than an hour.",
            stalled,
        ) % {"count": stalled}
        yield Line(Level.WARNING, text)
    if not dead and not stalled:
        yield Line(Level.GOOD, _("No message lies undelivered."))


def register_lines() -> None:
    """Called in `AppConfig.ready`."""
    doctor.register("outbox", _lines, order=70)
