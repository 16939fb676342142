"""A weaving draft: a small grid of threads, the dyes, and what is woven row by row."""

from collections.abc import Iterable

Thread = str | None
Grid = list[list[Thread]]

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
