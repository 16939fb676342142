"""Draws the woven patterns: page furniture, and the stand-in for a missing picture.

A pattern is a weaving draft: a small grid of threads, written out as SVG with one path per thread
colour. `python -m portal.core.weave` and `portal.core.cloth_sheet` write them; a page finds its own
tiles by `cloth(group, key)`. Drafts are inspired by weaving, and copy no community's own design.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

Thread = str | None
Grid = list[list[Thread]]

PATTERNS = Path(__file__).resolve().parent.parent.parent / "static" / "patterns"

DYES = {
    "kram9": "#0F2340",
    "kram8": "#163359",
    "kram7": "#1D4378",
    "kram6": "#2A5591",
    "kram5": "#4F79B3",
    "kram3": "#9DB9DC",
    "lac8": "#6E1230",
    "lac7": "#8F1D3F",
    "lac5": "#C24A68",
    "tur5": "#F0B323",
    "tur3": "#F8D987",
    "leaf8": "#1C4A2C",
    "leaf7": "#28633B",
    "leaf5": "#5C9A62",
    "leaf3": "#A9CFA4",
    "earth8": "#7A2F0F",
    "earth7": "#9A4016",
    "earth5": "#CC7443",
    "plum8": "#3F2359",
    "plum7": "#573277",
    "plum5": "#8A63AE",
    "cotton": "#FBF6EA",
}


def to_svg(grid: Grid, ground: str | None = None, scale: int = 1) -> str:
    """The grid as SVG: runs of one colour become one rectangle, colours one path each."""
    height, width = len(grid), len(grid[0])
    paths: dict[str, list[str]] = {}
    for y, row in enumerate(grid):
        x = 0
        while x < width:
            colour, run = row[x], 1
            while x + run < width and row[x + run] == colour:
                run += 1
            if colour and colour != ground:
                paths.setdefault(colour, []).append(f"M{x} {y}h{run}v1h-{run}z")
            x += run
    back = f'<path fill="{DYES[ground]}" d="M0 0h{width}v{height}H0z"/>' if ground else ""
    body = "".join(f'<path fill="{DYES[c]}" d="{"".join(d)}"/>' for c, d in paths.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * scale}" height="{height * scale}"'
        f' viewBox="0 0 {width} {height}" shape-rendering="crispEdges">{back}{body}</svg>\n'
    )


def blank(width: int, height: int, colour: Thread = None) -> Grid:
    """An unwoven grid of one colour."""
    return [[colour] * width for _ in range(height)]


def zigzag(x: int, period: int) -> float:
    """A triangle wave from 0 to half the period and back."""
    x %= period
    return x if x <= period / 2 else period - x


def stripes(grid: Grid, rows: Iterable[int], colour: str) -> None:
    """Whole rows of one colour."""
    for y in rows:
        grid[y] = [colour] * len(grid[0])


def dots(grid: Grid, y: int, colour: str, step: int = 2) -> None:
    """Every second (or third) thread of a row."""
    for x in range(0, len(grid[0]), step):
        grid[y][x] = colour


def teeth(grid: Grid, top: int, colour: str, period: int = 8) -> None:
    """Downward teeth that end a hem."""
    for y in range(period // 2):
        for x in range(len(grid[0])):
            if zigzag(x, period) >= y + 0.5:
                grid[top + y][x] = colour


# --- bodies: tone on tone, one weave for each occupational group ----------------------------
def rice(base: str, dark: str, light: str) -> Grid:
    """รวงข้าว: grains in pairs on a stem."""
    grid = blank(16, 12, base)
    for y in range(12):
        for x in range(16):
            d = abs(x - 8)
            if d == 0:
                grid[y][x] = dark
            elif 1 <= d <= 5 and (y + d) % 6 in (0, 1):
                grid[y][x] = light if d == 5 and (y + d) % 6 == 0 else dark
    return grid


def basket(base: str, dark: str, light: str) -> Grid:
    """จักสาน: split bamboo, over two and under two."""
    grid = blank(16, 16, base)
    for y in range(16):
        for x in range(16):
            across = (x // 8 + y // 8) % 2 == 0
            n, along = (y % 4, x % 8) if across else (x % 4, y % 8)
            if n == 0 or along == 0:
                grid[y][x] = dark
            elif n == 2 and 2 <= along <= 6:
                grid[y][x] = light
    return grid


def check(base: str, dark: str, light: str) -> Grid:
    """ผ้าขาวม้า: the loincloth's check."""
    grid = blank(24, 24, base)
    band = range(2, 8)
    for y in range(24):
        for x in range(24):
            over, under = x in band, y in band
            if (over and under) or ((over or under) and (x + y) % 2):
                grid[y][x] = dark
            if (x in (14, 19) or y in (14, 19)) and (x + y) % 2:
                grid[y][x] = light
    return grid


def water(base: str, dark: str, light: str) -> Grid:
    """น้ำไหล: stepped running water."""
    grid = blank(24, 12, base)
    for x in range(24):
        step = int(zigzag(x // 2 * 2, 24) // 2)
        for offset, colour in ((0, dark), (1, dark), (4, light), (7, dark)):
            grid[(step + offset) % 12][x] = colour
    return grid


def khit(base: str, dark: str, light: str) -> Grid:
    """ขิด: nested lozenges."""
    grid = blank(20, 20, base)
    for y in range(20):
        for x in range(20):
            d = abs(x - 10) + abs(y - 10)
            if d in (9, 8, 5, 4):
                grid[y][x] = dark
            if d in (0, 1) or min(x, 20 - x) + min(y, 20 - y) <= 1:
                grid[y][x] = light
    return grid


# --- hems, after ตีนจก ------------------------------------------------------------------------
class Hem(NamedTuple):
    """The five colours that a hem is woven with."""

    ground: str
    a: str
    b: str
    c: str
    d: str


def hem_lantern(hem: Hem) -> Grid:
    """โคม: great lozenges with small ones between."""
    ground, a, b, c, d = hem
    grid = blank(24, 31, ground)
    stripes(grid, (0, 2), a)
    dots(grid, 4, b)
    for y in range(5, 24):
        for x in range(24):
            ring = abs(x - 12) + abs(y - 14)
            edge = min(x, 24 - x)
            between = edge + abs(y - 14)
            if ring in (0, 8, 9):
                grid[y][x] = a
            elif ring in (5, 6):
                grid[y][x] = b
            elif ring in (2, 3):
                grid[y][x] = c
            if between in (0, 1):
                grid[y][x] = b
            if between == 3 or any(edge + abs(y - corner) <= 1 for corner in (6, 22)):
                grid[y][x] = d
    dots(grid, 24, b)
    stripes(grid, (26,), a)
    teeth(grid, 27, a)
    return grid


HOOK = """\
#####.......
#...#......#
#.#.#.....##
#.###....##.
#.......##..
##.....##..#
.######...##""".splitlines()


def hem_hook(hem: Hem) -> Grid:
    """ขอ: a lozenge held between pairs of hooks."""
    ground, a, b, c, _ = hem
    grid = blank(24, 29, ground)
    stripes(grid, (0, 4), a)
    dots(grid, 2, b)
    for y, row in enumerate(HOOK + HOOK[-2::-1]):
        for x, mark in enumerate(row + row[::-1]):
            if mark == "#":
                lozenge = abs(x - 11.5) + abs(y - 6) <= 6.5
                grid[6 + y][x] = a if lozenge else b
    for y in range(4, 9):
        for x in range(9, 15):
            if abs(x - 11.5) + abs(y - 6) <= 2:
                grid[6 + y][x] = c
    stripes(grid, (20,), a)
    dots(grid, 22, b)
    teeth(grid, 24, a)
    return grid


def hem_fish(hem: Hem) -> Grid:
    """ฟันปลา: fish teeth in three threads."""
    ground, a, b, c, d = hem
    grid = blank(24, 29, ground)
    stripes(grid, (0,), a)
    dots(grid, 2, b, 3)
    for x in range(24):
        step = int(zigzag(x, 24) / 2)
        for offset, colour in ((4, a), (5, a), (8, b), (9, b), (12, c), (13, c)):
            grid[step + offset][x] = colour
        if zigzag(x, 24) <= 2:
            grid[6][x] = d
        if zigzag(x, 24) <= 1:
            grid[5][x] = d
    stripes(grid, (22,), a)
    dots(grid, 20, b)
    teeth(grid, 24, a)
    return grid


# --- the long cloth behind the home page's headline -----------------------------------------
LONG = 48


def _rice_band() -> Grid:
    grid = blank(LONG, 14, "kram8")
    for y in range(14):
        for x in range(LONG):
            d = abs(x % 16 - 8)
            if d == 0 and y > 0:
                grid[y][x] = "leaf5"
            elif 1 <= d <= 5 and (y + d) % 5 in (0, 1) and 1 < y + d < 17:
                grid[y][x] = "leaf3" if d in (4, 5) else "leaf5"
    return grid


def _lantern_band() -> Grid:
    grid = blank(LONG, 25, "lac8")
    rings = {12: "tur5", 11: "tur5", 9: "cotton", 8: "cotton", 6: "lac5", 5: "lac5", 3: "tur5"}
    for y in range(25):
        for x in range(LONG):
            ring = abs(x % 24 - 12) + abs(y - 12)
            edge = min(x % 24, 24 - x % 24)
            grid[y][x] = "cotton" if ring <= 1 else rings.get(ring, grid[y][x])
            if edge + abs(y - 12) in (9, 8) and abs(y - 12) > 7:
                grid[y][x] = "earth5"
            corner = edge + min(y, 24 - y)
            if corner in (4, 5):
                grid[y][x] = "lac5"
            if corner <= 2:
                grid[y][x] = "tur3"
    return grid


def _water_band() -> Grid:
    grid = blank(LONG, 19, "kram8")
    threads = {1: "kram3", 2: "kram3", 5: "cotton", 6: "cotton", 9: "kram5", 10: "kram5"}
    for x in range(LONG):
        step = int(zigzag(x // 2 * 2, 24) // 2)
        for offset, colour in {**threads, 12: "tur5"}.items():
            grid[step + offset][x] = colour
    return grid


def _lozenge_band() -> Grid:
    grid = blank(LONG, 13, "plum8")
    rings = {6: "plum5", 5: "plum5", 3: "tur5", 2: "tur5", 0: "cotton"}
    for y in range(13):
        for x in range(LONG):
            grid[y][x] = rings.get(abs(x % 12 - 6) + abs(y - 6), "plum8")
            if min(x % 12, 12 - x % 12) + abs(y - 6) <= 1:
                grid[y][x] = "cotton"
    return grid


def _edge_band(height: int, ground: str, rows: tuple[int, ...], dot: str, step: int = 2) -> Grid:
    grid = blank(LONG, height, ground)
    stripes(grid, rows, "tur5")
    dots(grid, rows[0] + 2, dot, step)
    return grid


def long_cloth() -> Grid:
    """All five motifs, band under band."""
    opening = blank(LONG, 6, "kram8")
    stripes(opening, (1, 5), "tur5")
    dots(opening, 3, "kram3")
    closing = blank(LONG, 4, "kram8")
    stripes(closing, (0, 2), "tur5")
    fringe = blank(LONG, 5, "kram8")
    teeth(fringe, 0, "tur5")
    lac_edge = _edge_band(5, "lac7", (0, 4), "cotton", 3)
    return [
        *opening,
        *_rice_band(),
        *lac_edge,
        *_lantern_band(),
        *lac_edge,
        *_water_band(),
        *_edge_band(5, "kram8", (0, 4), "kram3"),
        *_lozenge_band(),
        *closing,
        *fringe,
    ]


def mark() -> Grid:
    """The site's own mark: three lozenges, one in another."""
    rings = {7: "tur5", 6: "tur5", 4: "cotton", 3: "cotton", 1: "tur5", 0: "tur5"}
    return [[rings.get(abs(x - 7) + abs(y - 7)) for x in range(15)] for y in range(15)]


def selvedge() -> Grid:
    """The narrow strip under the header."""
    rings = {4: "tur5", 2: "cotton", 0: "lac5"}
    grid = blank(24, 9, "kram9")
    for y in range(9):
        for x in range(24):
            grid[y][x] = rings.get(abs(x % 12 - 6) + abs(y - 4), "kram9")
            if min(x % 12, 12 - x % 12) + abs(y - 4) <= 1:
                grid[y][x] = "tur5"
    return grid


# --- which cloth a page wears ---------------------------------------------------------------
class Dyeing(NamedTuple):
    """How one occupational group's cloth is woven and dyed."""

    motif: Callable[[str, str, str], Grid]
    base: str
    dark: str
    light: str
    hem_ground: str
    hem_light: str


HOUSE = "house"
GROUPS = {
    "agriculture": Dyeing(rice, "leaf7", "leaf8", "leaf5", "leaf8", "leaf5"),
    "industry": Dyeing(basket, "kram7", "kram8", "kram6", "kram9", "kram5"),
    "commerce": Dyeing(check, "lac7", "lac8", "lac5", "lac8", "lac5"),
    "creative": Dyeing(water, "plum7", "plum8", "plum5", "plum8", "plum5"),
    "special": Dyeing(khit, "earth7", "earth8", "earth5", "earth8", "earth5"),
}
HEMS = (hem_lantern, hem_hook, hem_fish)
BAND = Hem("kram9", "tur5", "cotton", "lac5", "kram3")


class Cloth(NamedTuple):
    """A page's cloth: whose weave, and which of the three hems."""

    group: str
    hem: int

    @property
    def classes(self) -> str:
        """The CSS classes that put this cloth on an element."""
        return f"g-{HOUSE}" if self.group == HOUSE else f"g-{self.group} h{self.hem}"


def cloth(group: str, key: object) -> Cloth:
    """The cloth of one page: the same page always wears the same; no group wears the house's."""
    if group not in GROUPS:
        return Cloth(HOUSE, 0)
    return Cloth(group, zlib.crc32(f"{group}:{key}".encode()) % len(HEMS))


#: Patterns that are files; the small ones stand in static/css/cloth.css together.
FILES = ("long-cloth.svg", "mark.svg")


@cache
def tiles() -> Mapping[str, str]:
    """Every pattern, by name; drawn once in a process."""
    drawn = {
        "band.svg": to_svg(hem_lantern(BAND), ground=BAND.ground, scale=2),
        "selvedge.svg": to_svg(selvedge(), ground="kram9", scale=2),
        "long-cloth.svg": to_svg(long_cloth(), ground="kram8", scale=5),
        "mark.svg": to_svg(mark(), scale=3),
    }
    for group, dye in GROUPS.items():
        body = dye.motif(dye.base, dye.dark, dye.light)
        drawn[f"body-{group}.svg"] = to_svg(body, ground=dye.base, scale=3)
        colours = Hem(dye.hem_ground, "tur5", "cotton", dye.hem_light, "tur3")
        for number, hem in enumerate(HEMS):
            drawn[f"hem-{group}-{number}.svg"] = to_svg(
                hem(colours), ground=dye.hem_ground, scale=2
            )
    return drawn


def main(folder: Path = PATTERNS) -> None:
    """Write the patterns that are files of their own; `cloth_sheet` writes the others."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (folder / name).write_text(tiles()[name], encoding="utf-8")


if __name__ == "__main__":
    main()
