"""Tells a centre's staff that contacts of its groups are a year old: one mail a month and centre."""

import logging
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext, override

from portal.core.site_address import full_address
from portal.core.thai_dates import format_date, local_day
from portal.outbox import handlers, periodic
from portal.outbox.models import OutboxMessage
from portal.outbox.services import NewMessage, enqueue_many
from portal.places.models import OrgUnit
from portal.users.approvals import owning_units
from portal.users.page_staff import unit_addresses

log = logging.getLogger(__name__)

EVERY = timedelta(days=1)
KIND = "showcase.contacts"
DESTINATION = "staff-mail"
#: So many pages are looked at together.
BATCH = 1000
#: So many are named in the mail; the list in the admin has them all.
NAMED = 10
_MONTHS = 12


def register() -> None:
    """Called in ``AppConfig.ready``: the daily look, and the sending."""
    periodic.register("remind-contacts", EVERY, remind)
    handlers.register(KIND, deliver)


def remind(at: datetime) -> int:
    """Put a message in for each centre with an old contact that was not told this month."""
    version = _month(at)
    units = _units_waiting(at)
    with transaction.atomic():
        told = set(
            OutboxMessage.objects.filter(
                destination=DESTINATION, version=version, aggregate__in=map(_name, units)
            ).values_list("aggregate", flat=True)
        )
        new = [unit for unit in sorted(units) if _name(unit) not in told]
        enqueue_many(
            NewMessage(_name(unit), version, DESTINATION, KIND, {"unit": unit}) for unit in new
        )
    if new:
        log.info("contacts to confirm", extra={"units": len(new)})
    return len(new)


def deliver(message: OutboxMessage) -> None:
    """Send the mail about what still waits; nothing where all was confirmed meanwhile."""
    at = message.created_at
    unit = OrgUnit.objects.filter(pk=message.payload["unit"]).select_related("page").first()
    pages = _pages_of(unit, at) if unit is not None else []
    if unit is None or not pages:
        return
    addresses = unit_addresses(unit, local_day(at))
    if not addresses:
        log.warning("nobody to tell of contacts", extra={"unit_id": unit.pk})
        return
    with override("th"):
        body = render_to_string(
            "showcase/mail/contacts_to_confirm.txt",
            {
                "pages": [
                    (page.title, format_date(page.contact_confirmed_on))
                    if page.contact_confirmed_on
                    else (page.title, "")
                    for page in pages[:NAMED]
                ],
                "others": max(0, len(pages) - NAMED),
                "link": full_address(reverse("shown_contacts:to_confirm")),
            },
        )
        subject = ngettext(
            "%(count)d contact of your groups to confirm",
            "%(count)d contacts of your groups to confirm",
            len(pages),
        ) % {"count": len(pages)}
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, addresses)


def _units_waiting(at: datetime) -> set[int]:
    """The units that keep a page whose contact is old; a fixed number of statements a batch."""
    from showcase.contacts.to_confirm import all_waiting  # noqa: PLC0415 - read before models are ready

    units: set[int] = set()
    for pages in all_waiting(at):
        found = list(pages.only("pk", "path"))
        for start in range(0, len(found), BATCH):
            owners = owning_units(found[start : start + BATCH])
            units.update(unit.pk for unit in owners.values())
    return units


def _pages_of(unit: OrgUnit, at: datetime) -> list[Any]:
    from showcase.contacts.to_confirm import all_waiting  # noqa: PLC0415 - see above

    if unit.page is None:
        return []
    below = chain.from_iterable(pages.descendant_of(unit.page) for pages in all_waiting(at))
    found: list[Any] = list(below)
    owners = owning_units(found)
    return [page for page in found if owners.get(page.pk) == unit]


def _name(unit: int) -> str:
    return f"showcase-contacts:{unit}"


def _month(at: datetime) -> int:
    """The month as a number: a centre is reminded once in each, until all is confirmed."""
    today = local_day(at)
    return today.year * _MONTHS + today.month
