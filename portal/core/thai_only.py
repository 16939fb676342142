"""What an English reader finds in Thai only."""

import re
from enum import StrEnum

#: A Thai letter, as it is or as JSON may write it.
_THAI = re.compile(r"[\u0e01-\u0e4e]|\\u0e[0-4]")


class ThaiOnly(StrEnum):
    """How much of a page is there in Thai only; false where nothing is."""

    NOTHING = ""
    PART = "part"
    ALL = "all"


def has_thai(text: str) -> bool:
    """Say whether a text, or a stream as it is stored, has Thai letters."""
    return _THAI.search(text) is not None
