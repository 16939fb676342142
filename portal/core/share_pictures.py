"""The picture under a shared link: the page's own photo, else its cloth as a PNG file.

Messengers read no SVG, so each cloth is drawn once as PNG: `python -m portal.core.share_pictures`
writes them into static/patterns/. No request ever draws one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from portal.core.weave import (
    BAND,
    DYES,
    GROUPS,
    HOUSE,
    PATTERNS,
    Cloth,
    Grid,
    cloth,
    hem_lantern,
    mark,
)

#: What Facebook, LINE and others ask for.
WIDTH, HEIGHT = 1200, 630
_THREAD = 6
_MARK_THREAD = 16
_INK = {name: number for number, name in enumerate(DYES)}


@dataclass(frozen=True, slots=True)
class Shared:
    """A picture with its size."""

    url: str
    width: int
    height: int


#: Given a page's share picture: its largest ready-made size, or nothing.
Finder = Callable[[Any], Shared | None]
_finders: list[Finder] = []


def find_with(finder: Finder) -> None:
    """Called by the room that keeps pictures."""
    _finders[:] = [finder]


def of_image(image: Any) -> Shared | None:
    """Return a picture in its largest ready-made size."""
    return _finders[0](image) if _finders and image is not None else None


def name_of(group: str, key: object) -> str:
    """Return the name of the file that shows a page's cloth."""
    return _name(cloth(group, key))


def _name(worn: Cloth) -> str:
    return f"share-{HOUSE}.png" if worn.group == HOUSE else f"share-{worn.group}-{worn.hem}.png"


def drawn() -> dict[str, Image.Image]:
    """Every cloth as a picture, by the name of its file."""
    pictures = {_name(Cloth(HOUSE, 0)): _sheet([["kram8"]], hem_lantern(BAND))}
    for group, dye in GROUPS.items():
        for number, hem in enumerate(dye.hems()):
            pictures[_name(Cloth(group, number))] = _sheet(dye.body(), hem)
    return pictures


def _sheet(body: Grid, hem: Grid) -> Image.Image:
    """Body above, hem below, the mark in the middle of the body."""
    columns, rows = WIDTH // _THREAD, HEIGHT // _THREAD
    woven = Image.new("P", (columns, rows))
    woven.putpalette([int(dye[at : at + 2], 16) for dye in DYES.values() for at in (1, 3, 5)])
    top = rows - len(hem)
    pixels = []
    for y in range(rows):
        source = body[y % len(body)] if y < top else hem[y - top]
        pixels += [_INK[source[x % len(source)] or "cotton"] for x in range(columns)]
    woven.putdata(pixels)
    picture = woven.resize((WIDTH, HEIGHT), Image.Resampling.NEAREST)
    _put_mark(picture, middle=top * _THREAD // 2)
    return picture


def _put_mark(picture: Image.Image, middle: int) -> None:
    grid = mark()
    left = (WIDTH - len(grid[0]) * _MARK_THREAD) // 2
    above = middle - len(grid) * _MARK_THREAD // 2
    for y, row in enumerate(grid):
        for x, dye in enumerate(row):
            if dye:
                at = (left + x * _MARK_THREAD, above + y * _MARK_THREAD)
                picture.paste(_INK[dye], (*at, at[0] + _MARK_THREAD, at[1] + _MARK_THREAD))


def main(folder: Path = PATTERNS) -> None:
    """Write every cloth into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in drawn().items():
        picture.save(folder / name, optimize=True)


if __name__ == "__main__":
    main()
