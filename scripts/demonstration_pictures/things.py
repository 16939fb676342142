"""Things that stand in many pictures: a table, a window, a leaf, a blossom, woven hems."""

import math
from collections.abc import Callable, Mapping

from portal.core import weave
from scripts.demonstration_pictures import dye
from scripts.demonstration_pictures.sheet import Point, Sheet, bent, bow


def hem(ground: str, name: str = "lantern", light: str = "cotton") -> weave.Grid:
    """Return one of the portal's woven hems in colours of its own."""
    hems: Mapping[str, Callable[[weave.Hem], weave.Grid]] = {
        "lantern": weave.hem_lantern,
        "hook": weave.hem_hook,
        "fish": weave.hem_fish,
    }
    grid = hems[name](weave.Hem(ground, "tur5", light, "tur3", "lac5"))
    return grid[:-4]  # without its fringe


def plait(dark: str, mid: str, light: str) -> weave.Grid:
    """Return a basket's weave: two over, two under."""
    rows = ("llllddmm", "mmmmddmm", "ddmmmmll", "ddmmllll")
    names = {"l": light, "m": mid, "d": dark}
    return [[names[one] for one in row] for row in rows]


def table(wall: str, top: str, runner: weave.Grid | None = None, edge: str = "") -> Sheet:
    """Return a wall and a table, with a woven cloth along its front."""
    s = Sheet(wall)
    s.band(lambda _x: 372, top)
    s.box(0, 372, 800, 378, edge or top)
    if runner is not None:
        s.woven(runner, 0, 600 - len(runner) * 3, 800, 600, 3)
    return s


def window(s: Sheet, x: float, y: float, frame: str = dye.WOOD_LIGHT) -> None:
    """Hang a window with hills behind it on the wall."""
    s.box(x, y, x + 190, y + 200, frame, 6)
    s.box(x + 12, y + 12, x + 178, y + 188, dye.SKY)
    hill = bow(x + 120, y + 190, 90, 92, 180, 360)
    s.within(
        [(x + 12, y + 12), (x + 178, y + 12), (x + 178, y + 188), (x + 12, y + 188)],
        lambda p: (p.shape(hill, dye.LEAF_PALE), p.round(x + 30, y + 200, 80, 70, dye.LEAF_MID))[0],
    )
    s.box(x + 91, y, x + 99, y + 200, frame)


def leaf(s: Sheet, x: float, y: float, dx: float, dy: float, ink: str, vein: str = "") -> None:
    """Lay a leaf from a point along a direction."""
    half = (x + dx / 2, y + dy / 2)
    nx, ny = -dy * 0.36, dx * 0.36
    one = bent([(x, y), (half[0] + nx, half[1] + ny), (x + dx, y + dy)])
    two = bent([(x + dx, y + dy), (half[0] - nx, half[1] - ny), (x, y)])
    s.shape([*one, *two], ink)
    if vein:
        s.line([(x, y), (x + dx * 0.9, y + dy * 0.9)], vein, 2)


def flower(s: Sheet, x: float, y: float, spread: Point, petal: Point, ink: str) -> None:
    """Lay the five petals of a blossom; spread and petal are half their widths and heights."""
    for n in range(5):
        turn = n * 1.257
        s.round(x + spread[0] * math.cos(turn), y + spread[1] * math.sin(turn), *petal, ink)
