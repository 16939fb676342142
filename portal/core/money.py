"""Prices and fees in the words of the portal: "1,250 บาท / ผืน", "เรียนฟรี", "สอบถามศูนย์"."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.core.thai_numbers import group_digits

Amount = int | Decimal | None
Words = str | Promise | None


def baht(amount: int | Decimal, unit: str | Promise = "") -> str:
    """Write a sum, with what it buys after a slash."""
    if unit:
        return _("%(amount)s baht / %(unit)s") % {"amount": group_digits(amount), "unit": unit}
    return _("%(amount)s baht") % {"amount": group_digits(amount)}


def money(
    amount: Amount, unit: str | Promise = "", *, free: Words = None, unknown: Words = None
) -> str:
    """Write a sum that may be nothing or not known; by default in a course's words."""
    if amount is None:
        return str(unknown) if unknown is not None else _("Ask the centre")
    if amount == 0:
        return str(free) if free is not None else pgettext("course fee", "Free")
    return baht(amount, unit)


def course_fee(amount: Amount) -> str:
    """Write what a course costs: เรียนฟรี, never 0; สอบถามศูนย์ when nobody has said."""
    return money(amount)


def product_price(amount: Amount, unit: str | Promise = "") -> str:
    """Write what a product costs: ถามราคา when the group gives no price."""
    return money(
        amount, unit, free=pgettext("product price", "Free"), unknown=_("Ask for the price")
    )
