"""The hems of a cloth, after ตีนจก."""

from typing import NamedTuple

from portal.core.weave.threads import Grid, blank, dots, stripes, teeth, zigzag


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
