"""Sweets: egg cakes, mung-bean fruits, layered pandan sweets."""

import math
from collections.abc import Callable

from scripts.demonstration_pictures import dye
from scripts.demonstration_pictures.sheet import Sheet, bow
from scripts.demonstration_pictures.things import flower, hem, leaf, table


def egg_cake() -> Sheet:
    """Golden egg cakes out of a charcoal mould, on a plate of banana leaf."""
    s = table(dye.TURMERIC_LIGHT, dye.WOOD_LIGHT, hem("lac8", "fish"), dye.WOOD)
    s.round(560, 330, 196, 76, dye.INK)
    s.round(560, 316, 196, 76, dye.STEEL)
    s.round(560, 314, 180, 66, dye.INK)
    for x, y in (
        (560, 314),
        (470, 312),
        (650, 312),
        (514, 278),
        (606, 278),
        (514, 350),
        (606, 350),
    ):
        for n in range(8):
            a = n * math.pi / 4
            s.round(x + 24 * math.cos(a), y + 14 * math.sin(a), 13, 9, dye.EARTH_MID)
        s.round(x, y, 27, 16, dye.TURMERIC)
        s.round(x - 6, y - 5, 11, 5, dye.TURMERIC_MID)
    s.box(738, 306, 800, 326, dye.WOOD_DARK, 8)
    s.round(270, 462, 220, 62, dye.WOOD)
    s.round(270, 450, 220, 62, dye.LEAF)
    s.line([(60, 452), (480, 448)], dye.LEAF_DARK, 3)
    for row, (y, count) in enumerate(((446, 4), (404, 3), (364, 2), (326, 1))):
        for n in range(count):
            x = 270 + (n - (count - 1) / 2) * 88
            for k in range(10):
                a = k * math.pi / 5
                s.round(
                    x + 36 * math.cos(a),
                    y + 25 * math.sin(a),
                    16,
                    13,
                    dye.EARTH_MID if row % 2 else "#C98A2C",
                )
            s.round(x, y, 40, 28, dye.TURMERIC)
            s.round(x, y - 5, 30, 19, dye.TURMERIC_MID)
            s.arc(x - 4, y - 4, 15, 190, 280, dye.WHITE, 3)
    for x in (150, 210):
        s.curve([(x, 240), (x - 20, 210), (x + 18, 180), (x, 150)], dye.COTTON, 7)
    return s


def luk_chup() -> Sheet:
    """Little fruits of mung bean in rows on a tray: chilli, mango, mangosteen, orange, rose apple."""
    s = table(dye.LAC_LIGHT, dye.COTTON, hem("leaf8", "lantern"), dye.STRAW_LIGHT)
    s.round(400, 424, 330, 120, dye.WOOD_DARK)
    s.round(400, 410, 330, 120, dye.WOOD)
    s.round(400, 404, 304, 104, dye.LEAF)
    for n in range(9):
        s.line(
            [
                (400, 404),
                (400 + 300 * math.cos(n * 0.35 + 0.2), 404 + 102 * math.sin(n * 0.35 + 0.2)),
            ],
            dye.LEAF_MID,
            2,
        )
    fruits = (
        (dye.LAC, dye.LEAF),
        (dye.TURMERIC, dye.LEAF_MID),
        ("#4A2144", dye.LEAF_MID),
        ("#E07B2A", dye.LEAF_MID),
        (dye.LAC_MID, dye.LEAF_PALE),
    )
    for row, y in enumerate((330, 384, 446)):
        count = (5, 6, 5)[row]
        for n in range(count):
            ink, stem = fruits[(n + row * 2) % 5]
            x = 400 + (n - (count - 1) / 2) * 92
            s.round(x + 3, y + 30, 34, 8, dye.LEAF_DARK)
            if ink == dye.LAC:
                leaf(s, x - 32, y + 10, 72, 4, ink)
                leaf(s, x - 32, y + 12, 72, 4, ink)
            else:
                s.round(x, y, 34, 32, ink)
            s.round(x - 10, y - 10, 9, 7, dye.WHITE)
            s.line([(x, y - 26), (x + 6, y - 40)], dye.LEAF_DARK, 4)
            leaf(s, x + 4, y - 34, 28, -8, stem)
    s.round(640, 190, 70, 22, dye.KRAM_PALE)
    s.shape(bow(640, 190, 70, 70, 0, 180), dye.KRAM)
    s.box(610, 250, 670, 276, dye.KRAM, 4)
    for x, y in ((612, 178), (640, 170), (668, 178), (640, 188)):
        flower(s, x, y, (11, 9), (9, 8), dye.WHITE)
        s.round(x, y, 5, 5, dye.TURMERIC)
    return s


def khanom_chan() -> Sheet:
    """Nine thin layers of pandan sweet in squares, and a rose made of it."""
    s = table(dye.LEAF_LIGHT, dye.WOOD_LIGHT, hem("leaf8", "hook"), dye.WOOD)
    s.round(400, 470, 330, 76, dye.WOOD)
    s.round(400, 458, 330, 76, dye.WHITE)
    s.round(400, 456, 300, 62, dye.KRAM_PALE)
    s.round(400, 456, 290, 58, dye.WHITE)

    def piece(x: float, y: float) -> None:
        s.shape([(x - 74, y), (x, y - 30), (x + 74, y), (x, y + 30)], dye.LEAF_MID)
        for n in range(9):
            low = y + n * 12
            ink = (dye.LEAF, dye.LEAF_PALE)[n % 2]
            s.shape([(x - 74, low), (x, low + 30), (x, low + 43), (x - 74, low + 13)], ink)
            ink = (dye.LEAF_DARK, dye.LEAF_MID)[n % 2]
            s.shape([(x + 74, low), (x, low + 30), (x, low + 43), (x + 74, low + 13)], ink)
        s.shape([(x - 40, y - 4), (x - 6, y - 20), (x + 6, y - 16), (x - 28, y)], dye.LEAF_PALE)

    for x, y in ((260, 320), (420, 300), (330, 360)):
        piece(x, y)
    for ring, ink in (
        (78, dye.LEAF),
        (62, dye.LEAF_MID),
        (46, dye.LEAF_PALE),
        (30, dye.LEAF_MID),
        (16, dye.LEAF),
    ):
        for n in range(6):
            a = n * math.pi / 3 + ring
            s.round(
                570 + ring * 0.6 * math.cos(a),
                424 + ring * 0.42 * math.sin(a),
                ring * 0.5,
                ring * 0.4,
                ink,
            )
    s.round(570, 424, 8, 7, dye.LEAF_DARK)
    for n in range(5):
        leaf(
            s,
            720 - n * 10,
            372,
            -30 + n * 26,
            -250 + abs(n - 2) * 30,
            (dye.LEAF, dye.LEAF_MID)[n % 2],
        )
    s.box(660, 330, 740, 400, dye.EARTH, 10)
    s.box(660, 330, 740, 346, dye.EARTH_DARK, 6)
    s.round(120, 330, 62, 18, dye.COTTON)
    s.shape(bow(120, 330, 62, 62, 0, 180), dye.LAC)
    for x, y in ((96, 322), (120, 314), (146, 322)):
        s.round(x, y, 20, 10, (dye.WHITE, dye.PLUM_MID, dye.TURMERIC)[round(x) % 3])
    return s


SCENES: tuple[Callable[[], Sheet], ...] = (egg_cake, luk_chup, khanom_chan)
