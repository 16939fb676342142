"""Plain prose to blocks: ``## `` makes a heading, ``- `` a list, blank lines part paragraphs."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.html import escape


def blocks(prose: str) -> list[tuple[str, object]]:
    """Return the prose as values of ``portal.core.blocks.BodyBlock``."""
    return list(_blocks(prose))


def _blocks(prose: str) -> Iterator[tuple[str, object]]:
    for part in prose.strip().split("\n\n"):
        lines = part.splitlines()
        if lines[0].startswith("## "):
            yield "heading", {"text": lines[0].removeprefix("## "), "size": "h2"}
            continue
        yield "paragraph", "".join(_paragraph(lines))


def _paragraph(lines: list[str]) -> Iterator[str]:
    for is_list, group in groupby(lines, lambda line: line.startswith("- ")):
        if is_list:
            items = "".join(f"<li>{escape(line.removeprefix('- '))}</li>" for line in group)
            yield f"<ul>{items}</ul>"
        else:
            yield f"<p>{escape(' '.join(group))}</p>"
