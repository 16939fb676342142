"""System checks: no demonstration sign-in where it does not belong."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

PRODUCTION = "portal.settings.production"


@register(Tags.security)
def demonstration_logins_stay_away(**kwargs: Any) -> list[CheckMessage]:
    """Production refuses the flag that lets demonstration accounts off the second factor."""
    if settings.PORTAL_DEMO_LOGINS and settings.SETTINGS_MODULE == PRODUCTION:
        return [
            Error(
                "PORTAL_DEMO_LOGINS is on in production.",
                hint="Remove PORTAL_DEMO_LOGINS: demonstration accounts have no second factor.",
                id="portal.E020",
            )
        ]
    return []


@register(Tags.database)
def demonstration_accounts_stay_away(**kwargs: Any) -> list[CheckMessage]:
    """Production refuses accounts that were made for showing the portal."""
    if settings.SETTINGS_MODULE != PRODUCTION or not kwargs.get("databases"):
        return []
    try:
        found = get_user_model()._default_manager.filter(is_demonstration=True, is_active=True)
        if not found.exists():
            return []
    except DatabaseError:  # not migrated yet
        return []
    return [
        Error(
            "There are demonstration accounts in this database.",
            hint="Remove them: manage.py demo_logins --remove.",
            id="portal.E021",
        )
    ]
