"""Which analysis cut what is stored: another release may have another word list, or another way."""

import hashlib
from functools import cache

from search.models import Stamp
from search.thai.word_list import WORD_LIST

#: Another number says that tokens are made or coded in another way than before.
WAY = 1


def is_current(name: str) -> bool:
    """Say whether what goes by this name was cut by the analysis of this release."""
    return Stamp.objects.filter(name=name, value=_analysis()).exists()


def note(name: str) -> None:
    """Remember that it has been cut by this one."""
    Stamp.objects.update_or_create(name=name, defaults={"value": _analysis()})


@cache
def _analysis() -> str:
    return f"{WAY} {hashlib.sha256(WORD_LIST.read_bytes()).hexdigest()[:32]}"
