"""Marks of quality as a group writes them, one a line: "มผช. 17/2566"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from portal.core.languages import is_thai
from portal.core.personal_numbers import is_national_id
from portal.core.thai_text import arabic_digits, normalise_line
from showcase.reference import read

_NOT_DIGITS = re.compile("[^0-9]")
#: How the number of a citizen is written: it must not pass for a number of a product.
_CITIZEN = re.compile("[0-9]-?[0-9]{4}-?[0-9]{5}-?[0-9]{2}-?[0-9]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that a product can wear."""

    code: str
    short: str
    short_en: str
    name_th: str
    name_en: str
    example: str
    also: tuple[str, ...] = ()
    pattern: str = ""

    @property
    def label(self) -> str:
        """What people call it, in the reader's language."""
        return self.short if is_thai() else self.short_en

    @property
    def name(self) -> str:
        """Its full name, in the reader's language."""
        return self.name_th if is_thai() else self.name_en


@dataclass(frozen=True, slots=True)
class Worn:
    """A mark with what stands behind it: its number, its stars, its year."""

    mark: Mark
    number: str

    @property
    def words(self) -> str:
        """The mark and its number."""
        return f"{self.mark.label} {self.number}".strip()


@cache
def marks() -> dict[str, Mark]:
    """All marks by their codes, in the order of the list."""
    rows = (
        Mark(**{**row, "also": tuple(row.get("also", ()))}) for row in read("standards")["mark"]
    )
    return {mark.code: mark for mark in rows}


def worn(text: str) -> list[Worn]:
    """Read the lines that begin with a known mark; others are left out."""
    return [found for line in lines_of(text) if (found := read_line(line)) is not None]


def lines_of(text: str) -> Iterator[str]:
    """Give the lines that say anything, with Arabic digits."""
    for line in text.splitlines():
        plain = arabic_digits(normalise_line(line)).strip(" -•*")
        if plain:
            yield plain


def read_line(line: str) -> Worn | None:
    """Read one line; None where it begins with no mark that is known."""
    plain = line.casefold()
    for name, mark in _spellings():
        if plain.startswith(name):
            return Worn(mark, line[len(name) :].strip(" :.-–"))
    return None


def is_wrong_number(one: Worn) -> bool:
    """Say whether a number is not written as the office that gives it writes it."""
    return bool(one.mark.pattern) and not re.fullmatch(one.mark.pattern, one.number)


def is_citizen_number(text: str) -> bool:
    """Say whether a text holds the number of a citizen, in hyphens or without."""
    if any(is_national_id(_NOT_DIGITS.sub("", found)) for found in _CITIZEN.findall(text)):
        return True
    return is_national_id(text.strip())


@cache
def _spellings() -> tuple[tuple[str, Mark], ...]:
    pairs = [
        (name.casefold(), mark)
        for mark in marks().values()
        for name in (mark.short, mark.short_en, *mark.also)
    ]
    # The longest first: "อย." before "อย".
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
