"""References that people write down and read out: ``SNK-7K4P-M2QX-29``.

Province letters, eight random signs (40 bits) and two check digits by ISO 7064 MOD 97-10, so that
one wrong or swapped sign is noticed. No 0, O, 1 or I.
"""

import re
import secrets

from portal.core.thai_text import arabic_digits, normalise_line

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 8
_FORM = re.compile(rf"([A-Z]{{2,4}})([{SIGNS}]{{{_LENGTH}}})(\d\d)\Z")
_LONGEST_TYPED = 60


def draw_reference(letters: str) -> str:
    """Draw a new reference that begins with the letters of a province."""
    letters = letters.upper()
    signs = "".join(secrets.choice(SIGNS) for _ in range(_LENGTH))
    return _written(letters, signs, check_digits(letters + signs))


def check_digits(text: str) -> str:
    """Return the two digits after which the whole gives 1 modulo 97."""
    return f"{98 - _number(text) * 100 % 97:02d}"


def read_reference(typed: str) -> str | None:
    """Read what somebody typed, repaired where possible; None when it is no reference."""
    plain = arabic_digits(normalise_line(typed[:_LONGEST_TYPED])).upper()
    match = _FORM.match(re.sub(r"[^A-Z0-9]", "", plain))
    if match is None:
        return None
    letters, signs, digits = match.groups()
    if check_digits(letters + signs) != digits:
        return None
    return _written(letters, signs, digits)


def _written(letters: str, signs: str, digits: str) -> str:
    return f"{letters}-{signs[:4]}-{signs[4:]}-{digits}"


def _number(text: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in text))
