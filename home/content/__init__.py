"""The texts of the standard pages, as ``make_site`` puts them into new pages."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class StandardPageSource:
    """A standard page: its titles, and its texts in plain prose (see ``home.content.prose``)."""

    slug: str
    title: str
    title_en: str
    summary: str
    summary_en: str
    is_in_foot: bool

    @property
    def text(self) -> str:
        """The Thai text."""
        return (_FOLDER / f"{self.slug}.th.md").read_text(encoding="utf-8")

    @property
    def text_en(self) -> str:
        """The English text."""
        return (_FOLDER / f"{self.slug}.en.md").read_text(encoding="utf-8")


@cache
def standard_pages() -> tuple[StandardPageSource, ...]:
    """Return the standard pages in the order of the foot."""
    rows = tomllib.loads((_FOLDER / "pages.toml").read_text(encoding="utf-8"))["page"]
    return tuple(StandardPageSource(**row) for row in rows)
