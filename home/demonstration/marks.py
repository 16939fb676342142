"""What courses of the demonstration belong to beside their group, and what to learn next."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from catalogue.models import CoursePage
from home.demonstration.courses import CONTENT

_LISTS = ("market_skills", "tags", "industries")
_FIELDS = (*_LISTS, "occupational_standard", "follow_on")
_BATCH = 200


@cache
def written_marks() -> Mapping[str, Any]:
    """Return what is written: titles by code, standards and what to learn next by title."""
    return tomllib.loads((CONTENT / "marks.toml").read_text(encoding="utf-8"))


def wear_marks(pages: Sequence[CoursePage]) -> None:
    """Write the marks on courses that stand already; their entries are synced by the caller."""
    written = written_marks()
    by_place = {(page.title, _province(page)): page for page in pages}
    for page in pages:
        for name in _LISTS:
            codes = [code for code, titles in written[name].items() if page.title in titles]
            setattr(page, name, codes)
        page.occupational_standard = written["standards"].get(page.title, "")
        following = written["follow_on"].get(page.title)
        page.follow_on = by_place.get((following, _province(page)))
    CoursePage.objects.bulk_update(pages, _FIELDS, _BATCH)


def _province(page: CoursePage) -> str:
    """Return the letters of the province that the code begins with."""
    return (page.code or "").split("-")[0]
