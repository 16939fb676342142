"""What the doctor says about sign-ups: did the nightly look find that everything agrees?"""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core import doctor
from portal.core.doctor import Level, Line
from portal.core.thai_dates import format_date, local_day
from portal.outbox.models import PeriodicRun
from registry.tasks import INTEGRITY

#: The look is made every day; after two without one something is wrong with the worker.
_OLD = timedelta(days=2)


def _lines() -> Iterator[Line]:
    run = PeriodicRun.objects.filter(name=INTEGRITY, finished_at__isnull=False).first()
    cure = _("See what it is: python manage.py check_integrity")
    if run is None or run.finished_at is None:
        yield Line(Level.NOTE, _("Nobody has looked yet whether the sign-ups agree."), cure)
        return
    words = {"when": format_date(local_day(run.finished_at))}
    if run.last_error:
        text = _("Seats, waiting lists or messages do not agree with the sign-ups (%(when)s).")
        yield Line(Level.ERROR, text % words, cure)
    elif timezone.now() - run.finished_at > _OLD:
        text = _("Whether the sign-ups agree was last looked at on %(when)s.")
        yield Line(Level.WARNING, text % words, cure)
    else:
        text = _("Seats, waiting lists and messages agree with the sign-ups (%(when)s).")
        yield Line(Level.GOOD, text % words)


def register_lines() -> None:
    """Called in ``AppConfig.ready``."""
    doctor.register("registry", _lines, order=80)
