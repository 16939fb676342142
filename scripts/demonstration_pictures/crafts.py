"""Twelve scenes of crafts that courses teach, in the wide format of a course's picture."""

import math
from collections.abc import Callable

from scripts.demonstration_pictures import dye
from scripts.demonstration_pictures.sheet import Sheet

_WIDE = (960, 540)


def rice() -> Sheet:
    """Rice field before hills, a hut between."""
    s = Sheet(dye.SKY, _WIDE)
    s.round(760, 120, 58, 58, dye.TURMERIC)
    s.band(lambda x: 250 - 70 * math.sin(x / 190) - 30 * math.sin(x / 71), dye.KRAM_LIGHT)
    s.band(lambda x: 300 - 34 * math.sin(x / 150 + 2), dye.LEAF)
    s.box(250, 262, 350, 330, dye.WOOD_LIGHT)
    s.shape([(228, 268), (300, 206), (372, 268)], dye.WOOD)
    s.box(286, 290, 314, 330, dye.WOOD)
    s.band(lambda _x: 330, dye.TURMERIC_LIGHT)
    for row in range(7):
        y = 352 + row * row * 4.6
        for column in range(-1, 34 - row * 2):
            x = column * (28 + row * 3.4) + (row % 2) * 14
            h = 20 + row * 6
            for lean in (-0.45, 0, 0.45):
                s.line(
                    [(x, y + h), (x + lean * h, y)],
                    dye.LEAF if lean else dye.LEAF_DARK,
                    3 + row * 0.5,
                )
            s.round(x + 0.45 * h, y, 3 + row * 0.6, 5 + row, dye.TURMERIC)
    return s


def fish() -> Sheet:
    """Fish in a round tank, a net beside it."""
    s = Sheet(dye.LEAF_LIGHT, _WIDE)
    s.band(lambda _x: 360, dye.TURMERIC_LIGHT)
    s.box(150, 250, 810, 470, dye.STEEL, 40)
    s.round(480, 250, 330, 84, dye.STEEL_LIGHT)
    s.round(480, 254, 304, 70, dye.KRAM_LIGHT)
    for x, y, way, ink in (
        (360, 236, 1, dye.EARTH),
        (560, 262, -1, dye.TURMERIC),
        (470, 292, 1, dye.LAC),
    ):
        s.round(x, y, 54, 20, ink)
        s.shape([(x - way * 44, y), (x - way * 84, y - 20), (x - way * 84, y + 20)], ink)
        s.round(x + way * 34, y - 5, 4, 4, dye.WHITE)
    for x in (300, 640, 690):
        s.arc(x, 240, 18, 200, 340, dye.SKY, 4)
    s.line([(770, 420), (880, 110)], dye.WOOD, 10)
    s.arc(732, 440, 62, 0, 360, dye.WOOD, 8)
    for step in range(-2, 3):
        s.line([(732 + step * 22, 386), (732 + step * 16, 494)], dye.STEEL, 2)
        s.line([(680, 440 + step * 20), (784, 440 + step * 20)], dye.STEEL, 2)
    return s


def sweets() -> Sheet:
    """Layered sweets and egg drops on banana leaf."""
    s = Sheet(dye.LAC_LIGHT, _WIDE)
    s.band(lambda _x: 330, dye.WOOD_LIGHT)
    s.round(480, 390, 400, 110, dye.WOOD)
    s.round(480, 380, 372, 96, dye.LEAF)
    s.line([(120, 380), (840, 380)], dye.LEAF_DARK, 4)
    for n in range(8):
        x = 190 + n * 83
        s.line([(x, 380), (x + 36, 310 + abs(n - 3.5) * 9)], dye.LEAF_DARK, 2)
    for n, x in enumerate((210, 350, 490)):
        for layer in range(6):
            ink = (
                dye.LAC,
                dye.LAC_LIGHT,
                dye.LEAF,
                dye.LEAF_LIGHT,
                dye.TURMERIC,
                dye.TURMERIC_LIGHT,
            )[(layer + n * 2) % 6]
            s.box(x, 250 + layer * 21, x + 108, 274 + layer * 21, ink)
    for row in range(3):
        for column in range(4 - row):
            s.round(660 + column * 46 + row * 23, 374 - row * 38, 24, 22, dye.TURMERIC)
            s.round(654 + column * 46 + row * 23, 366 - row * 38, 6, 5, dye.TURMERIC_LIGHT)
    return s


def noodles() -> Sheet:
    """A steaming bowl with chopsticks."""
    s = Sheet(dye.TURMERIC_LIGHT, _WIDE)
    s.band(lambda _x: 400, dye.EARTH)
    for x in (390, 480, 570):
        s.line([(x + 14 * math.sin(y / 18), y) for y in range(60, 180, 6)], dye.STEEL_LIGHT, 10)
    s.round(480, 262, 240, 60, dye.KRAM)
    s.shape([(240, 262), (720, 262), (610, 440), (350, 440)], dye.KRAM)
    s.round(480, 440, 130, 22, dye.KRAM)
    s.round(480, 256, 218, 48, dye.EARTH_LIGHT)
    for n in range(9):
        s.arc(330 + n * 34, 268, 34, 190, 350, dye.TURMERIC, 7)
    s.round(400, 250, 46, 24, dye.WHITE)
    s.round(404, 250, 22, 13, dye.TURMERIC)
    for x, y in ((520, 236), (560, 262), (600, 244), (540, 278)):
        s.round(x, y, 15, 9, dye.LEAF)
    for x in range(368, 620, 56):
        s.shape([(x, 320), (x + 28, 348), (x, 376), (x - 28, 348)], dye.WHITE)
    s.line([(560, 250), (860, 110)], dye.WOOD, 12)
    s.line([(590, 264), (880, 150)], dye.WOOD, 12)
    return s


def coffee() -> Sheet:
    """A cup, a drip filter and beans."""
    s = Sheet(dye.COTTON, _WIDE)
    s.band(lambda _x: 390, dye.WOOD_LIGHT)
    s.shape([(170, 120), (410, 120), (320, 250), (260, 250)], dye.WHITE)
    s.box(150, 104, 430, 128, dye.EARTH, 10)
    s.line([(290, 250), (290, 300)], dye.EARTH, 6)
    s.box(190, 300, 390, 440, dye.STEEL_LIGHT, 26)
    s.box(202, 362, 378, 430, dye.EARTH, 20)
    s.arc(392, 360, 34, -80, 80, dye.STEEL_LIGHT, 14)
    s.round(640, 430, 170, 26, dye.EARTH)
    s.box(530, 280, 750, 424, dye.KRAM, 40)
    s.round(640, 284, 110, 26, dye.KRAM_LIGHT)
    s.round(640, 286, 96, 19, dye.WOOD)
    s.arc(752, 340, 40, -90, 90, dye.KRAM, 16)
    for x in (600, 650, 690):
        s.line([(x + 12 * math.sin(y / 15), y) for y in range(130, 240, 6)], dye.STEEL_LIGHT, 9)
    for n in range(9):
        x, y = 70 + n * 104 - (n % 3) * 26, 480 + (n % 2) * 26
        s.round(x, y, 24, 15, dye.WOOD)
        s.line([(x - 15, y + 4), (x, y - 2), (x + 15, y - 4)], dye.EARTH_LIGHT, 3)
    return s


def dyed_cloth() -> Sheet:
    """Indigo cloths on a line, the pot below."""
    s = Sheet(dye.SKY, _WIDE)
    s.band(lambda x: 420 - 10 * math.sin(x / 120), dye.LEAF)
    s.line([(0, 92), (480, 116), (960, 92)], dye.WOOD, 6)
    for n, ink in enumerate((dye.KRAM, dye.KRAM_LIGHT, "#163359", dye.KRAM)):
        left = 90 + n * 208
        top = 102 + 8 * math.sin(n + 1)
        s.box(left, top, left + 160, 380, ink)
        for row in range(3):
            for column in range(2):
                x, y = left + 46 + column * 68, top + 56 + row * 86
                for r in ((30, 19, 8), (24, 12, 0), (32, 26, 14), (20, 10, 4))[n]:
                    s.arc(x, y, r, 0, 360, dye.SKY, 5)
        s.line([(left + 14, top - 12), (left + 14, top + 16)], dye.WOOD_LIGHT, 8)
        s.line([(left + 146, top - 12), (left + 146, top + 16)], dye.WOOD_LIGHT, 8)
    s.box(380, 400, 580, 530, dye.EARTH, 60)
    s.round(480, 412, 104, 26, dye.EARTH_LIGHT)
    s.round(480, 414, 88, 19, dye.KRAM)
    return s


def loom() -> Sheet:
    """A loom with a striped cloth growing on it."""
    s = Sheet(dye.TURMERIC_LIGHT, _WIDE)
    s.band(lambda _x: 460, dye.WOOD_LIGHT)
    for x in (130, 810):
        s.box(x, 50, x + 30, 500, dye.WOOD, 6)
    for y in (70, 430):
        s.box(110, y, 860, y + 30, dye.WOOD, 10)
    for n in range(54):
        s.line(
            [(180 + n * 11.3, 100), (180 + n * 11.3, 250)], dye.LAC if n % 6 < 3 else dye.KRAM, 3
        )
    for row in range(13):
        ink = (dye.LAC, dye.TURMERIC, dye.KRAM, dye.COTTON)[row % 4]
        s.box(174, 262 + row * 13, 786, 275 + row * 13, ink)
        if row % 4 in {1, 3}:
            for n in range(18):
                x = 190 + n * 34
                y = 268.5 + row * 13
                s.shape(
                    [(x, y - 6), (x + 10, y), (x, y + 6), (x - 10, y)],
                    dye.LAC if row % 4 == 1 else dye.LEAF,
                )
    s.box(150, 236, 820, 262, dye.WOOD, 8)
    s.shape([(520, 205), (700, 190), (730, 205), (700, 220)], dye.EARTH)
    s.box(580, 199, 670, 211, dye.TURMERIC, 5)
    return s


def basket() -> Sheet:
    """A woven basket with a handle, strips beside it."""
    s = Sheet(dye.EARTH_LIGHT, _WIDE)
    s.band(lambda _x: 400, dye.LEAF_LIGHT)
    s.arc(470, 250, 190, 185, 355, dye.WOOD, 20)
    for row in range(8):
        left, right = 240 + row * 9, 700 - row * 9
        count = 14
        for n in range(count):
            step = (right - left) / count
            ink = dye.WOOD_LIGHT if (n + row) % 2 else dye.WOOD
            s.box(
                left + n * step, 240 + row * 26, left + (n + 1) * step - 2, 264 + row * 26, ink, 4
            )
    s.box(226, 222, 714, 246, dye.EARTH, 12)
    s.box(306, 446, 634, 466, dye.EARTH, 10)
    for n in range(7):
        s.line(
            [(740 + n * 22, 470 - n * 6), (860 + n * 9, 150 + n * 18)],
            dye.WOOD_LIGHT if n % 2 else dye.WOOD,
            9,
        )
    return s


def sewing() -> Sheet:
    """A sewing machine with a half-made bag."""
    s = Sheet(dye.SKY, _WIDE)
    s.band(lambda _x: 420, dye.WOOD_LIGHT)
    s.box(210, 380, 760, 424, dye.INK, 12)
    s.box(610, 180, 730, 390, dye.KRAM, 24)
    s.box(250, 150, 730, 236, dye.KRAM, 38)
    s.box(250, 200, 340, 300, dye.KRAM, 20)
    s.line([(296, 300), (296, 378)], dye.STEEL, 6)
    s.box(272, 356, 320, 368, dye.STEEL, 4)
    s.round(742, 210, 34, 54, dye.STEEL)
    s.round(742, 210, 18, 32, dye.STEEL_LIGHT)
    s.box(470, 96, 510, 152, dye.LAC, 6)
    s.line([(490, 100), (380, 120), (300, 150), (296, 300)], dye.LAC, 3)
    for n in range(6):
        x = 400 + n * 34
        s.shape([(x, 184), (x + 12, 194), (x, 204), (x - 12, 194)], dye.TURMERIC)
    s.shape([(60, 384), (300, 372), (300, 392), (80, 470)], dye.LAC)
    for n in range(8):
        s.line([(84 + n * 26, 388 - n * 1.2), (96 + n * 26, 387 - n * 1.2)], dye.TURMERIC_LIGHT, 3)
    for n, ink in enumerate((dye.LEAF, dye.TURMERIC, dye.EARTH)):
        s.box(800 + n * 46, 372, 838 + n * 46, 420, ink, 6)
    return s


def barber() -> Sheet:
    """A mirror, scissors and combs."""
    s = Sheet(dye.LEAF_LIGHT, _WIDE)
    s.band(lambda _x: 410, dye.WOOD_LIGHT)
    s.round(480, 220, 170, 170, dye.WOOD)
    s.round(480, 220, 150, 150, dye.SKY)
    s.line([(400, 260), (520, 130)], dye.WHITE, 14)
    s.line([(440, 290), (560, 160)], dye.WHITE, 8)
    for way in (-1, 1):
        s.line([(190 - way * 34, 120), (190 + way * 24, 330)], dye.STEEL, 14)
        s.arc(190 + way * 34, 366, 32, 0, 360, dye.LAC, 13)
    s.round(190, 228, 9, 9, dye.INK)
    s.box(720, 150, 770, 390, dye.KRAM, 8)
    for n in range(16):
        s.line([(770, 166 + n * 14), (812, 166 + n * 14)], dye.KRAM, 6)
    s.box(850, 260, 910, 404, dye.TURMERIC, 16)
    s.box(866, 220, 894, 262, dye.INK, 6)
    for n in range(3):
        s.box(320 + n * 120, 430, 420 + n * 120, 476, (dye.LAC, dye.COTTON, dye.KRAM)[n], 12)
    return s


def solar() -> Sheet:
    """Solar panels on a roof, a pump in the garden."""
    s = Sheet(dye.SKY, _WIDE)
    s.round(140, 110, 56, 56, dye.TURMERIC)
    for n in range(12):
        a = math.radians(n * 30)
        s.line(
            [
                (140 + 70 * math.cos(a), 110 + 70 * math.sin(a)),
                (140 + 92 * math.cos(a), 110 + 92 * math.sin(a)),
            ],
            dye.TURMERIC,
            7,
        )
    s.band(lambda x: 430 - 12 * math.sin(x / 90), dye.LEAF)
    s.box(330, 280, 800, 460, dye.COTTON)
    s.shape([(270, 290), (390, 130), (760, 130), (860, 290)], dye.EARTH)
    for column in range(4):
        for row in range(2):
            x, y = 408 + column * 90 - row * 24, 150 + row * 66
            s.shape([(x, y), (x + 78, y), (x + 66, y + 56), (x - 18, y + 56)], dye.KRAM)
            s.line([(x + 34, y), (x + 20, y + 56)], dye.SKY, 2)
            s.line([(x - 8, y + 28), (x + 72, y + 28)], dye.SKY, 2)
    s.box(520, 330, 600, 460, dye.WOOD)
    s.box(660, 330, 740, 400, dye.SKY)
    s.box(110, 360, 200, 450, dye.STEEL, 14)
    s.line([(200, 400), (290, 400), (290, 470)], dye.STEEL, 12)
    for n in range(5):
        s.round(240 + n * 22, 486 + (n % 2) * 10, 6, 9, dye.KRAM_LIGHT)
    return s


def tools() -> Sheet:
    """Tools on a board: hammer, spanner, saw, screwdrivers."""
    s = Sheet(dye.WOOD_LIGHT, _WIDE)
    for n in range(7):
        s.line([(0, 70 + n * 76), (960, 70 + n * 76)], dye.WOOD, 2)
    s.box(120, 180, 148, 460, dye.WOOD, 10)
    s.box(76, 110, 196, 176, dye.STEEL, 10)
    s.shape([(196, 116), (240, 130), (240, 150), (196, 170)], dye.STEEL)
    s.line([(330, 190), (330, 400)], dye.KRAM, 30)
    s.arc(330, 142, 42, -40, 220, dye.KRAM, 24)
    s.arc(330, 444, 40, -220, 40, dye.KRAM, 24)
    s.shape([(430, 180), (700, 120), (700, 180), (430, 240)], dye.STEEL_LIGHT)
    for n in range(13):
        x = 440 + n * 20
        s.shape(
            [(x, 238 - n * 4.5), (x + 18, 234 - n * 4.5), (x + 9, 252 - n * 4.5)], dye.STEEL_LIGHT
        )
    s.box(690, 96, 800, 200, dye.EARTH, 26)
    s.box(722, 122, 770, 172, dye.WOOD_LIGHT, 16)
    for n, ink in enumerate((dye.LAC, dye.LEAF, dye.TURMERIC)):
        x = 480 + n * 100
        s.box(x, 300, x + 34, 400, ink, 12)
        s.box(x + 12, 400, x + 22, 490, dye.STEEL)
    s.round(840, 390, 62, 62, dye.TURMERIC)
    s.round(840, 390, 24, 24, dye.WOOD_LIGHT)
    s.box(836, 330, 900, 344, dye.STEEL)
    return s


SCENES: tuple[Callable[[], Sheet], ...] = (
    rice, fish, sweets, noodles, coffee, dyed_cloth, loom, basket, sewing, barber, solar, tools,
)  # fmt: skip
