"""How a product is said in words: its price, whether there is any."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core.choice_names import choice_name
from portal.core.money import product_price
from portal.core.parts import Badge, Tone
from portal.core.thai_numbers import group_digits
from showcase.enums import Availability, Unit

_TONES: dict[str, Tone] = {
    Availability.IN_STOCK: "open",
    Availability.TO_ORDER: "soon",
    Availability.SOLD_OUT: "off",
    Availability.ENDED: "stop",
}
_FEW = 5


def price_of(card: Mapping[str, Any]) -> Decimal | None:
    """Read the price that an entry keeps."""
    try:
        return Decimal(card["price"]) if card.get("price") is not None else None
    except InvalidOperation:
        return None


def price_words(price: Decimal | None) -> str:
    """Write what it costs, without its unit: "390 บาท", "ถามราคา"."""
    return product_price(price)


def unit_words(code: str | None, other: str) -> str:
    """Write what the price is for."""
    return other if code == Unit.OTHER else choice_name(Unit, code)


def availability_badge(card: Mapping[str, Any], *, unit: str = "") -> Badge | None:
    """Say whether one can have it: "มีของ 9 ผืน", "ทำตามสั่ง รอ 7 วัน"."""
    have = card.get("have")
    if have not in Availability.values:
        return None
    stock, days = card.get("stock"), card.get("wait_days")
    text = str(Availability(have).label)
    tone = _TONES[Availability(have)]
    if have == Availability.IN_STOCK and stock:
        values = {"count": group_digits(stock), "unit": unit}
        text = (
            _("In stock: %(count)s %(unit)s") % values
            if unit
            else _("In stock: %(count)s") % values
        )
        tone = "few" if stock <= _FEW else tone
    if have == Availability.TO_ORDER and days:
        sentence = ngettext("Made to order, %(days)d day", "Made to order, %(days)d days", days)
        text = sentence % {"days": days}
    return Badge(tone, text)
