"""Form fields for sums, rates and numbers as people in Thailand type them: ๕๐,๐๐๐ บาท, 6%."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalogue.funding.words import rate_words
from portal.core.thai_numbers import group_digits, parse_decimal, parse_integer

#: More than this, in per cent a year, is a slip of the finger.
MOST_PER_CENT = Decimal(36)
#: What a column holds.
MOST_BAHT = 2_000_000_000
_UNITS = re.compile(r"(บาท|baht|เดือน|คน|%|ร้อยละ|ต่อปี|per\s*cent|a\s*year)", re.IGNORECASE)


class WholeNumberField(forms.CharField):
    """A whole number, with Thai or Arabic digits, commas and its unit: "๕๐,๐๐๐ บาท"."""

    def __init__(
        self, *, least: int = 0, most: int = MOST_BAHT, is_grouped: bool = True, **kwargs: Any
    ) -> None:
        self.least, self.most, self.is_grouped = least, most, is_grouped
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Read the number; what is none is named with an example."""
        if isinstance(value, int) or not value or not str(value).strip():
            return value if isinstance(value, int) else None
        number = parse_integer(_UNITS.sub(" ", str(value)))
        if number is None:
            raise ValidationError(_("Write a whole number, like 50,000"), code="number")
        if not self.least <= number <= self.most:
            raise ValidationError(
                _("Write a number from %(least)s to %(most)s"),
                code="bounds",
                params={"least": group_digits(self.least), "most": group_digits(self.most)},
            )
        return number

    def prepare_value(self, value: Any) -> Any:
        """Write the number as pages do."""
        if not isinstance(value, int):
            return value
        return group_digits(value) if self.is_grouped else str(value)


class RateField(forms.CharField):
    """Interest in per cent a year: "6", "6.5%", "ร้อยละ ๖"."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Read the rate; a rate that nobody lends at is a slip."""
        if isinstance(value, Decimal) or not value or not str(value).strip():
            return value if isinstance(value, Decimal) else None
        rate = parse_decimal(_UNITS.sub(" ", str(value)))
        if rate is None:
            raise ValidationError(_("Write the interest as a number, like 6 or 1.25"), code="rate")
        if not 0 <= rate <= MOST_PER_CENT:
            raise ValidationError(
                _("Interest of %(rate)s%% a year cannot be right. Write 0 to 36, like 6"),
                code="bounds",
                params={"rate": rate_words(rate)},
            )
        return rate.quantize(Decimal("0.01"), ROUND_HALF_UP)

    def prepare_value(self, value: Any) -> Any:
        """Write the rate without empty decimals."""
        return rate_words(value) if isinstance(value, Decimal) else value
