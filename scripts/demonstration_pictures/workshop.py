"""The workshop: drums, herbal balls, soap, candles, knives, furniture of old wood, a place to work."""

import math
from collections.abc import Callable

from portal.core import weave
from scripts.demonstration_pictures import dye
from scripts.demonstration_pictures.sheet import Sheet, bent, bow
from scripts.demonstration_pictures.things import hem, leaf, plait, table, window


def drums() -> Sheet:
    """Drums of one trunk with skins laced tight, a small one on its side."""
    s = table(dye.TURMERIC_LIGHT, dye.EARTH_MID, hem("lac8", "lantern"), dye.EARTH)
    s.round(300, 522, 190, 20, dye.EARTH)
    body = [
        (150.0, 190.0),
        *bent([(150, 190), (90, 340), (160, 510)]),
        (440, 510),
        *bent([(440, 510), (510, 340), (450, 190)]),
    ]
    s.shape(body, dye.EARTH_DARK)
    s.within(
        body,
        lambda p: [
            p.shape(
                [
                    (150 + n * 40, 190),
                    (172 + n * 40, 190),
                    (166 + n * 40, 510),
                    (150 + n * 40, 510),
                ],
                dye.EARTH,
            )
            for n in range(8)
        ][-1],
    )
    for n in range(12):
        a, b = 140 + n * 27, 168 + n * 27
        s.line([(a, 214), (b, 300)], dye.STRAW_LIGHT, 5)
        s.line([(b, 214), (a, 300)], dye.STRAW_LIGHT, 5)
    s.within(body, lambda p: p.woven(hem("lac8", "hook"), 80, 320, 520, 395, 3))
    s.within(
        body,
        lambda p: (p.box(80, 300, 520, 316, dye.TURMERIC), p.box(80, 400, 520, 416, dye.TURMERIC))[
            0
        ],
    )
    s.shaded([(410, 190), *bent([(450, 190), (510, 340), (440, 510)]), (390, 510)])
    s.round(300, 190, 166, 46, dye.STRAW_DARK)
    s.round(300, 184, 160, 42, dye.COTTON)
    s.round(300, 184, 60, 16, dye.INK)
    s.round(620, 512, 140, 14, dye.EARTH)
    s.shape([(560, 380), (720, 400), (720, 500), (560, 516)], dye.EARTH_DARK)
    for n in range(5):
        s.line([(566 + n * 30, 384 + n * 4), (590 + n * 30, 510 - n * 3)], dye.STRAW_LIGHT, 4)
        s.line([(590 + n * 30, 386 + n * 4), (566 + n * 30, 512 - n * 3)], dye.STRAW_LIGHT, 4)
    s.round(556, 448, 34, 70, dye.STRAW_DARK)
    s.round(552, 448, 28, 62, dye.COTTON)
    s.round(550, 448, 11, 24, dye.INK)
    for x in (540, 590):
        s.line([(x, 150), (x + 110, 260)], dye.WOOD, 10)
        s.round(x, 150, 15, 15, dye.LAC)
    return s


def herbal_balls() -> Sheet:
    """Herbal compresses tied with string, ginger, turmeric, lime and leaves before them."""
    s = table(dye.LEAF_LIGHT, dye.STRAW_LIGHT, hem("leaf8", "hook"), dye.STRAW_DARK)
    window(s, 590, 50)
    s.round(360, 490, 290, 30, dye.STRAW_DARK)
    s.round(360, 478, 290, 46, dye.STRAW)
    s.within(
        bow(360, 474, 278, 40, 0, 360),
        lambda p: p.woven(plait("straw-", "straw", "straw+"), 70, 420, 650, 520, 4),
    )
    for x, y, r in ((230, 380, 96), (450, 390, 88)):
        neck = [
            (x - 26, y - r * 0.8),
            (x - 34, y - r - 100),
            (x + 34, y - r - 100),
            (x + 26, y - r * 0.8),
        ]
        s.shape(neck, dye.WHITE)
        s.shape(
            [
                (x - 34, y - r - 100),
                (x - 56, y - r - 136),
                (x, y - r - 116),
                (x + 56, y - r - 136),
                (x + 34, y - r - 100),
            ],
            dye.COTTON,
        )
        s.round(x, y, r, r * 0.94, dye.WHITE)
        s.within(
            bow(x, y, r, r * 0.94, 0, 360),
            lambda p, x=x, y=y, r=r: p.woven(
                weave.check("cotton", "tur3", "leaf3"), x - 100, y + 20, x + 100, y + r, 3
            ),
        )
        for k in range(-3, 4):
            s.curve(
                [(x + k * 5, y - r * 0.86), (x + k * 26, y - r * 0.4), (x + k * 24, y + r * 0.1)],
                dye.STEEL_LIGHT,
                3,
            )
        for k in range(6):
            s.line([(x - 30, y - r - 6 - k * 9), (x + 30, y - r - 10 - k * 9)], dye.STRAW_DARK, 5)
    for x, y in ((90, 520), (140, 534)):
        s.round(x, y, 40, 22, dye.EARTH_MID)
        s.round(x + 28, y - 16, 20, 15, dye.EARTH_MID)
        s.round(x - 30, y, 12, 14, dye.TURMERIC)
    for x, y in ((620, 480), (690, 500)):
        s.round(x, y, 38, 36, dye.LEAF_MID)
        s.round(x, y, 30, 28, dye.TURMERIC_LIGHT)
        for k in range(6):
            s.line([(x, y), (x + 26 * math.cos(k), y + 24 * math.sin(k))], dye.LEAF_PALE, 3)
    for dx, dy in ((60, -70), (84, -20), (20, -90)):
        leaf(s, 560, 540, dx, dy, dye.LEAF, dye.LEAF_PALE)
    return s


def soap() -> Sheet:
    """Bars of turmeric soap, one wrapped in a woven band, with foam and honeycomb."""
    s = table(dye.LAC_LIGHT, dye.STRAW_LIGHT, hem("earth8", "lantern"), dye.STRAW_DARK)
    s.round(400, 500, 280, 22, dye.STRAW_DARK)

    def bar(x: float, y: float, ink: str, top: str, side: str) -> None:
        s.shape([(x, y), (x + 70, y - 50), (x + 290, y - 50), (x + 220, y)], top)
        s.shape([(x + 220, y), (x + 290, y - 50), (x + 290, y + 44), (x + 220, y + 94)], side)
        s.box(x, y, x + 220, y + 94, ink)

    bar(150, 400, dye.TURMERIC, dye.TURMERIC_MID, "#D8951A")
    bar(380, 400, "#E7A55A", dye.TURMERIC_LIGHT, dye.EARTH_MID)
    bar(250, 300, dye.TURMERIC, dye.TURMERIC_MID, "#D8951A")
    s.woven(hem("lac8", "fish"), 310, 300, 410, 394, 3)
    s.shape([(310, 300), (380, 250), (480, 250), (410, 300)], dye.LAC)
    for k in range(6):
        a = k * math.pi / 3
        leaf(s, 640 - 60, 446, 26 * math.cos(a), 26 * math.sin(a), dye.EARTH)
    for x, y, r in (
        (130, 330, 40),
        (176, 306, 30),
        (100, 296, 24),
        (150, 270, 22),
        (206, 340, 24),
        (600, 330, 30),
        (640, 310, 22),
        (612, 286, 16),
    ):
        s.round(x, y, r, r, dye.WHITE)
        s.arc(x, y, r - 6, 190, 280, dye.KRAM_PALE, 4)
    for row in range(3):
        for n in range(3):
            x, y = 650 + n * 40 + row % 2 * 20, 470 + row * 34 - 60
            s.shape(
                [
                    (
                        x + 22 * math.cos(k * math.pi / 3 + 0.52),
                        y + 22 * math.sin(k * math.pi / 3 + 0.52),
                    )
                    for k in range(6)
                ],
                dye.TURMERIC,
            )
            s.shape(
                [
                    (
                        x + 15 * math.cos(k * math.pi / 3 + 0.52),
                        y + 15 * math.sin(k * math.pi / 3 + 0.52),
                    )
                    for k in range(6)
                ],
                "#C9820E",
            )
    leaf(s, 120, 530, -70, -60, dye.LEAF, dye.LEAF_PALE)
    leaf(s, 120, 530, 30, -84, dye.LEAF_MID, dye.LEAF_PALE)
    return s


def candle() -> Sheet:
    """Scented candles in clay cups with white blossoms, one alight."""
    s = table(dye.PLUM_LIGHT, dye.PLUM_MID, hem("plum8", "lantern"), dye.PLUM)
    s.round(380, 240, 170, 170, dye.TURMERIC_LIGHT)
    s.round(400, 508, 270, 18, dye.PLUM)
    for x, top, wide, ink, lit in (
        (300, 300, 190, dye.EARTH, True),
        (150, 380, 130, dye.LEAF_MID, False),
        (520, 360, 150, dye.KRAM_PALE, False),
    ):
        s.box(x, top, x + wide, 506, ink, 26)
        s.box(
            x + wide * 0.74,
            top + 14,
            x + wide - 6,
            496,
            {dye.EARTH: dye.EARTH_DARK, dye.LEAF_MID: dye.LEAF, dye.KRAM_PALE: "#7E9CC4"}[ink],
            18,
        )
        s.round(x + wide / 2, top + 6, wide / 2, wide * 0.13, dye.COTTON)
        s.round(x + wide / 2, top + 8, wide / 2 - 12, wide * 0.09, dye.WHITE)
        s.line([(x + wide / 2, top + 8), (x + wide / 2, top - 22)], dye.INK, 4)
        if lit:
            flame = [
                *bent([(395, 278), (364, 250), (395, 190)]),
                *bent([(395, 190), (428, 250), (395, 278)]),
            ]
            s.shape(flame, dye.TURMERIC)
            s.round(395, 256, 10, 18, dye.WHITE)
            s.woven(hem("earth8", "hook"), x, 380, x + wide, 440, 2.5)
    for x, y in ((120, 520), (690, 500), (650, 530), (250, 530), (730, 470)):
        for k in range(5):
            a = k * 1.257 - 1.57
            leaf(s, x, y, 30 * math.cos(a), 26 * math.sin(a), dye.WHITE)
        s.round(x, y, 6, 5, dye.TURMERIC)
    leaf(s, 700, 520, 60, 20, dye.LEAF, dye.LEAF_PALE)
    return s


def knives() -> Sheet:
    """Kitchen knives forged by hand, on a board beside the anvil and hammer."""
    s = table(dye.STEEL_LIGHT, dye.WOOD_LIGHT, hem("kram9", "fish"), dye.WOOD)
    s.shape(
        [
            (540, 230),
            (760, 230),
            (760, 272),
            (700, 290),
            (690, 340),
            (720, 372),
            (580, 372),
            (610, 340),
            (600, 290),
            (500, 250),
        ],
        dye.INK,
    )
    s.line([(640, 200), (720, 110)], dye.WOOD, 16)
    s.box(590, 176, 680, 226, dye.STEEL, 8)
    s.box(90, 300, 560, 540, dye.WOOD, 18)
    s.box(90, 292, 560, 530, dye.STRAW, 18)
    for n in range(5):
        s.line([(110, 330 + n * 42), (540, 326 + n * 42)], dye.STRAW_DARK, 2)
    for n, (y, length) in enumerate(((330, 280), (404, 240), (470, 200))):
        s.shape(
            [
                (250, y),
                (250 + length, y),
                *bent([(250 + length, y), (240 + length, y + 40), (200 + length, y + 46)]),
                (250, y + 46),
            ],
            dye.STEEL,
        )
        s.shape(
            [(250, y + 30), (230 + length, y + 30), (200 + length, y + 46), (250, y + 46)],
            dye.WHITE,
        )
        s.box(130, y + 2, 256, y + 40, (dye.EARTH_DARK, dye.WOOD_DARK, dye.EARTH)[n], 14)
        s.box(240, y, 256, y + 44, dye.TURMERIC, 2)
        for x in (160, 205):
            s.round(x, y + 20, 6, 6, dye.TURMERIC_MID)
    for x, y in ((520, 190), (560, 160), (500, 150), (700, 190)):
        s.round(x, y, 5, 5, dye.TURMERIC)
    return s


def old_wood() -> Sheet:
    """A stool and picture frames of old planks, a plane and curls of wood."""
    s = Sheet(dye.EARTH_LIGHT)
    s.band(lambda _x: 430, dye.WOOD_LIGHT)
    for x, y, wide, high, ink in ((90, 60, 220, 270, dye.WOOD), (340, 90, 180, 180, dye.EARTH)):
        s.box(x + 8, y + 10, x + wide + 8, y + high + 10, dye.STEEL_LIGHT)
        s.box(x, y, x + wide, y + high, ink)
        for n in range(4):
            s.line([(x + 6, y + 8 + n * 7), (x + wide - 6, y + 6 + n * 7)], dye.WOOD_DARK, 2)
        s.box(x + 34, y + 34, x + wide - 34, y + high - 34, dye.WHITE)
        s.box(x + 46, y + 46, x + wide - 46, y + high - 46, dye.SKY)
        s.within(
            [
                (x + 46, y + 46),
                (x + wide - 46, y + 46),
                (x + wide - 46, y + high - 46),
                (x + 46, y + high - 46),
            ],
            lambda p, x=x, y=y, wide=wide, high=high: (
                p.round(x + wide / 2, y + high - 30, wide * 0.4, high * 0.3, dye.LEAF_MID),
                p.round(x + wide * 0.66, y + high * 0.36, 15, 15, dye.TURMERIC),
            )[0],
        )
        for cx, cy in ((x, y), (x + wide, y), (x, y + high), (x + wide, y + high)):
            s.round(cx + (16 if cx == x else -16), cy + (16 if cy == y else -16), 4, 4, dye.INK)
    s.round(500, 556, 200, 18, dye.WOOD)
    for x, lean in ((400, -20), (590, 20)):
        s.shape([(x, 380), (x + 34, 380), (x + 34 + lean, 556), (x + lean, 556)], dye.WOOD_DARK)
    s.box(404, 470, 610, 490, dye.WOOD)
    s.box(350, 350, 680, 392, dye.WOOD, 8)
    s.box(350, 350, 680, 366, dye.STRAW_DARK, 8)
    for n in range(4):
        s.line([(370 + n * 70, 358), (430 + n * 70, 357)], dye.WOOD_DARK, 2)
    s.box(110, 480, 290, 530, dye.WOOD, 8)
    s.box(180, 450, 216, 484, dye.WOOD_DARK, 6)
    s.round(126, 478, 18, 22, dye.WOOD_DARK)
    for x, y in ((320, 540), (90, 550), (360, 566)):
        s.arc(x, y, 16, 0, 300, dye.STRAW_LIGHT, 7)
    return s


def workplace() -> Sheet:
    """An open house in a village where a group works: looms of cloth, baskets, a low table, nobody."""
    s = Sheet(dye.SKY)
    s.band(lambda x: 220 + 20 * math.sin(x / 110), dye.LEAF_PALE)
    s.band(lambda x: 300 + 12 * math.sin(x / 90 + 1), dye.LEAF_MID)
    s.band(lambda _x: 470, dye.EARTH_MID)
    for x in (40, 740):
        s.line([(x, 470), (x + 8, 150)], dye.WOOD_DARK, 16)
        for k in range(7):
            a = -2.9 + k * 0.45
            leaf(
                s,
                x + 8,
                150,
                110 * math.cos(a),
                90 * math.sin(a) + 20,
                (dye.LEAF, dye.LEAF_DARK)[k % 2],
            )
    s.box(130, 230, 670, 440, dye.STRAW_LIGHT)
    for n in range(14):
        s.line([(140 + n * 40, 232), (140 + n * 40, 440)], dye.STRAW, 3)
    s.shape([(80, 240), (400, 80), (720, 240)], dye.EARTH_DARK)
    s.shape([(110, 230), (400, 88), (690, 230)], dye.EARTH)
    for n in range(5):
        s.line([(120 + n * 24, 228 - n * 26), (680 - n * 24, 228 - n * 26)], dye.EARTH_DARK, 4)
    s.box(80, 436, 720, 456, dye.WOOD)
    for x in (120, 270, 510, 660):
        s.box(x, 236, x + 16, 560, dye.WOOD_DARK)
    for n, ink in enumerate(("lac8", "kram8", "plum8")):
        x = 300 + n * 68
        s.woven(hem(ink, ("lantern", "hook", "fish")[n]), x, 256, x + 56, 380, 2)
    s.box(286, 248, 512, 258, dye.WOOD)
    s.box(150, 340, 256, 352, dye.WOOD)
    for n in range(3):
        s.box(156 + n * 34, 300, 184 + n * 34, 340, (dye.TURMERIC, dye.LAC, dye.LEAF)[n], 6)
    for x in (560, 610):
        s.shape(bow(x, 400, 30, 40, 0, 180), dye.STRAW_DARK)
        s.round(x, 400, 30, 8, dye.WOOD_DARK)
    s.box(320, 456, 480, 470, dye.WOOD_DARK)
    for n in range(3):
        s.box(330 - n * 12, 476 + n * 22, 470 + n * 12, 492 + n * 22, dye.WOOD)
    for x, y in ((180, 540), (620, 544)):
        s.box(x - 24, y - 30, x + 24, y + 16, dye.KRAM, 8)
        for dx, dy in ((-40, -70), (0, -90), (40, -70)):
            leaf(s, x, y - 28, dx, dy, dye.LEAF, dye.LEAF_PALE)
        s.round(x, y - 60, 8, 8, dye.COTTON)
    s.round(400, 190, 26, 26, dye.TURMERIC)
    s.round(400, 190, 12, 12, dye.TURMERIC_LIGHT)
    s.round(400, 190, 5, 5, dye.STEEL)
    return s


SCENES: tuple[Callable[[], Sheet], ...] = (
    drums, herbal_balls, soap, candle, knives, old_wood, workplace,
)  # fmt: skip
