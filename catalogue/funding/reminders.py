"""Tells the staff of a unit that a source was not checked for 150 days: once for each check."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.core.site_address import full_address
from portal.core.thai_dates import format_date, local_day
from portal.outbox import handlers, periodic, services
from portal.outbox.models import OutboxMessage
from portal.users.page_staff import staff_addresses

if TYPE_CHECKING:
    from catalogue.models import FundingSourcePage

log = logging.getLogger(__name__)

EVERY = timedelta(days=1)
KIND = "funding.to-check"
DESTINATION = "staff-mail"
#: Looked through in one go; what is left is seen the next day.
BATCH = 500


def register() -> None:
    """Called in ``AppConfig.ready``: the daily look, and the sending."""
    periodic.register("remind-funding", EVERY, remind)
    handlers.register(KIND, deliver)


def remind(at: datetime) -> int:
    """Put a message in for each source that is due and was not told of since its last check."""
    from catalogue.models import FundingSourcePage  # noqa: PLC0415 - read before models are ready

    due = list(FundingSourcePage.objects.to_be_checked(local_day(at))[:BATCH])
    with transaction.atomic():
        told = _told(due)
        new = [page for page in due if (_name(page), _version(page)) not in told]
        for page in new:
            services.enqueue(
                aggregate=_name(page),
                version=_version(page),
                destination=DESTINATION,
                kind=KIND,
                payload={"page": page.pk},
            )
    if new:
        log.info("funding to check", extra={"sources": len(new)})
    return len(new)


def deliver(message: OutboxMessage) -> None:
    """Send the mail; nobody is told of what was checked or taken down meanwhile."""
    from catalogue.models import FundingSourcePage  # noqa: PLC0415 - see above

    page = FundingSourcePage.objects.live().filter(pk=message.payload["page"]).first()
    if page is None or _version(page) != message.version:
        return
    addresses = staff_addresses(page, local_day(message.created_at))
    if not addresses:
        log.warning("nobody to tell of funding to check", extra={"page_id": page.pk})
        return
    with override("th"):
        day = page.verified_on
        body = render_to_string(
            "catalogue/mail/funding_to_check.txt",
            {
                "title": page.title,
                "checked": format_date(day) if day else "",
                "link": full_address(reverse("funding_sources:to_check")),
            },
        )
        subject = _("Funding to check: %(title)s") % {"title": page.title}
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, addresses)


def _told(pages: Iterable["FundingSourcePage"]) -> set[tuple[str, int]]:
    sent = OutboxMessage.objects.filter(
        destination=DESTINATION, aggregate__in=[_name(page) for page in pages]
    )
    return set(sent.values_list("aggregate", "version"))


def _name(page: "FundingSourcePage") -> str:
    return f"funding:{page.pk}"


def _version(page: "FundingSourcePage") -> int:
    """The day of the last check as a number: each new check may be followed by one reminder."""
    return page.verified_on.toordinal() if page.verified_on else 0
