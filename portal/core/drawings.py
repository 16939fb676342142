"""Line icons and craft drawings, kept as two SVG sheets and inlined where they are used.

Both sheets hold one `<symbol>` a drawing. Icons: 24-unit grid, strokes. Craft drawings ("art"):
64-unit grid, filled shapes in `currentColor` (cream) and `var(--art2)` (one dark tone), no line
thinner than 3. An unknown name draws nothing in public and fails in the tests.
"""

import re
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SHEETS = Path(__file__).resolve().parent / "svg"
SYMBOL = re.compile(r'<symbol id="[ia]-(?P<name>[a-z-]+)" viewBox="[^"]+">(?P<body>.*?)</symbol>')


@cache
def sheet(name: str) -> dict[str, SafeString]:
    """The drawings of one sheet by name; read once, as files change with a release only."""
    text = (SHEETS / f"{name}.svg").read_text(encoding="utf-8")
    # Our own files, no input of anybody: safe to mark.
    return {m["name"]: mark_safe(m["body"]) for m in SYMBOL.finditer(text)}  # noqa: S308


def icon(name: str, css_class: str = "i") -> SafeString:
    """One line icon as inline SVG, hidden from assistive technology: words stand beside it."""
    body = sheet("icons").get(name)
    if body is None:
        return SafeString()
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        css_class,
        body,
    )


def art(name: str, css_class: str = "art") -> SafeString:
    """One craft drawing as inline SVG; decoration."""
    body = sheet("art").get(name)
    if body is None:
        return SafeString()
    return format_html(
        '<svg class="{}" viewBox="0 0 64 64" aria-hidden="true" focusable="false">{}</svg>',
        css_class,
        body,
    )
