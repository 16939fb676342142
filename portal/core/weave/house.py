"""What the site itself wears: its mark, and the strip under its header."""

from portal.core.weave.threads import Grid, blank


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
