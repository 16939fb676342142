"""Whole addresses of this site: by its own setting, never by what a request claimed."""

from django.conf import settings


def site_origin() -> str:
    """Return scheme and host, without a slash at the end."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


def full_address(path: str) -> str:
    """Write a path as a whole address, as mails and printed sheets need it."""
    return f"{site_origin()}{path}"
