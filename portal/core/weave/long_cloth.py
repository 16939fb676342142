"""The long cloth behind the home page's headline: all five motifs, band under band."""

from portal.core.weave.threads import Grid, blank, dots, stripes, teeth, zigzag

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
