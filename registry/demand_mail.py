"""Tells the staff of a district's centre that enough people ask for a run."""

import logging
from datetime import date

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.core.site_address import full_address
from portal.core.thai_dates import local_day
from portal.outbox import handlers
from portal.outbox.models import OutboxMessage
from portal.places import areas
from portal.places.enums import UnitKind
from portal.places.models import OrgUnit
from portal.users.models import RoleAssignment
from portal.users.page_staff import nearest_addresses
from portal.users.rights import ROLE_ACTIONS, RowKind
from registry.models import InterestSignal
from registry.services.interests import DEMAND

log = logging.getLogger(__name__)

#: The roles that add runs: whoever can open one is told.
_OPENERS = [
    role for role, rights in ROLE_ACTIONS.items() if "add" in rights.rows.get(RowKind.RUNS, ())
]


def register() -> None:
    """Called in ``AppConfig.ready``."""
    handlers.register(DEMAND, deliver)


def deliver(message: OutboxMessage) -> None:
    """Send the mail; nobody is told of what a run has answered meanwhile. No name, no number."""
    signal = InterestSignal.objects.filter(pk=message.payload["signal"], answered_at=None).first()
    if signal is None:
        return
    addresses = _staff_addresses(signal.district_id, local_day(message.created_at))
    if not addresses:
        log.warning("nobody to tell of demand", extra={"signal": signal.pk})
        return
    with override("th"):
        words = {
            "title": signal.topic,
            "place": areas.place_label(signal.district_id),
            "count": signal.count,
            "link": full_address(reverse("demand:index")),
        }
        subject = _("People would like to learn: %(title)s") % {"title": signal.topic}
        body = render_to_string("registry/mail/demand.txt", words)
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, addresses)


def _staff_addresses(district: str, day: date) -> list[str]:
    """Return the addresses of the district centre's staff; the nearest above where it has none."""
    unit = OrgUnit.objects.filter(district=district, kind=UnitKind.DISTRICT).first()
    if unit is None:
        return []
    held = RoleAssignment.objects.held_on(day).over(unit)
    return nearest_addresses(held.filter(role__in=_OPENERS))
