"""Numbers that name a person and must not stand in a text: national IDs, telephones of learners.

Every pattern is tried once at each place: the time grows with the text only.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from portal.core.findings import Finding, Level
from portal.core.thai_text import arabic_digits, normalise

#: Every hyphen and dash, as they stand between brackets of a pattern.
HYPHENS = "\\-\u2010-\u2015\u2212"
# A chain of figures with one separator between; possessive, so nothing is tried twice.
_CHAIN = re.compile(f"[0-9]++(?:[ ./{HYPHENS}][0-9]++)*+")
_FIGURES = re.compile("[0-9]++")
_ID_LENGTH = 13
_ID_GROUPS = {(13,), (1, 4, 5, 2, 1), (1, 4, 5, 3), (1, 12), (1, 4, 8)}
_PHONE_BEGIN = ("06", "08", "09")
_COUNTRY = re.compile(f"(?:\\+66|\\b0066)[ {HYPHENS}]?\\(?0?\\)?(?=[689])")


def id_numbers(text: str) -> list[Finding]:
    """Find 13-digit numbers: national IDs, written in Thai or Arabic digits, grouped or not."""
    findings = []
    for digits in _thirteen_digits(_plain(text)):
        message = (
            _("This is a national ID number. Take it out: everybody could read it.")
            if is_national_id(digits)
            else _("A number of 13 digits may be a national ID number. Take it out.")
        )
        findings.append(Finding(Level.BLOCK, "id_number", message, f"{digits[:3]}…{digits[-2:]}"))
    return findings


def is_national_id(digits: str) -> bool:
    """Say whether 13 digits carry the check digit of a national ID number (modulus 11)."""
    if len(digits) != _ID_LENGTH or not digits.isdecimal() or digits[0] in "09":
        return False
    total = sum(int(digit) * (_ID_LENGTH - place) for place, digit in enumerate(digits[:-1]))
    return (11 - total % 11) % 10 == int(digits[-1])


def learner_telephones(text: str, allowed: Iterable[str] = ()) -> list[Finding]:
    """Find mobile numbers in running text, except those the page itself publishes as contacts.

    A centre's own number belongs into its contact field; in a text, a mobile number is somebody's.
    """
    known = {arabic_digits(number).replace(" ", "")[:10] for number in allowed}
    return [
        Finding(
            Level.BLOCK,
            "telephone",
            _("This looks like a person's mobile number. Use the contact field instead."),
            f"{digits[:3]}…{digits[-2:]}",
        )
        for digits in _mobile_numbers(_COUNTRY.sub("0", _plain(text)))
        if digits not in known
    ]


def _chains(text: str) -> Iterator[tuple[list[str], str]]:
    for match in _CHAIN.finditer(text):
        chain = match.group()
        yield _FIGURES.findall(chain), chain


def _thirteen_digits(text: str) -> Iterator[str]:
    for groups, chain in _chains(text):
        all_hyphens = " " not in chain and "." not in chain and "/" not in chain
        if all_hyphens and sum(map(len, groups)) == _ID_LENGTH:
            yield "".join(groups)
            continue
        first = total = 0
        for last, group in enumerate(groups):
            total += len(group)
            while total > _ID_LENGTH:
                total -= len(groups[first])
                first += 1
            sizes = tuple(map(len, groups[first : last + 1])) if total == _ID_LENGTH else ()
            if sizes and (sizes in _ID_GROUPS or set(sizes) == {1}):
                yield "".join(groups[first : last + 1])
                first, total = last + 1, 0


def _mobile_numbers(text: str) -> Iterator[str]:
    """Give the mobile numbers in a text: ten figures in groups that telephones come in."""
    for groups, _chain in _chains(text):
        first = total = 0
        for last, group in enumerate(groups):
            total += len(group)
            while total > 10:
                total -= len(groups[first])
                first += 1
            number = "".join(groups[first : last + 1])
            if total == 10 and number.startswith(_PHONE_BEGIN):
                sizes = tuple(map(len, groups[first : last + 1]))
                # 06 30 09 00 12 is a row of times, not a telephone.
                if max(sizes) >= 3 and sizes[:2] != (2, 2):
                    yield number
                    first, total = last + 1, 0


def _plain(text: str) -> str:
    return arabic_digits(normalise(text))
