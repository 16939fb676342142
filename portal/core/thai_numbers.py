"""Numbers as people type them and as pages show them: Thai digits in, Arabic digits out."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from portal.core.thai_text import arabic_digits, normalise_line

_DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")


def parse_integer(text: str | float | Decimal | None) -> int | None:
    """Read a whole number ("๑,๒๕๐", " 30 ", "30.0"); None when it is not one."""
    number = parse_decimal(text)
    if number is None or number != number.to_integral_value():
        return None
    return int(number)


def parse_decimal(text: str | float | Decimal | None) -> Decimal | None:
    """Read a number with Thai or Arabic digits, commas between thousands and blanks; else None."""
    if text is None or isinstance(text, bool):
        return None
    plain = arabic_digits(normalise_line(str(text))).replace(" ", "")
    plain = plain.replace("\u2212", "-")
    if "," in plain:
        if not _GROUPED.fullmatch(plain):
            return None
        plain = plain.replace(",", "")
    if not _DECIMAL.fullmatch(plain):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def group_digits(number: int | float | Decimal) -> str:
    """Write a number with commas, and two decimals only where there are any (1,250 · 12.50)."""
    exact = Decimal(str(number))
    if not exact.is_finite():
        raise ValueError("only finite numbers can be shown")
    rounded = exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    if rounded == rounded.to_integral_value():
        return f"{int(rounded):,}"
    return f"{rounded:,.2f}"
