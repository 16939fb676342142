"""The portal with the gate that everybody writes first: count the rows, then insert one more.

For the negative control of `make race` only: there it must sell more seats than there are, or the
race proves nothing. The counter is left alone, so no CHECK of the database helps.
"""

from typing import Any

from portal.wsgi import application
from registry.models import Signup
from registry.services.sign_up import _Job

__all__ = ["application"]


def _count_then_insert(job: Any) -> bool:
    run = job._open_run().first()
    return run is not None and Signup.objects.of_run(run).holding_seats().count() < run.capacity


_Job._take_seat = _count_then_insert  # type: ignore[method-assign] - that is what it is for
