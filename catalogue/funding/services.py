"""What is written about funding sources besides the pages themselves: that somebody checked one."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from catalogue.models import FundingSourcePage
from portal.core.kept_facts import keep_facts
from portal.core.thai_dates import local_day
from portal.users.enums import Role
from portal.users.rights import rights_of
from portal.users.roles import roles_over_page


@transaction.atomic
def mark_checked(page: FundingSourcePage, *, by: Any, at: datetime) -> date:
    """Write down that a source was checked today, by which role; a pending draft keeps its words.

    It says nothing new about the source, so that nobody has to approve it.
    """
    today, role = local_day(at), checking_role(by, page)
    keep_facts(page, {"verified_on": today, "verified_role": role})
    log(
        instance=page,
        action="funding.check",
        user=by,
        data={
            "before": page.verified_on.isoformat() if page.verified_on else None,
            "day": today.isoformat(),
            "role": role,
        },
    )
    return today


def checking_role(user: Any, page: Page) -> str:
    """Return the highest role by which somebody looks after the page; the department's for others."""
    held = roles_over_page(user, page)
    return max(held, key=lambda role: rights_of(role).rank, default=Role.DEPARTMENT_OFFICER).value
