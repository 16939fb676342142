"""A sheet to draw on, with shapes, curves and woven threads to fill them with."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw

from portal.core import weave
from scripts.demonstration_pictures import dye

#: Drawn larger and made smaller: so edges are smooth.
_FINE = 2
_COLOURS = 48

Point = tuple[float, float]
Size = tuple[int, int]


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
        layer = Sheet(dye.WHITE, self.size)
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
        drawn = [dye.THREADS.get(name or "", name or dye.COTTON) for row in grid for name in row]
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
