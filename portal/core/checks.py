"""Rules of the project as Django checks: page types say their place, production refuses toys."""

from collections.abc import Iterable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

Messages = list[checks.CheckMessage]

SHORTEST_KEY = 50


def check_page_types(app_configs: Iterable[AppConfig] | None = None, **kwargs: Any) -> Messages:
    """Every page type of ours declares which parents and which children it may have."""
    from wagtail.models import get_page_models  # noqa: PLC0415 - models load after apps

    messages: Messages = []
    for model in get_page_models():
        if not _is_ours(model):
            continue
        missing = [
            name for name in ("parent_page_types", "subpage_types") if not _declares(model, name)
        ]
        if missing:
            messages.append(
                checks.Error(
                    f"{model.__name__} does not declare {' and '.join(missing)}.",
                    hint="Write the lists in the class, empty where nothing is allowed.",
                    obj=model,
                    id="portal.E001",
                )
            )
    return messages


def check_production(app_configs: Iterable[AppConfig] | None = None, **kwargs: Any) -> Messages:
    """With `check --deploy`: what may be on one's own machine and never on a public one."""
    messages: Messages = []

    def refuse(identity: str, text: str, hint: str) -> None:
        messages.append(checks.Error(text, hint=hint, id=identity))

    if settings.DEBUG and not _is_local(settings.ALLOWED_HOSTS):
        refuse(
            "portal.E002", "DEBUG is on for hosts that others can reach.", "Take away PORTAL_DEBUG."
        )
    key = settings.SECRET_KEY
    if len(key) < SHORTEST_KEY or len(set(key)) < 5 or "insecure" in key:
        refuse("portal.E003", "SECRET_KEY is short or guessable.", "Give 50 random signs.")
    if settings.PORTAL_DEMO_LOGINS:
        refuse("portal.E004", "Demonstration logins are on.", "Set PORTAL_DEMO_LOGINS=0.")
    if "*" in settings.ALLOWED_HOSTS:
        refuse("portal.E005", "Every host name is accepted.", "List the real ones in PORTAL_HOSTS.")
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3") and not _is_inside(
        database["NAME"], settings.DATA_DIR
    ):
        messages.append(
            checks.Warning(
                "SQLite lies outside the data folder; on a network disk it corrupts.",
                hint="Keep it on a local disk of one machine, or use PostgreSQL.",
                id="portal.W001",
            )
        )
    return messages


def register() -> None:
    """Called in `AppConfig.ready`."""
    checks.register(check_page_types, "portal")
    checks.register(check_production, checks.Tags.security, deploy=True)


def _is_ours(model: type) -> bool:
    return not model.__module__.startswith(("wagtail.", "tests."))


def _declares(model: type, name: str) -> bool:
    """Said by the class or one of our own bases, not merely inherited from Wagtail's Page."""
    return any(
        name in vars(base) for base in model.__mro__ if not base.__module__.startswith("wagtail.")
    )


def _is_local(hosts: Iterable[str]) -> bool:
    return all(_is_loopback(host) for host in hosts)


def _is_loopback(host: str) -> bool:
    if host in ("localhost", "testserver"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_inside(path: Any, folder: Any) -> bool:
    return Path(path).resolve().is_relative_to(Path(folder).resolve())
