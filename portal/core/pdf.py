"""The one door to typst: a template of ours and plain data in, a PDF out.

Data never becomes markup: it goes in as JSON and is set as text, so that `#`, `$` or `]` in a title
are letters like any other. Fonts are our own alone (portal/core/fonts, made by
scripts/build_pdf_fonts.py), so that a PDF looks the same on every machine.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

import typst
from django.conf import settings

from portal.core.pdf_letters import drawable

FONTS = Path(__file__).resolve().parent / "fonts"
#: Where a line may end; the templates keep everything between two of these in one piece.
BREAK = "\u200b"
#: Of the tree of pages alone: bookmarks are counted too.
_COUNT = re.compile(rb"/Type/Pages/Count ([0-9]+)")
#: So many PDFs are kept by each process; the same data always give the same PDF.
_KEPT = 32

#: Text in, text with `BREAK` at the ends of its words out.
Breaks = Callable[[str], str]


def pdf_from(
    template_name: str,
    data: Mapping[str, Any],
    *,
    breaks: Breaks | None = None,
    plain: Mapping[str, Any] | None = None,
    keep: bool = True,
) -> bytes:
    """Set `templates/pdf/<template_name>` with data; `breaks` is asked about each text in them.

    Letters that the fonts have not are set in another way (`pdf_letters`). `breaks` is not asked about
    what is `plain`: SVG documents, names for the PDF's own description. What holds photographs should
    not be kept (`keep=False`): it is too large to stand in memory.
    """
    words = _each(data, (lambda text: breaks(drawable(text))) if breaks else drawable)
    given = {**words, **_each(plain or {}, drawable)}
    written = json.dumps(given, ensure_ascii=False, sort_keys=True)
    compiled = _compiled if keep else _compiled.__wrapped__
    return compiled(str(_template(template_name)), written)


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF of ours has, as its own table of pages says."""
    return max((int(number) for number in _COUNT.findall(pdf)), default=0)


@lru_cache(maxsize=_KEPT)
def _compiled(path: str, data: str) -> bytes:
    template = Path(path)
    made: object = typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    return cast("bytes", made)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _template(name: str) -> Path:
    folders: Sequence[str | Path] = settings.TEMPLATES[0]["DIRS"]  # type: ignore[assignment]  # a mixed dict
    for folder in folders:
        path = Path(folder) / "pdf" / name
        if path.is_file():
            return path
    raise LookupError(f"there is no templates/pdf/{name}")


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """Change every text of data, however deep it lies."""
    match value:
        case str():
            return change(value)
        case Mapping():
            return {key: _each(one, change) for key, one in value.items()}
        case list() | tuple():
            return [_each(one, change) for one in value]
    return value
