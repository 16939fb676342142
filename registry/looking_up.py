"""Finding a sign-up by what somebody on the telephone can say: reference, number or name."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.core import telephones
from portal.core.thai_text import normalise_line
from registry.models import Signup
from registry.officers import Officer
from registry.references import read_reference

MOST = 50
_LONGEST = 120
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Found:
    """Who was found, and by what: "reference", "telephone" or "name"."""

    by: str
    signups: Sequence[Signup]


def look_up(officer: Officer, typed: str) -> Found:
    """Look among the sign-ups of one's own units; names only of those one may change."""
    words = normalise_line(typed[:_LONGEST])
    rows = officer.signups().for_officers().with_waiting_place().newest_first()
    if reference := read_reference(words):
        return Found("reference", list(rows.by_ref(reference)[:MOST]))
    # Whoever sees names masked must not feel for them by search.
    if not officer.may_write:
        return Found("reference", ())
    if telephone := telephones.parse_or_none(words):
        return Found("telephone", list(rows.with_telephone(telephone.stored)[:MOST]))
    if len(words) < _FEWEST_LETTERS:
        return Found("name", ())
    return Found("name", list(rows.named_like(words)[:MOST]))
