"""PromptPay: what may be shown as a target of transfers, and the QR code that bank apps read.

Only a mobile number or a 15-digit e-wallet, with its owner's consent. A 13-digit number is always
refused: as the number of a citizen it would stand in the QR code for everybody.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.core.telephones import Kind, parse_or_none
from portal.core.thai_text import arabic_digits

MOBILE_DIGITS, CITIZEN_DIGITS, WALLET_DIGITS = 10, 13, 15
_SEPARATORS = str.maketrans("", "", " -–().\u00a0")
_APPLICATION = "A000000677010111"
_MOBILE, _WALLET = "01", "03"


def normalised(text: str) -> str:
    """Return the digits of what was typed."""
    return arabic_digits(text).translate(_SEPARATORS)


def validate_promptpay(value: str) -> None:
    """Refuse what must not be shown, with a reason."""
    digits = normalised(value)
    if digits.isdecimal() and len(digits) == CITIZEN_DIGITS:
        raise ValidationError(
            _(
                "A number of 13 digits is not shown: it may be that of an ID card. Use a mobile number"
            ),
            code="citizen",
        )
    if not _is_mobile(digits) and not _is_wallet(digits):
        raise ValidationError(
            _("Write a mobile number, like 081 000 0000, or an e-wallet of 15 digits"),
            code="promptpay",
        )


def payload(target: str) -> str:
    """Return what stands in the QR code: no sum, the buyer types it; nothing for a bad target."""
    digits = normalised(target)
    if _is_mobile(digits):
        account = _field(_MOBILE, f"0066{digits[1:]}")
    elif _is_wallet(digits):
        account = _field(_WALLET, digits)
    else:
        return ""
    said = "".join(
        (
            _field("00", "01"),
            _field("01", "11"),
            _field("29", _field("00", _APPLICATION) + account),
            _field("58", "TH"),
            _field("53", "764"),
            "6304",
        )
    )
    return f"{said}{_checksum(said):04X}"


def _is_mobile(digits: str) -> bool:
    found = parse_or_none(digits) if len(digits) == MOBILE_DIGITS else None
    return found is not None and found.kind is Kind.MOBILE


def _is_wallet(digits: str) -> bool:
    return len(digits) == WALLET_DIGITS and digits.isascii() and digits.isdecimal()


def _field(name: str, value: str) -> str:
    return f"{name}{len(value):02}{value}"


def _checksum(text: str) -> int:
    """CRC-16 with polynomial 0x1021 and first value 0xFFFF, as EMV asks for."""
    crc = 0xFFFF
    for byte in text.encode("ascii"):
        crc ^= byte << 8
        for _bit in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
