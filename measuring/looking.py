"""Looking at a visit: at each width, with its picture kept, and through the HTML checker."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Page

from measuring import html
from measuring.browser import Seen, widen
from measuring.report import REPORTS
from measuring.visits import WIDTHS, Visit, get

PICTURES = REPORTS / "screenshots"


def at_each_width(page: Page, view: Seen, name: str) -> Iterator[int]:
    """Give an open page each width in turn; goes on once it is quiet and its picture is kept."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        widen(page, view, width)
        page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
        yield width


def html_errors(base: str, visits: Iterable[Visit], folder: Path) -> list[str]:
    """Return what the HTML checker finds in all pages that are there; they are kept in the folder."""
    folder.mkdir(exist_ok=True)
    for visit in visits:
        if visit.status == 200:
            (folder / f"{visit.name}.html").write_text(get(base + visit.path), encoding="utf-8")
    return html.errors(folder)
