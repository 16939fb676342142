"""What a check of text finds: how bad it is, what to do, and where."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise


class Level(StrEnum):
    """What a finding means for the editor."""

    BLOCK = "block"
    WARN = "warn"
    SUGGEST = "suggest"


@dataclass(frozen=True)
class Finding:
    """One thing found: how bad, what to do, and the words it is about."""

    level: Level
    code: str
    message: str | Promise
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.message} “{self.excerpt}”" if self.excerpt else str(self.message)
