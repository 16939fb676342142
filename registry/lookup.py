"""Finding one's own sign-up by reference and telephone, without telling anybody whether it exists."""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.core import telephones
from portal.core.rate_limit import Rate, Verdict, take
from portal.core.thai_text import arabic_digits, normalise_line
from portal.places import areas
from registry.models import Signup
from registry.references import read_reference

LAST_DIGITS = 4
PER_REFERENCE = Rate(burst=5, per=timedelta(minutes=15))
PER_ADDRESS = Rate(burst=10, per=timedelta(minutes=1))
_PURPOSE = "signup-status"
_LONGEST = 60
#: Looked for where what was typed is no reference, so that it takes as long.
_NOBODYS = "AAA-AAAA-AAAA-00"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed."""

    reference: str
    telephone: str

    @property
    def name(self) -> str:
        """What tries are counted by: the reference, or what stands in its place."""
        return read_reference(self.reference) or normalise_line(self.reference[:_LONGEST]).upper()


def may_try(asked: Asked, address: str, at: datetime | None = None) -> Verdict:
    """Take a try of the reference and one of the address; the first that is used up counts."""
    verdict = take(f"{_PURPOSE}:address", address, PER_ADDRESS, at=at)
    if not verdict.allowed:
        return verdict
    return take(f"{_PURPOSE}:reference", asked.name, PER_REFERENCE, at=at)


def find(asked: Asked) -> Signup | None:
    """Return the sign-up if the number, or its last four digits, is the one that it has.

    One question to the database and one comparison, whatever was typed.
    """
    signup = Signup.objects.by_ref(read_reference(asked.reference) or _NOBODYS).first()
    kept = signup.telephone if signup is not None else "0" * 10
    typed = _typed(asked.telephone)
    wanted = kept.partition(";")[0]
    wanted = wanted[-LAST_DIGITS:] if len(typed) == LAST_DIGITS else wanted
    is_same = hmac.compare_digest(typed.encode(), wanted.encode())
    return signup if is_same else None


def province_of(reference: str) -> str:
    """Return the province that the letters of a reference name, whether it exists or not."""
    letters = re.match(r"[a-z]{3}", arabic_digits(normalise_line(reference[:_LONGEST])).lower())
    if letters is None:
        return ""
    return next((one.code for one in areas.provinces() if one.letters == letters[0]), "")


def _typed(text: str) -> str:
    """Return the number as it is stored, or the last digits where no more were typed."""
    telephone = telephones.parse_or_none(text)
    if telephone is not None and telephone.kind is not telephones.Kind.SHORT:
        return telephone.number
    return re.sub(r"[^0-9]", "", arabic_digits(normalise_line(text[:_LONGEST])))
