"""Basketry: rattan, water hyacinth, sea grass, reed mats."""

import math
from collections.abc import Callable

from portal.core import weave
from scripts.demonstration_pictures import dye
from scripts.demonstration_pictures.sheet import Point, Sheet, bent, bow
from scripts.demonstration_pictures.things import hem, leaf, plait, table

_STRAW = plait("straw-", "straw", "straw+")


def _vessel(x: float, top: float, bottom: float, upper: float, lower: float) -> list[Point]:
    """Return the outline of a round vessel seen a little from above."""
    return [
        *bow(x, top, upper, upper * 0.2, 180, 0),
        *bent([(x + upper, top), (x + (upper + lower) / 2 + 14, (top + bottom) / 2), (x + lower, bottom)]),
        *bow(x, bottom, lower, lower * 0.16, 0, 180),
        *bent([(x - lower, bottom), (x - (upper + lower) / 2 - 14, (top + bottom) / 2), (x - upper, top)]),
    ]  # fmt: skip


def _rim(s: Sheet, x: float, y: float, r: float, inside: str, ink: str) -> None:
    s.round(x, y, r, r * 0.2, ink)
    s.round(x, y + 3, r - 14, r * 0.2 - 9, inside)
    for n in range(36):
        a = n * math.pi / 18
        px, py = x + (r - 7) * math.cos(a), y + (r * 0.2 - 4) * math.sin(a)
        s.line([(px - 3, py + 4), (px + 3, py - 4)], dye.STRAW_DARK, 3)


def rattan_basket() -> Sheet:
    """A basket of rattan with a handle, full of mangoes."""
    s = table(dye.LEAF_LIGHT, dye.WOOD_LIGHT, hem("leaf8", "lantern"), dye.WOOD)
    s.round(400, 500, 220, 20, dye.WOOD)
    s.line(bow(400, 300, 186, 220, 180, 360), dye.STRAW_DARK, 22)
    s.line(bow(400, 300, 186, 220, 180, 360), dye.STRAW_LIGHT, 10)
    outline = _vessel(400, 300, 480, 204, 152)
    s.within(outline, lambda p: p.woven(_STRAW, 180, 240, 620, 520, 4))
    s.shaded([(520, 280), (604, 300), (552, 480), (480, 500)])
    _rim(s, 400, 300, 204, dye.WOOD_DARK, dye.STRAW)
    for x, y, ink in (
        (300, 282, dye.TURMERIC),
        (370, 268, dye.LEAF_MID),
        (448, 270, dye.TURMERIC),
        (512, 286, dye.LEAF_MID),
        (408, 296, dye.TURMERIC),
    ):
        s.round(x, y, 52, 33, ink)
        s.arc(x - 6, y, 26, 200, 260, dye.TURMERIC_LIGHT, 4)
    s.shape([*bow(400, 304, 190, 36, 0, 180)], dye.STRAW)
    s.within([*bow(400, 304, 190, 36, 0, 180)], lambda p: p.woven(_STRAW, 200, 296, 600, 344, 4))
    return s


def hyacinth_bag() -> Sheet:
    """A bag plaited of water hyacinth, lined with cloth, beside the plant it comes from."""
    s = Sheet(dye.SKY)
    s.band(lambda x: 250 + 10 * math.sin(x / 90), dye.LEAF_PALE)
    s.band(lambda x: 300 + 6 * math.sin(x / 60), dye.KRAM_PALE)
    for x, y in ((90, 330), (180, 350), (640, 330), (716, 356)):
        for dx, dy in ((-34, -44), (0, -62), (36, -44)):
            leaf(s, x, y, dx, dy, dye.LEAF, dye.LEAF_MID)
        s.round(x + 4, y - 74, 10, 13, dye.PLUM_MID)
        s.round(x + 4, y - 58, 14, 10, dye.PLUM_MID)
        s.round(x + 3, y - 70, 3, 4, dye.TURMERIC)
    s.band(lambda _x: 410, dye.WOOD_LIGHT)
    s.box(0, 410, 800, 418, dye.WOOD)
    s.round(400, 546, 216, 18, dye.WOOD)
    for gap, ink in ((0, dye.WOOD_DARK), (6, dye.STRAW_DARK)):
        s.line(bow(400, 250, 104 - gap, 160 - gap, 180, 360), ink, 16)
    body = [
        (216.0, 250.0),
        (584.0, 250.0),
        *bent([(584, 250), (630, 420), (586, 540)]),
        *bent([(586, 540), (400, 556), (214, 540)]),
        *bent([(214, 540), (170, 420), (216, 250)]),
    ]
    braid = plait("#8A6A33", "#B08D4C", "#CBAE73")
    s.within(
        body,
        lambda p: (
            p.woven(braid, 160, 240, 640, 570, 6),
            p.woven(hem("plum8", "fish"), 160, 340, 640, 415, 3),
        )[0],
    )
    s.shaded([(540, 250), (584, 250), *bent([(584, 250), (630, 420), (586, 540)]), (530, 546)])
    s.box(208, 238, 592, 266, dye.PLUM, 10)
    s.box(208, 238, 592, 246, dye.PLUM_MID, 4)
    for x in (296, 504):
        s.round(x, 262, 13, 13, dye.WOOD_DARK)
        s.round(x, 262, 5, 5, dye.TURMERIC)
    return s


def laundry_basket() -> Sheet:
    """A tall basket with its lid leaning on it, a towel over the rim."""
    s = table(dye.PLUM_LIGHT, dye.STRAW_LIGHT, None, dye.STRAW_DARK)
    s.round(430, 542, 190, 20, dye.STRAW_DARK)
    braid = plait("#8A6A33", "#B08D4C", "#CBAE73")
    outline = _vessel(430, 190, 520, 160, 140)
    s.within(outline, lambda p: p.woven(braid, 240, 130, 620, 570, 5))
    s.within(outline, lambda p: p.woven(hem("kram9", "lantern"), 240, 300, 620, 375, 3))
    s.shaded([(520, 170), (590, 190), (570, 520), (500, 540)])
    _rim(s, 430, 190, 160, dye.WOOD_DARK, dye.STRAW)
    s.shape([(310, 182), (420, 196), (410, 330), (316, 310)], dye.WHITE)
    for n in range(3):
        s.line([(314, 270 + n * 12), (412, 286 + n * 13)], (dye.KRAM, dye.LAC, dye.KRAM)[n], 5)
    s.round(210, 460, 96, 104, dye.STRAW_DARK)
    for ring in range(6, 0, -1):
        s.round(210, 460, ring * 15, ring * 16, ("#CBAE73", "#B08D4C")[ring % 2])
    s.round(210, 460, 12, 12, dye.WOOD_DARK)
    return s


def reed_mat() -> Sheet:
    """A striped mat of reed, half unrolled, and bundles of dyed reed."""
    s = Sheet(dye.TURMERIC_LIGHT)
    s.band(lambda _x: 200, dye.WOOD_LIGHT)
    for n in range(6):
        s.line([(0, 236 + n * 66), (800, 236 + n * 66)], dye.WOOD, 2)
    mat = [(250.0, 210.0), (640.0, 210.0), (760.0, 560.0), (170.0, 560.0)]

    def paint(p: Sheet) -> None:
        p.box(140, 200, 780, 570, dye.STRAW_LIGHT)
        for n in range(46):
            p.box(140, 210 + n * 8, 780, 212 + n * 8, dye.STRAW)
        for n, (y, height) in enumerate(((230, 16), (270, 24), (330, 24), (440, 30), (500, 24))):
            p.box(140, y, 780, y + height, (dye.LAC, dye.LEAF, dye.LAC, dye.PLUM, dye.LEAF)[n])
        p.woven(weave.khit("#EFD9A6", "lac7", "lac7"), 140, 368, 780, 428, 3)

    s.within(mat, paint)
    s.round(250, 200, 40, 40, dye.STRAW_DARK)
    s.box(250, 160, 640, 240, dye.STRAW, 0)
    s.round(640, 200, 36, 40, dye.STRAW_DARK)
    for n in range(4):
        s.round(640, 200, 30 - n * 8, 34 - n * 9, (dye.STRAW_LIGHT, dye.STRAW_DARK)[n % 2])
    for n in range(5):
        s.box(250, 166 + n * 16, 640, 168 + n * 16, dye.STRAW_DARK)
    s.box(330, 160, 346, 240, dye.LAC)
    s.box(540, 160, 556, 240, dye.LAC)
    for n, ink in enumerate((dye.LEAF, dye.LAC, dye.TURMERIC)):
        for reed in range(5):
            s.line([(40 + n * 44 + reed * 6, 120), (30 + n * 40 + reed * 8, 420)], ink, 4)
        s.box(32 + n * 42, 250, 78 + n * 42, 268, dye.COTTON, 4)
    return s


def sea_grass_basket() -> Sheet:
    """A bucket of sea grass with bands of colour, a plant in it."""
    s = table(dye.EARTH_LIGHT, dye.LEAF_PALE, hem("leaf8", "hook"), dye.LEAF_MID)
    s.round(400, 506, 190, 18, dye.LEAF_MID)
    outline = _vessel(400, 250, 480, 170, 146)
    s.within(outline, lambda p: p.woven(_STRAW, 200, 200, 600, 520, 3))
    for y, ink in ((330, dye.LAC), (372, dye.PLUM), (414, dye.LAC)):
        s.within(
            outline,
            lambda p, y=y, ink=ink: [
                p.box(220 + n * 26, y, 236 + n * 26, y + 22, ink) for n in range(15)
            ][-1],
        )
    s.shaded([(490, 240), (570, 250), (546, 480), (470, 500)])
    _rim(s, 400, 250, 170, dye.WOOD_DARK, dye.STRAW)
    for dx, dy in ((-150, -110), (150, -110), (-84, -170), (90, -160), (4, -196)):
        leaf(s, 400 + dx * 0.2, 262, dx, dy, dye.LEAF, dye.LEAF_MID)
    for x, way in ((232, -1), (568, 1)):
        s.line(bow(x + way * 8, 300, 34, 46, -90 * way, 90 * way), dye.STRAW_DARK, 12)
    return s


def sea_grass_rug() -> Sheet:
    """A round rug of sea grass on the floor, rings in natural dyes."""
    s = Sheet(dye.WOOD_LIGHT)
    for n in range(9):
        s.line([(0, n * 74), (800, n * 74)], dye.WOOD, 2)
    s.round(404, 316, 296, 272, dye.WOOD)
    rings = (
        dye.STRAW_DARK,
        dye.STRAW,
        dye.STRAW_LIGHT,
        dye.LAC,
        dye.STRAW_LIGHT,
        dye.STRAW,
        dye.PLUM,
        dye.STRAW,
        dye.STRAW_LIGHT,
        dye.KRAM,
        dye.STRAW_LIGHT,
        dye.STRAW,
        dye.LAC,
    )
    for n, ink in enumerate(rings):
        s.round(400, 306, 290 - n * 22, 266 - n * 20, ink)
        for step in range(20):
            a = step * math.pi / 10 + n * 0.04
            x, y = 400 + (284 - n * 22) * math.cos(a), 306 + (260 - n * 20) * math.sin(a)
            s.line(
                [
                    (x, y),
                    (
                        400 + (274 - n * 22) * math.cos(a + 0.03),
                        306 + (251 - n * 20) * math.sin(a + 0.03),
                    ),
                ],
                dye.STRAW_DARK,
                2,
            )
    s.round(400, 306, 12, 12, dye.TURMERIC)
    return s


def placemats() -> Sheet:
    """Square mats of reed, one under a blue-white bowl with a spoon."""
    s = Sheet(dye.LEAF_LIGHT)
    for x, y, ink in ((70, 60, dye.LAC), (430, 50, dye.KRAM), (250, 200, dye.EARTH)):
        s.box(x + 6, y + 8, x + 306, y + 348, dye.LEAF_PALE, 4)
        s.woven(_STRAW, x, y, x + 300, y + 340, 3)
        for inset, wide in ((0, 12), (30, 6)):
            s.box(x + inset, y + inset, x + 300 - inset, y + inset + wide, ink)
            s.box(x + inset, y + 340 - inset - wide, x + 300 - inset, y + 340 - inset, ink)
            s.box(x + inset, y + inset, x + inset + wide, y + 340 - inset, ink)
            s.box(x + 300 - inset - wide, y + inset, x + 300 - inset, y + 340 - inset, ink)
    s.round(404, 378, 112, 112, dye.STRAW_DARK)
    s.round(400, 370, 112, 112, dye.WHITE)
    s.round(400, 370, 98, 98, dye.KRAM)
    s.round(400, 370, 86, 86, dye.WHITE)
    s.round(400, 372, 74, 74, dye.LAC_LIGHT)
    for n in range(8):
        a = n * math.pi / 4
        leaf(
            s,
            400 + 16 * math.cos(a),
            372 + 16 * math.sin(a),
            40 * math.cos(a),
            40 * math.sin(a),
            dye.LEAF_MID,
        )
    s.line([(580, 250), (560, 480)], dye.WOOD, 12)
    s.round(584, 232, 22, 36, dye.WOOD)
    return s


SCENES: tuple[Callable[[], Sheet], ...] = (
    rattan_basket, hyacinth_bag, laundry_basket, reed_mat, sea_grass_basket, sea_grass_rug, placemats,
)  # fmt: skip
