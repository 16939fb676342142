"""What is written about contacts besides the pages themselves: that somebody asked again."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from portal.core.kept_facts import keep_facts
from portal.core.thai_dates import local_day


@transaction.atomic
def confirm_contact(page: Any, *, by: Any, at: datetime) -> date:
    """Write down that the owner of a contact was asked today; the page keeps its own date."""
    today = local_day(at)
    facts: dict[str, Any] = {"contact_confirmed_on": today}
    if page.dead_shops:
        # Somebody says that it is there: the worker looks again, and once is enough this time.
        doubted = {"doubted_shops": page.dead_shops, "dead_shops": "", "shops_checked_at": None}
        facts |= doubted
    keep_facts(page, facts)
    before = page.contact_confirmed_on
    log(
        instance=page,
        action="showcase.contact",
        user=by,
        data={"before": before.isoformat() if before else None, "day": today.isoformat()},
    )
    return today
