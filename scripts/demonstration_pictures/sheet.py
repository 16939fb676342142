"""A sheet to draw on, the dyes, and woven threads to fill shapes with."""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw

from portal.core import weave

#: Drawn larger and made smaller: so edges are smooth.
_FINE = 2
_COLOURS = 48

KRAM, KRAM_LIGHT, SKY = "#1D4378", "#2A5591", "#E1EAF5"
KRAM_DARK, KRAM_PALE = "#163359", "#9DB9DC"
LAC, LAC_LIGHT, LAC_MID, LAC_DARK = "#8F1D3F", "#FAE6EB", "#C24A68", "#6E1230"
TURMERIC, TURMERIC_LIGHT, TURMERIC_MID = "#F0B323", "#FDF1CF", "#F8D987"
LEAF, LEAF_DARK, LEAF_LIGHT = "#28633B", "#1C4A2C", "#E2F1E2"
LEAF_MID, LEAF_PALE = "#5C9A62", "#A9CFA4"
EARTH, EARTH_LIGHT, EARTH_MID, EARTH_DARK = "#9A4016", "#FCE9DC", "#CC7443", "#7A2F0F"
PLUM, PLUM_MID, PLUM_LIGHT = "#573277", "#8A63AE", "#F0E8F7"
WOOD, WOOD_LIGHT, WOOD_DARK = "#7B5300", "#C99A5B", "#553A08"
STRAW, STRAW_LIGHT, STRAW_DARK = "#D9B36C", "#EFD9A6", "#A87C35"
INK, STEEL, STEEL_LIGHT = "#211C18", "#857A6E", "#DDD4C7"
COTTON, WHITE = "#F3EDE1", "#FFFFFF"

Point = tuple[float, float]
Size = tuple[int, int]

#: What a thread of a woven pattern is called beside the portal's dyes.
THREADS = {**weave.DYES, "straw": STRAW, "straw+": STRAW_LIGHT, "straw-": STRAW_DARK}


class Sheet:
    """A sheet to draw on, measured in pixels of the finished picture."""

    def __init__(self, ground: str, size: Size = (800, 600)) -> None:
        self.size = size
        self.image = Image.new("RGB", (size[0] * _FINE, size[1] * _FINE), ground)
        self.draw = ImageDraw.Draw(self.image)

    def box(
        self, left: float, top: float, right: float, bottom: float, ink: str, r: float = 0
    ) -> None:
        """Fill a box, with round corners where ``r`` says so."""
        corners = [one * _FINE for one in (left, top, right, bottom)]
        self.draw.rounded_rectangle(corners, radius=r * _FINE, fill=ink)

    def round(self, x: float, y: float, rx: float, ry: float, ink: str) -> None:
        """Fill an ellipse around a point."""
        corners = [one * _FINE for one in (x - rx, y - ry, x + rx, y + ry)]
        self.draw.ellipse(corners, fill=ink)

    def shape(self, points: Sequence[Point], ink: str) -> None:
        """Fill a shape."""
        self.draw.polygon([(x * _FINE, y * _FINE) for x, y in points], fill=ink)

    def line(self, points: Sequence[Point], ink: str, width: float) -> None:
        """Draw a line with round joints and ends."""
        fine = [(x * _FINE, y * _FINE) for x, y in points]
        self.draw.line(fine, fill=ink, width=round(width * _FINE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.round(x, y, width / 2, width / 2, ink)

    def arc(
        self, x: float, y: float, r: float, begin: float, end: float, ink: str, width: float
    ) -> None:
        """Draw a part of a circle, in degrees clockwise from the right."""
        self.line(bow(x, y, r, r, begin, end), ink, width)

    def curve(self, points: Sequence[Point], ink: str, width: float) -> None:
        """Draw a smooth line: two ends and one or two points that pull it."""
        self.line(bent(points), ink, width)

    def band(self, height: Callable[[float], float], ink: str) -> None:
        """Fill everything below a curve."""
        width, bottom = self.size
        edge = [(float(x), height(x)) for x in range(0, width + 8, 8)]
        self.shape([*edge, (width, bottom), (0, bottom)], ink)

    def within(self, outline: Sequence[Point], paint: Callable[["Sheet"], None]) -> None:
        """Let something paint the whole sheet, and keep only what lies inside of an outline."""
        layer = Sheet(WHITE, self.size)
        layer.image.paste(self.image)
        paint(layer)
        mask = Image.new("1", self.image.size)
        ImageDraw.Draw(mask).polygon([(x * _FINE, y * _FINE) for x, y in outline], fill=1)
        self.image.paste(layer.image, mask=mask)

    def woven(
        self, grid: weave.Grid, left: float, top: float, right: float, bottom: float, thread: float
    ) -> None:
        """Fill a box with a woven pattern; a thread is so many pixels wide."""
        tile = Image.new("RGB", (len(grid[0]), len(grid)))
        drawn = [THREADS.get(name or "", name or COTTON) for row in grid for name in row]
        tile.putdata([_rgb(colour) for colour in drawn])
        cell = max(1, round(thread * _FINE))
        tile = tile.resize((tile.width * cell, tile.height * cell), Image.Resampling.NEAREST)
        x0, y0, x1, y1 = (round(one * _FINE) for one in (left, top, right, bottom))
        cloth = Image.new("RGB", (x1 - x0, y1 - y0))
        for y in range(0, cloth.height, tile.height):
            for x in range(0, cloth.width, tile.width):
                cloth.paste(tile, (x, y))
        self.image.paste(cloth, (x0, y0))

    def shaded(self, outline: Sequence[Point], strength: float = 0.82) -> None:
        """Darken what lies inside of an outline: the side away from the light."""
        mask = Image.new("1", self.image.size)
        ImageDraw.Draw(mask).polygon([(x * _FINE, y * _FINE) for x, y in outline], fill=1)
        level = round(255 * strength)
        grey = Image.new("RGB", self.image.size, (level, level, level))
        self.image.paste(ImageChops.multiply(self.image, grey), mask=mask)

    def finished(self) -> Image.Image:
        """Return the picture in its own size and few colours."""
        small = self.image.resize(self.size, Image.Resampling.LANCZOS)
        return small.quantize(_COLOURS, dither=Image.Dither.NONE)


def _rgb(colour: str) -> tuple[int, int, int]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def bow(x: float, y: float, rx: float, ry: float, begin: float, end: float) -> list[Point]:
    """Return points on an ellipse, in degrees clockwise from the right."""
    angles = [math.radians(begin + (end - begin) * step / 48) for step in range(49)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def bent(points: Sequence[Point]) -> list[Point]:
    """Return a curve from the first to the last point, pulled by those between."""
    found = []
    for step in range(25):
        left = list(points)
        share = step / 24
        while len(left) > 1:
            left = [
                (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
                for a, b in pairwise(left)
            ]
        found.append(left[0])
    return found


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


def window(s: Sheet, x: float, y: float, frame: str = WOOD_LIGHT) -> None:
    """Hang a window with hills behind it on the wall."""
    s.box(x, y, x + 190, y + 200, frame, 6)
    s.box(x + 12, y + 12, x + 178, y + 188, SKY)
    hill = bow(x + 120, y + 190, 90, 92, 180, 360)
    s.within(
        [(x + 12, y + 12), (x + 178, y + 12), (x + 178, y + 188), (x + 12, y + 188)],
        lambda p: (p.shape(hill, LEAF_PALE), p.round(x + 30, y + 200, 80, 70, LEAF_MID))[0],
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
