"""Where personal data is sent is checked before anything starts."""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from registry.http_line import Unsafe, check_address
from registry.signatures import SHORTEST_SECRET

Messages = list[checks.CheckMessage]


def check_registry(app_configs: Iterable[AppConfig] | None = None, **kwargs: Any) -> Messages:
    """The registry's address is safe, and there are secrets to sign with."""
    if not settings.PORTAL_REGISTRY_URL:
        return []
    messages = _address("PORTAL_REGISTRY_URL", settings.PORTAL_REGISTRY_URL, "registry.E001")
    shared = settings.PORTAL_REGISTRY_SECRETS
    if not shared or min(map(len, shared)) < SHORTEST_SECRET:
        messages.append(
            checks.Error(
                f"PORTAL_REGISTRY_SECRETS lacks a secret of {SHORTEST_SECRET} signs or more.",
                hint="Agree on one with the registry; the first of the list signs.",
                id="registry.E002",
            )
        )
    return messages


def check_messages(app_configs: Iterable[AppConfig] | None = None, **kwargs: Any) -> Messages:
    """The provider of text messages has a safe address, and a word by which it knows us."""
    if not settings.PORTAL_MESSAGES_URL:
        return []
    messages = _address("PORTAL_MESSAGES_URL", settings.PORTAL_MESSAGES_URL, "registry.E003")
    if not settings.PORTAL_MESSAGES_TOKEN:
        messages.append(
            checks.Error(
                "PORTAL_MESSAGES_TOKEN is empty: the provider would refuse every message.",
                hint="Set the provider's token, or take PORTAL_MESSAGES_URL away.",
                id="registry.E004",
            )
        )
    return messages


def _address(name: str, url: str, identity: str) -> Messages:
    try:
        check_address(url)
    except Unsafe as why:
        hint = "Give an https address, or one on this machine."
        return [checks.Error(f"{name} cannot be used: {why}.", hint=hint, id=identity)]
    return []
