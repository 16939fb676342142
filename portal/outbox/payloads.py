"""What a payload may hold: numbers and codes that point at rows, never the words of a person."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.core.scrubbing import is_clean

MAX_KEYS = 20
MAX_TEXT = 64
# Telephones have nine digits and more, identity numbers thirteen; a primary key has fewer.
MAX_NUMBER = 99_999_999
MAX_DIGITS = 8
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]*\Z")
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\Z")
_PERSONAL_KEYS = re.compile(
    r"(^|_)(name|surname|phone|telephone|tel|mobile|email|mail|address|birth|born|nid|national|passport)(_|$)"
)


def validate_payload(payload: object) -> None:
    """Refuse everything but a flat mapping of short codes, row numbers and truth values."""
    if not isinstance(payload, Mapping):
        raise ValidationError(_("A payload is a flat mapping."))
    if len(payload) > MAX_KEYS:
        raise ValidationError(_("A payload has at most %(count)s keys.") % {"count": MAX_KEYS})
    for key, value in payload.items():
        if not isinstance(key, str) or not _KEY.match(key) or _PERSONAL_KEYS.search(key):
            raise ValidationError(_("This key may not stand in a payload."))
        if not _is_allowed(value):
            # The value is not repeated: it may be what must not be written down.
            raise ValidationError(
                _("The value of “%(key)s” is not a short code, a row number or a truth value.")
                % {"key": key}
            )


def _is_allowed(value: Any) -> bool:
    if isinstance(value, bool):
        return True
    if isinstance(value, int):
        return abs(value) <= MAX_NUMBER
    if not isinstance(value, str) or len(value) > MAX_TEXT or not _CODE.match(value):
        return False
    if _UUID.match(value):
        return True
    digits = sum(sign.isdigit() for sign in value)
    return is_clean(value) and (digits <= MAX_DIGITS or not value.replace("-", "").isdigit())
