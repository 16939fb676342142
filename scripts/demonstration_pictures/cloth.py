"""Cloth: indigo, tie-dye, silk, loincloth and batik."""

import math
from collections.abc import Callable

from portal.core import weave
from scripts.demonstration_pictures import dye
from scripts.demonstration_pictures.sheet import Point, Sheet, bent, bow
from scripts.demonstration_pictures.things import hem, leaf, table, window


def _shell(s: Sheet, x: float, y: float, size: float, ink: str, width: float) -> None:
    """Wind a spiral, as the knots of tie-dye leave it."""
    turns = [
        (
            x + size * step / 60 * math.cos(step / 60 * 14),
            y + size * step / 60 * math.sin(step / 60 * 14),
        )
        for step in range(61)
    ]
    s.line(turns, ink, width)


def _rail(s: Sheet, y: float) -> None:
    s.box(40, y, 760, y + 16, dye.WOOD, 8)
    for x in (70, 716):
        s.box(x, y, x + 14, 600, dye.WOOD_DARK)


def indigo_scarf() -> Sheet:
    """A handwoven scarf over a rail, a ball of cotton and leaves of indigo."""
    s = Sheet(dye.EARTH_LIGHT)
    s.band(lambda _x: 500, dye.TURMERIC_LIGHT)
    _rail(s, 96)
    left = [(236.0, 100.0), (404.0, 100.0), (414.0, 470.0), (224.0, 470.0)]
    right = [(404.0, 100.0), (566.0, 100.0), (580.0, 410.0), (414.0, 410.0)]
    cloth = weave.water("kram7", "kram8", "kram5")
    for outline, shadow in ((right, True), (left, False)):
        s.within(outline, lambda p: p.woven(cloth, 200, 90, 600, 480, 4))
        low = outline[2][1]
        s.within(
            outline,
            lambda p, low=low: p.woven(hem("kram9", "lantern"), 200, low - 84, 600, low, 3),
        )
        if shadow:
            s.shaded([(404, 100), (452, 100), (458, 410), (414, 410)])
    for x0, x1, y in ((228, 412, 470), (418, 578, 410)):
        for n in range(int((x1 - x0) / 12) + 1):
            x = x0 + n * 12
            s.line([(x, y), (x + 3 - n % 3 * 3, y + 40)], dye.KRAM_LIGHT if n % 2 else dye.KRAM, 4)
    s.round(664, 520, 62, 56, dye.COTTON)
    for n in range(5):
        s.arc(664, 520, 50 - n * 9, 200 + n * 20, 330 + n * 20, dye.KRAM_PALE, 4)
    for dx, dy in ((-80, -66), (-96, -16), (-70, 34)):
        leaf(s, 190, 520, dx, dy, dye.LEAF, dye.LEAF_MID)
    return s


def tie_dye_bag() -> Sheet:
    """A tote bag with dyed rings on a table before a window."""
    s = table(dye.LEAF_LIGHT, dye.WOOD_LIGHT, hem("kram9", "fish"), dye.WOOD)
    window(s, 560, 60)
    s.round(400, 506, 210, 18, dye.WOOD)
    body = [(232.0, 214.0), (568.0, 214.0), (590.0, 506.0), (210.0, 506.0)]

    def paint(p: Sheet) -> None:
        p.box(200, 200, 600, 520, dye.KRAM_LIGHT)
        for x, y, r in (
            (310, 300, 66),
            (480, 280, 54),
            (400, 420, 84),
            (244, 450, 46),
            (560, 440, 52),
        ):
            for ring, ink in (
                (1.0, dye.KRAM_PALE),
                (0.8, dye.KRAM),
                (0.62, dye.SKY),
                (0.4, dye.KRAM_LIGHT),
                (0.2, dye.WHITE),
            ):
                wavy = [
                    (
                        x + r * ring * (1 + 0.07 * math.sin(a * 9)) * math.cos(a),
                        y + r * ring * (1 + 0.07 * math.cos(a * 7)) * math.sin(a),
                    )
                    for a in (n / 10 for n in range(63))
                ]
                p.shape(wavy, ink)

    s.within(body, paint)
    s.shaded([(530, 214), (568, 214), (590, 506), (540, 506)])
    s.line(bow(400, 214, 92, 132, 180, 360), dye.COTTON, 20)
    for x in (308, 492):
        s.box(x - 16, 206, x + 16, 262, dye.COTTON, 4)
    s.box(232, 206, 568, 226, dye.KRAM_DARK)
    return s


def shell_shirt() -> Sheet:
    """A T-shirt on a hanger, a spiral like a snail's shell dyed into it."""
    s = Sheet(dye.LAC_LIGHT)
    s.band(lambda _x: 540, dye.WOOD_LIGHT)
    s.box(0, 66, 800, 80, dye.WOOD, 6)
    s.curve([(400, 120), (400, 60), (436, 50), (430, 84)], dye.WOOD_DARK, 7)
    s.line([(290, 158), (400, 118), (510, 158)], dye.WOOD_DARK, 9)
    shirt: list[Point] = [
        (330, 140), *bent([(350, 138), (400, 190), (450, 138)]), (470, 140), (590, 210), (630, 320),
        (548, 344), (530, 290), (530, 528), (270, 528), (270, 290), (252, 344), (170, 320), (210, 210),
    ]  # fmt: skip

    def paint(p: Sheet) -> None:
        p.box(150, 100, 650, 560, dye.KRAM)
        for ring in range(9, 0, -1):
            p.round(400, 346, ring * 34, ring * 30, (dye.KRAM, dye.KRAM_LIGHT)[ring % 2])
        for n in range(12):
            a = n * math.pi / 6
            p.line(
                [
                    (400 + 60 * math.cos(a), 346 + 60 * math.sin(a)),
                    (400 + 260 * math.cos(a + 0.5), 346 + 230 * math.sin(a + 0.5)),
                ],
                dye.KRAM_PALE,
                7,
            )
        p.round(400, 346, 96, 96, dye.KRAM_DARK)
        _shell(p, 400, 346, 92, dye.WHITE, 9)

    s.within(shirt, paint)
    s.shaded([(270, 290), (270, 528), (300, 528), (292, 300)])
    s.line(bent([(350, 140), (400, 194), (450, 140)]), dye.KRAM_DARK, 7)
    return s


def indigo_vat() -> Sheet:
    """A clay pot of indigo with froth, a skein dripping above it, stripes of cloth behind."""
    s = Sheet(dye.TURMERIC_LIGHT)
    s.band(lambda _x: 430, dye.EARTH_LIGHT)
    _rail(s, 70)
    for n, ink in enumerate((dye.KRAM_PALE, dye.KRAM_LIGHT, dye.KRAM, dye.KRAM_DARK)):
        x = 120 + n * 52
        s.shape([(x, 78), (x + 44, 78), (x + 46, 330), (x - 2, 330)], ink)
        s.box(x, 292, x + 45, 300, dye.WHITE)
    for n in range(9):
        s.curve(
            [(560 + n * 9, 80), (548 + n * 12, 190), (590 + n * 2, 300)],
            (dye.KRAM, dye.KRAM_LIGHT)[n % 2],
            8,
        )
    for y in (318, 338):
        s.round(598, y, 5, 9, dye.KRAM)
    s.round(520, 556, 250, 26, dye.EARTH_MID)
    pot = [
        *bow(520, 440, 220, 120, 0, 180),
        *bent([(300, 440), (300, 380), (360, 352)]),
        *bent([(680, 352), (740, 380), (740, 440)]),
    ]
    s.shape(pot, dye.EARTH)
    s.within(
        pot, lambda p: p.woven(weave.khit("earth7", "earth8", "earth5"), 290, 420, 750, 468, 3)
    )
    s.shaded([*bow(520, 440, 220, 120, 0, 62), (640, 360), (690, 356)])
    s.round(520, 352, 172, 44, dye.EARTH_DARK)
    s.round(520, 354, 154, 35, dye.KRAM_DARK)
    s.round(500, 350, 116, 24, dye.KRAM)
    for x, y, r in (
        (450, 346, 15),
        (474, 356, 11),
        (500, 344, 18),
        (530, 354, 13),
        (552, 344, 10),
        (424, 354, 8),
    ):
        s.round(x, y, r, r * 0.62, dye.KRAM_PALE)
        s.round(x - 2, y - 2, r * 0.5, r * 0.3, dye.WHITE)
    for dx, dy in ((70, -40), (86, 0), (70, 36), (30, -60)):
        leaf(s, 110, 500, dx, dy, dye.LEAF, dye.LEAF_MID)
    return s


def _folded(s: Sheet, top: float, pattern: weave.Grid, edge: str, thread: float = 4) -> None:
    """Lay a folded cloth, its fold to the reader."""
    s.within(
        [(190, top), (610, top), (610, top + 62), (190, top + 62)],
        lambda p: p.woven(pattern, 190, top, 610, top + 62, thread),
    )
    for x in (190, 610):
        s.round(x, top + 31, 26, 31, edge)
    s.box(180, top + 57, 620, top + 63, edge, 3)


def mudmee_silk() -> Sheet:
    """Three folded lengths of tied silk and cocoons in a bowl."""
    s = table(dye.PLUM_LIGHT, dye.STRAW_LIGHT, None, dye.WOOD_LIGHT)
    s.woven(hem("plum8", "hook"), 90, 70, 330, 372, 5)
    s.box(76, 58, 344, 72, dye.WOOD, 6)
    s.round(400, 500, 256, 24, dye.WOOD_LIGHT)
    _folded(s, 436, hem("earth8", "lantern"), dye.EARTH_DARK, 2)
    _folded(s, 372, weave.khit("plum7", "plum8", "tur3"), "#3F2359", 3)
    _folded(s, 308, hem("lac8", "hook"), "#6E1230", 2.5)
    s.shape(bow(560, 240, 96, 66, 0, 180), dye.WOOD)
    s.round(560, 240, 96, 20, dye.WOOD_DARK)
    for x, y in (
        (500, 228),
        (540, 216),
        (582, 218),
        (620, 230),
        (560, 236),
        (522, 240),
        (600, 242),
    ):
        s.round(x, y, 24, 14, dye.TURMERIC_MID)
        s.arc(x, y + 2, 12, 200, 320, dye.WHITE, 3)
    return s


def silk_shawl() -> Sheet:
    """A shawl of silk falls from a stand in soft folds."""
    s = table(dye.LEAF_LIGHT, dye.WOOD_LIGHT, None, dye.WOOD)
    window(s, 60, 70)
    s.round(430, 532, 130, 16, dye.WOOD)
    s.box(422, 160, 438, 530, dye.WOOD_DARK)
    s.box(236, 118, 624, 136, dye.WOOD_DARK, 9)
    for x in (236, 624):
        s.round(x, 127, 15, 15, dye.TURMERIC)
    fall = [
        (300.0, 126.0),
        (560.0, 126.0),
        *bent([(560, 126), (620, 300), (590, 486)]),
        *bent([(590, 486), (430, 530), (270, 486)]),
        *bent([(270, 486), (240, 300), (300, 126)]),
    ]
    s.within(
        fall,
        lambda p: (
            p.woven(weave.check("lac7", "lac8", "lac5"), 230, 110, 640, 540, 3),
            p.woven(hem("lac8", "fish", "tur5"), 230, 400, 640, 478, 3),
        )[0],
    )
    for x in (330, 420, 510):
        s.shaded(
            bent([(x, 130), (x - 30, 320), (x - 20, 520)])
            + bent([(x + 10, 520), (x + 6, 320), (x + 22, 130)]),
            0.8,
        )
    for n in range(27):
        x = 276 + n * 12
        y = 486 + 22 * math.sin((x - 270) / 320 * math.pi)
        s.line([(x, y), (x + 2, y + 34)], dye.TURMERIC if n % 3 else dye.LAC, 4)
    return s


def loincloth_bag() -> Sheet:
    """A bag and a purse of checked loincloth."""
    s = table(dye.TURMERIC_LIGHT, dye.KRAM_PALE, hem("kram9", "hook"), dye.KRAM_LIGHT)
    s.round(380, 504, 230, 18, dye.KRAM_LIGHT)
    body = [(220.0, 230.0), (530.0, 230.0), (562.0, 500.0), (188.0, 500.0)]
    red = [
        [
            ("lac7", "cotton", "kram7")[(x // 3 + y // 3) % 3 if (x // 3) % 2 else (y // 3) % 3]
            for x in range(18)
        ]
        for y in range(18)
    ]
    s.within(body, lambda p: p.woven(red, 180, 220, 570, 510, 4))
    s.shaded([(494, 230), (530, 230), (562, 500), (512, 500)])
    s.box(214, 220, 536, 250, dye.LAC, 6)
    s.line(bow(375, 226, 86, 140, 180, 360), dye.EARTH_DARK, 18)
    for x in (289, 461):
        s.box(x - 15, 226, x + 15, 286, dye.EARTH_DARK, 5)
        s.round(x, 270, 5, 5, dye.TURMERIC)
    s.round(375, 262, 14, 14, dye.TURMERIC)
    blue = [
        [
            ("kram7", "kram3", "cotton")[(x // 2 + y // 2) % 3 if (y // 2) % 2 else (x // 2) % 3]
            for x in range(12)
        ]
        for y in range(12)
    ]
    purse = [
        *bow(636, 440, 84, 60, 0, 180),
        *bent([(552, 440), (560, 404), (636, 404)]),
        *bent([(636, 404), (712, 404), (720, 440)]),
    ]
    s.round(636, 500, 86, 12, dye.KRAM_LIGHT)
    s.within(purse, lambda p: p.woven(blue, 540, 390, 730, 510, 4))
    s.line(bow(636, 438, 82, 36, 190, 350), dye.KRAM_DARK, 10)
    s.round(636, 398, 9, 9, dye.TURMERIC)
    return s


def batik() -> Sheet:
    """A cloth of batik with corals and fish, stretched on a frame, with wax and brush."""
    s = Sheet(dye.TURMERIC_LIGHT)
    s.band(lambda _x: 470, dye.STRAW_LIGHT)
    s.box(110, 60, 690, 470, dye.WOOD, 10)
    frame = [(134.0, 84.0), (666.0, 84.0), (666.0, 446.0), (134.0, 446.0)]

    def coral(p: Sheet, x: float, y: float, length: float, angle: float, ink: str) -> None:
        if length < 14:
            p.round(x, y, 5, 5, dye.WHITE)
            return
        nx, ny = x + length * math.cos(angle), y + length * math.sin(angle)
        p.line([(x, y), (nx, ny)], dye.WHITE, length / 5 + 6)
        p.line([(x, y), (nx, ny)], ink, length / 5)
        coral(p, nx, ny, length * 0.7, angle - 0.5, ink)
        coral(p, nx, ny, length * 0.7, angle + 0.42, ink)

    def paint(p: Sheet) -> None:
        for n, ink in enumerate((dye.SKY, dye.KRAM_PALE, dye.KRAM_LIGHT, dye.KRAM)):
            p.band(lambda x, n=n: 84 + n * 92 + 16 * math.sin(x / 60 + n), ink)
        coral(p, 230, 450, 84, -1.7, dye.LAC_MID)
        coral(p, 420, 460, 66, -1.4, dye.TURMERIC)
        coral(p, 590, 450, 90, -1.5, dye.EARTH_MID)
        for x, y, way, ink in (
            (330, 190, 1, dye.TURMERIC),
            (480, 150, -1, dye.LAC_MID),
            (240, 128, 1, dye.LEAF_MID),
        ):
            p.round(x, y, 40, 20, dye.WHITE)
            p.round(x, y, 35, 15, ink)
            p.shape([(x - way * 30, y), (x - way * 62, y - 20), (x - way * 62, y + 20)], ink)
            p.round(x + way * 22, y - 3, 3, 3, dye.WHITE)

    s.within(frame, paint)
    s.box(560, 490, 670, 560, dye.EARTH, 8)
    s.round(615, 492, 56, 14, dye.EARTH_DARK)
    s.round(615, 492, 46, 9, dye.TURMERIC)
    s.line([(600, 490), (470, 540)], dye.WOOD_DARK, 8)
    return s


SCENES: tuple[Callable[[], Sheet], ...] = (
    indigo_scarf, tie_dye_bag, shell_shirt, indigo_vat, mudmee_silk, silk_shawl, loincloth_bag, batik,
)  # fmt: skip
