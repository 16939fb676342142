"""The portal's web server with traps: in the transaction, and between its commit and the answer."""

from measuring.signups import trap
from portal.wsgi import application
from registry.services import sign_up as service
from registry.views import sign_up as view

__all__ = ["application"]

trap.after("seat-taken", service._Job, "_take_seat")
trap.after("before-commit", service, "record")
trap.after("after-commit", view, "sign_up")
