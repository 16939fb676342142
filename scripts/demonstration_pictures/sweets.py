"""Sweets: egg cakes, mung-bean fruits, layered pandan sweets."""

import math
from collections.abc import Callable

from scripts.demonstration_pictures.sheet import (
    COTTON,
    EARTH,
    EARTH_DARK,
    EARTH_MID,
    INK,
    KRAM,
    KRAM_PALE,
    LAC,
    LAC_LIGHT,
    LAC_MID,
    LEAF,
    LEAF_DARK,
    LEAF_LIGHT,
    LEAF_MID,
    LEAF_PALE,
    PLUM_MID,
    STEEL,
    STRAW_LIGHT,
    TURMERIC,
    TURMERIC_LIGHT,
    TURMERIC_MID,
    WHITE,
    WOOD,
    WOOD_DARK,
    WOOD_LIGHT,
    Sheet,
    bow,
    hem,
    leaf,
    table,
)  # fmt: skip


def egg_cake() -> Sheet:
    """Golden egg cakes out of a charcoal mould, on a plate of banana leaf."""
    s = table(TURMERIC_LIGHT, WOOD_LIGHT, hem("lac8", "fish"), WOOD)
    s.round(560, 330, 196, 76, INK)
    s.round(560, 316, 196, 76, STEEL)
    s.round(560, 314, 180, 66, INK)
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
            s.round(x + 24 * math.cos(a), y + 14 * math.sin(a), 13, 9, EARTH_MID)
        s.round(x, y, 27, 16, TURMERIC)
        s.round(x - 6, y - 5, 11, 5, TURMERIC_MID)
    s.box(738, 306, 800, 326, WOOD_DARK, 8)
    s.round(270, 462, 220, 62, WOOD)
    s.round(270, 450, 220, 62, LEAF)
    s.line([(60, 452), (480, 448)], LEAF_DARK, 3)
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
                    EARTH_MID if row % 2 else "#C98A2C",
                )
            s.round(x, y, 40, 28, TURMERIC)
            s.round(x, y - 5, 30, 19, TURMERIC_MID)
            s.arc(x - 4, y - 4, 15, 190, 280, WHITE, 3)
    for x in (150, 210):
        s.curve([(x, 240), (x - 20, 210), (x + 18, 180), (x, 150)], COTTON, 7)
    return s


def luk_chup() -> Sheet:
    """Little fruits of mung bean in rows on a tray: chilli, mango, mangosteen, orange, rose apple."""
    s = table(LAC_LIGHT, COTTON, hem("leaf8", "lantern"), STRAW_LIGHT)
    s.round(400, 424, 330, 120, WOOD_DARK)
    s.round(400, 410, 330, 120, WOOD)
    s.round(400, 404, 304, 104, LEAF)
    for n in range(9):
        s.line(
            [
                (400, 404),
                (400 + 300 * math.cos(n * 0.35 + 0.2), 404 + 102 * math.sin(n * 0.35 + 0.2)),
            ],
            LEAF_MID,
            2,
        )
    fruits = (
        (LAC, LEAF),
        (TURMERIC, LEAF_MID),
        ("#4A2144", LEAF_MID),
        ("#E07B2A", LEAF_MID),
        (LAC_MID, LEAF_PALE),
    )
    for row, y in enumerate((330, 384, 446)):
        count = (5, 6, 5)[row]
        for n in range(count):
            ink, stem = fruits[(n + row * 2) % 5]
            x = 400 + (n - (count - 1) / 2) * 92
            s.round(x + 3, y + 30, 34, 8, LEAF_DARK)
            if ink == LAC:
                leaf(s, x - 32, y + 10, 72, 4, ink)
                leaf(s, x - 32, y + 12, 72, 4, ink)
            else:
                s.round(x, y, 34, 32, ink)
            s.round(x - 10, y - 10, 9, 7, WHITE)
            s.line([(x, y - 26), (x + 6, y - 40)], LEAF_DARK, 4)
            leaf(s, x + 4, y - 34, 28, -8, stem)
    s.round(640, 190, 70, 22, KRAM_PALE)
    s.shape(bow(640, 190, 70, 70, 0, 180), KRAM)
    s.box(610, 250, 670, 276, KRAM, 4)
    for x, y in ((612, 178), (640, 170), (668, 178), (640, 188)):
        for n in range(5):
            a = n * 1.257
            s.round(x + 11 * math.cos(a), y + 9 * math.sin(a), 9, 8, WHITE)
        s.round(x, y, 5, 5, TURMERIC)
    return s


def khanom_chan() -> Sheet:
    """Nine thin layers of pandan sweet in squares, and a rose made of it."""
    s = table(LEAF_LIGHT, WOOD_LIGHT, hem("leaf8", "hook"), WOOD)
    s.round(400, 470, 330, 76, WOOD)
    s.round(400, 458, 330, 76, WHITE)
    s.round(400, 456, 300, 62, KRAM_PALE)
    s.round(400, 456, 290, 58, WHITE)

    def piece(x: float, y: float) -> None:
        s.shape([(x - 74, y), (x, y - 30), (x + 74, y), (x, y + 30)], LEAF_MID)
        for n in range(9):
            low = y + n * 12
            ink = (LEAF, LEAF_PALE)[n % 2]
            s.shape([(x - 74, low), (x, low + 30), (x, low + 43), (x - 74, low + 13)], ink)
            ink = (LEAF_DARK, LEAF_MID)[n % 2]
            s.shape([(x + 74, low), (x, low + 30), (x, low + 43), (x + 74, low + 13)], ink)
        s.shape([(x - 40, y - 4), (x - 6, y - 20), (x + 6, y - 16), (x - 28, y)], LEAF_PALE)

    for x, y in ((260, 320), (420, 300), (330, 360)):
        piece(x, y)
    for ring, ink in ((78, LEAF), (62, LEAF_MID), (46, LEAF_PALE), (30, LEAF_MID), (16, LEAF)):
        for n in range(6):
            a = n * math.pi / 3 + ring
            s.round(
                570 + ring * 0.6 * math.cos(a),
                424 + ring * 0.42 * math.sin(a),
                ring * 0.5,
                ring * 0.4,
                ink,
            )
    s.round(570, 424, 8, 7, LEAF_DARK)
    for n in range(5):
        leaf(s, 720 - n * 10, 372, -30 + n * 26, -250 + abs(n - 2) * 30, (LEAF, LEAF_MID)[n % 2])
    s.box(660, 330, 740, 400, EARTH, 10)
    s.box(660, 330, 740, 346, EARTH_DARK, 6)
    s.round(120, 330, 62, 18, COTTON)
    s.shape(bow(120, 330, 62, 62, 0, 180), LAC)
    for x, y in ((96, 322), (120, 314), (146, 322)):
        s.round(x, y, 20, 10, (WHITE, PLUM_MID, TURMERIC)[round(x) % 3])
    return s


SCENES: tuple[Callable[[], Sheet], ...] = (egg_cake, luk_chup, khanom_chan)
