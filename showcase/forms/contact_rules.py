"""What a contact must be before it is public: agreed to, confirmed, and of addresses that are some."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from showcase.lines import lines
from showcase.shops import is_safe_shop, is_shop

Problem = tuple[str, str]
CONTACT_FIELDS = ("phone", "line_name", "online_shops")


def has_contact(typed: Mapping[str, Any]) -> bool:
    """Say whether anybody can be reached by what was typed."""
    return any(typed.get(name) for name in CONTACT_FIELDS)


def forget_shop_check(form: Any) -> None:
    """Other shops were written: what the worker found out about the old ones holds no longer."""
    if "online_shops" in form.changed_data:
        form.instance.dead_shops = form.instance.doubted_shops = ""
        form.instance.shops_checked_at = None


def contact_problems(typed: Mapping[str, Any], today: date) -> Iterator[Problem]:
    """Yield (field, words) for each thing that a public contact lacks."""
    for address in lines(typed.get("online_shops") or ""):
        values = {"line": address[:60]}
        if not is_shop(address):
            yield (
                "online_shops",
                _(
                    "“%(line)s” is no web address. One address a line, like https://www.facebook.com/…"
                )
                % values,
            )
            break
        if not is_safe_shop(address):
            yield (
                "online_shops",
                _("“%(line)s” cannot be shown: use an address of the public web with https://")
                % values,
            )
            break
    confirmed = typed.get("contact_confirmed_on")
    if confirmed and confirmed > today:
        yield (
            "contact_confirmed_on",
            _("This day is still to come: write the day on which you asked them"),
        )
    if typed.get("promptpay") and not typed.get("is_promptpay_agreed"):
        yield (
            "is_promptpay_agreed",
            _("Ask the owner of the account first, then tick: everybody will see the QR code"),
        )
    if not has_contact(typed):
        return
    if not typed.get("is_contact_agreed"):
        yield (
            "is_contact_agreed",
            _("Ask the owner of the number first, then tick: it will be seen by everybody"),
        )
    if not confirmed:
        yield "contact_confirmed_on", _("Write on which day they confirmed the number")
