"""A price as people write it: "390", "๓๙๐ บาท", "1,250.50", or nothing at all."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.core.thai_numbers import group_digits, parse_decimal

MOST_BAHT = Decimal(1_000_000)
_WORDS = re.compile(r"(บาท|฿|baht|thb|\.-|,-)", re.IGNORECASE)
#: What people write where they rather tell the price by telephone.
_TO_ASK = {"ถามราคา", "สอบถาม", "สอบถามราคา", "ask", "-"}


class PriceField(forms.CharField):
    """A price with Thai or Arabic digits, commas and "baht"; empty or "ask": nobody says it here."""

    default_error_messages = {
        "price": _(
            "Write the price in digits, like 390 or 1,250. Leave it empty and buyers ask for it"
        ),
        "bounds": _("The price must be more than 0 and at most 1,000,000 baht"),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Read the price; what is none is named with an example."""
        if value is None or isinstance(value, Decimal):
            return value
        text = str(value).strip()
        if not text or text.casefold() in _TO_ASK:
            return None
        price = parse_decimal(_WORDS.sub(" ", text))
        if price is None:
            raise ValidationError(self.error_messages["price"], code="price")
        if not 0 < price <= MOST_BAHT:
            raise ValidationError(self.error_messages["bounds"], code="bounds")
        return price.quantize(Decimal("0.01"), ROUND_HALF_UP)

    def prepare_value(self, value: Any) -> Any:
        """Write the price as pages do."""
        return group_digits(value) if isinstance(value, Decimal) else value
