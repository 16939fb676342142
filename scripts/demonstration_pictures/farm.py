"""Fields and markets: vegetables, mushrooms, bees in the grove, a coffee hill, a stall, a mill."""

import math
from collections.abc import Callable

from portal.core import weave
from scripts.demonstration_pictures import dye
from scripts.demonstration_pictures.sheet import Sheet, bent, bow
from scripts.demonstration_pictures.things import hem, leaf, plait


def vegetables() -> Sheet:
    """A crate of greens, tomatoes, pumpkin and long beans before the beds of a garden."""
    s = Sheet(dye.SKY)
    s.band(lambda x: 140 + 20 * math.sin(x / 120), dye.LEAF_PALE)
    s.band(lambda _x: 190, dye.EARTH_MID)
    for row in range(4):
        y = 214 + row * 44
        for n in range(14 - row):
            x = n * (62 + row * 8)
            for dx in (-14, 0, 14):
                leaf(s, x, y + 10, dx, -24 - row * 5, (dye.LEAF, dye.LEAF_MID)[n % 2])
    s.band(lambda _x: 400, dye.WOOD_LIGHT)
    s.round(400, 540, 290, 20, dye.WOOD)
    for n in range(7):
        x = 190 + n * 32
        for dx, dy in ((-40, -130), (0, -160), (40, -130)):
            leaf(s, x, 370, dx, dy, (dye.LEAF, dye.LEAF_MID)[n % 2], dye.LEAF_PALE)
        s.line([(x, 380), (x, 300)], dye.COTTON, 12)
    s.round(530, 330, 108, 80, dye.EARTH_MID)
    for k in (-60, -20, 24, 64):
        s.round(530 + k, 334, 36, 76, dye.TURMERIC if k % 40 else "#E08A2A")
    s.line([(530, 260), (540, 232)], dye.LEAF_DARK, 14)
    for x, y in ((440, 368), (490, 384), (400, 388)):
        s.round(x, y, 36, 34, dye.LAC)
        s.round(x - 10, y - 12, 9, 6, dye.LAC_MID)
        s.shape([(x - 12, y - 30), (x, y - 20), (x + 12, y - 30), (x + 4, y - 36)], dye.LEAF)
    for n in range(5):
        s.curve([(560 + n * 12, 390), (640 + n * 10, 320), (680 + n * 6, 420)], dye.LEAF_MID, 7)
    for n in range(3):
        s.box(150, 390 + n * 48, 650, 432 + n * 48, dye.STRAW if n % 2 else dye.WOOD_LIGHT, 4)
        s.box(150, 428 + n * 48, 650, 434 + n * 48, dye.WOOD)
    for x in (150, 390, 626):
        s.box(x, 384, x + 26, 536, dye.WOOD, 3)
    return s


def mushrooms() -> Sheet:
    """Oyster mushrooms that grow from bags on a rack, and a basket of picked ones."""
    s = Sheet(dye.EARTH_LIGHT)
    for shelf in range(3):
        y = 60 + shelf * 130
        for n in range(6):
            x = 60 + n * 124
            s.box(x, y, x + 96, y + 92, dye.WHITE, 30)
            s.box(x + 14, y + 12, x + 26, y + 76, dye.STEEL_LIGHT, 6)
            s.round(x + 48, y + 46, 17, 17, dye.LAC if (n + shelf) % 2 else dye.KRAM)
            if (n + shelf) % 3 != 1:
                for dx, dy, r in ((-20, 10, 24), (18, 4, 28), (0, 26, 22)):
                    s.round(x + 48 + dx, y + 58 + dy, r, r * 0.6, dye.STEEL_LIGHT)
                    s.round(x + 48 + dx, y + 54 + dy, r, r * 0.5, dye.COTTON)
        s.box(20, y + 100, 780, y + 114, dye.WOOD)
    s.band(lambda _x: 466, dye.WOOD_LIGHT)
    s.round(400, 560, 190, 16, dye.WOOD)
    for x, y, r in (
        (300, 400, 50),
        (380, 370, 64),
        (470, 386, 58),
        (520, 420, 40),
        (430, 424, 52),
        (340, 430, 46),
    ):
        s.shape([(x - 10, y), (x + 10, y), (x + 4, y + 60), (x - 4, y + 60)], dye.COTTON)
        s.round(x, y + 4, r, r * 0.56, dye.STEEL)
        s.round(x, y - 2, r, r * 0.52, dye.STEEL_LIGHT)
        s.arc(x - 6, y - 4, r * 0.5, 200, 290, dye.WHITE, 4)
    pan = [
        *bow(410, 452, 200, 22, 0, 180)[::-1],
        *bent([(610, 452), (590, 530), (550, 560)]),
        (270, 560),
        *bent([(270, 560), (230, 530), (210, 452)]),
    ]
    s.within(pan, lambda p: p.woven(plait("straw-", "straw", "straw+"), 200, 440, 630, 570, 4))
    s.line(bow(410, 452, 198, 22, 0, 180), dye.STRAW_DARK, 10)
    return s


def bee_grove() -> Sheet:
    """Boxes of bees under rubber trees, each on a post, bees between."""
    s = Sheet(dye.LEAF_LIGHT)
    s.band(lambda x: 360 + 8 * math.sin(x / 80), dye.LEAF_PALE)
    s.band(lambda x: 430 + 6 * math.sin(x / 60), dye.LEAF_MID)
    for n in range(7):
        x = 30 + n * 124
        top, wide = 0, 18 + n % 3 * 6
        s.box(x, top, x + wide, 400 + n % 2 * 40, (dye.WOOD, dye.WOOD_DARK)[n % 2])
        for k in range(3):
            s.line([(x, 150 + k * 70), (x + wide, 164 + k * 70)], dye.STRAW_LIGHT, 4)
        for k in range(5):
            leaf(
                s,
                x + wide / 2,
                30 + k * 6,
                (k - 2) * 60,
                40 + k % 2 * 20,
                (dye.LEAF, dye.LEAF_DARK, dye.LEAF_MID)[k % 3],
            )
    for x, y, ink in ((150, 330, dye.LAC), (360, 370, dye.TURMERIC), (570, 330, dye.KRAM)):
        s.box(x + 62, y + 90, x + 78, 560, dye.WOOD_DARK)
        s.round(x + 70, 562, 60, 10, dye.LEAF)
        s.box(x, y, x + 140, y + 100, dye.STRAW_LIGHT, 4)
        s.box(x, y + 44, x + 140, y + 50, dye.STRAW_DARK)
        s.woven(
            hem({dye.LAC: "lac8", dye.TURMERIC: "earth8", dye.KRAM: "kram8"}[ink], "fish"),
            x,
            y + 54,
            x + 140,
            y + 100,
            2,
        )
        s.shape(
            [
                (x - 16, y + 4),
                (x + 70, y - 34),
                (x + 156, y + 4),
                (x + 156, y + 12),
                (x - 16, y + 12),
            ],
            ink,
        )
        s.round(x + 70, y + 30, 9, 9, dye.WOOD_DARK)
    for x, y in (
        (120, 300),
        (310, 310),
        (330, 420),
        (520, 300),
        (540, 420),
        (730, 340),
        (450, 330),
    ):
        s.round(x - 5, y - 8, 9, 6, dye.WHITE)
        s.round(x + 6, y - 9, 9, 6, dye.WHITE)
        s.round(x, y, 13, 8, dye.TURMERIC)
        s.box(x - 3, y - 8, x + 1, y + 8, dye.WOOD_DARK)
        s.round(x + 11, y, 5, 5, dye.WOOD_DARK)
    return s


def coffee_hill() -> Sheet:
    """Rows of coffee on a hill in the morning, a branch with red cherries in front."""
    s = Sheet(dye.TURMERIC_LIGHT)
    s.round(600, 150, 60, 60, dye.TURMERIC)
    s.band(lambda x: 230 - 70 * math.sin(x / 170), dye.KRAM_PALE)
    s.band(lambda x: 280 - 50 * math.sin(x / 130 + 2), dye.LEAF_MID)
    s.band(lambda x: 330 - 26 * math.sin(x / 150 + 1), dye.LEAF)
    for row in range(5):
        for n in range(13):
            x = n * 66 + row % 2 * 33
            y = 360 + row * 52 - 22 * math.sin(x / 150 + 1)
            s.round(x, y, 26, 20, dye.LEAF_DARK)
            s.round(x - 4, y - 6, 18, 12, dye.LEAF_MID)
    s.curve([(-10, 520), (300, 420), (640, 470)], dye.WOOD_DARK, 14)
    for n in range(7):
        share = n / 7
        x, y = 40 + share * 600, 505 - math.sin(share * 2.4) * 66
        leaf(s, x, y, 60, -110, dye.LEAF, dye.LEAF_PALE)
        leaf(s, x, y, 66, 90, dye.LEAF_MID, dye.LEAF)
        for k, (dx, dy) in enumerate(((-14, 14), (10, 20), (-4, 36), (20, 2))):
            s.round(
                x + dx, y + dy, 17, 17, (dye.LAC, dye.LAC, dye.LAC_MID, dye.TURMERIC)[(k + n) % 4]
            )
            s.round(x + dx - 5, y + dy - 6, 4, 4, dye.WHITE)
    return s


def stall() -> Sheet:
    """A stall of a morning market: a striped roof, baskets, cloth and jars in rows."""
    s = Sheet(dye.SKY)
    s.band(lambda x: 300 + 10 * math.sin(x / 100), dye.LEAF_PALE)
    s.band(lambda _x: 470, dye.STRAW_LIGHT)
    for x in (96, 690):
        s.box(x, 140, x + 16, 560, dye.WOOD_DARK)
    for n in range(8):
        ink = (dye.LAC, dye.COTTON)[n % 2]
        x = 60 + n * 85
        s.shape(
            [(x + 20 + (4 - n) * 5, 60), (x + 105 + (3 - n) * 5, 60), (x + 85, 160), (x, 160)], ink
        )
        s.shape(bow(x + 42.5, 160, 42.5, 26, 0, 180), ink)
    for n in range(4):
        x = 150 + n * 140
        s.shape(
            [(x, 190), (x + 90, 190), (x + 92, 320), (x - 2, 320)],
            (dye.KRAM, dye.PLUM, dye.LEAF, dye.EARTH)[n],
        )
        s.woven(
            hem(
                ("kram8", "plum8", "leaf8", "earth8")[n], ("lantern", "hook", "fish", "lantern")[n]
            ),
            x,
            262,
            x + 91,
            308,
            2,
        )
    s.box(112, 182, 690, 190, dye.WOOD)
    s.box(80, 400, 720, 424, dye.WOOD)
    s.woven(weave.khit("lac7", "lac8", "tur5"), 80, 424, 720, 544, 3)
    for n in range(5):
        x = 140 + n * 122
        if n % 2:
            for k in range(2):
                s.box(
                    x + k * 46,
                    340,
                    x + 38 + k * 46,
                    400,
                    (dye.TURMERIC, dye.LAC, dye.LEAF_MID, dye.EARTH_MID)[n // 2 + k],
                    8,
                )
                s.box(x + 2 + k * 46, 330, x + 36 + k * 46, 346, dye.COTTON, 4)
        else:
            bowl = bow(x + 40, 356, 58, 46, 0, 180)
            for k in range(5):
                s.round(
                    x + k * 20,
                    346 - k % 2 * 12,
                    16,
                    15,
                    (dye.TURMERIC, dye.LEAF_MID, dye.LAC)[n // 2],
                )
            s.within(
                bowl,
                lambda p, x=x: p.woven(
                    plait("straw-", "straw", "straw+"), x - 30, 350, x + 110, 406, 3
                ),
            )
    return s


def mill() -> Sheet:
    """A small village mill: a hopper, white rice running into a basket, sacks along the wall."""
    s = Sheet(dye.LEAF_LIGHT)
    for n in range(10):
        s.line([(n * 88, 0), (n * 88, 420)], dye.LEAF_PALE, 4)
    s.band(lambda _x: 420, dye.STRAW_LIGHT)
    s.shape([(260, 70), (540, 70), (450, 180), (350, 180)], dye.KRAM)
    s.shape([(270, 76), (530, 76), (516, 94), (284, 94)], dye.TURMERIC)
    s.box(310, 180, 490, 360, dye.KRAM_DARK, 14)
    s.woven(hem("kram8", "lantern"), 310, 280, 490, 340, 2.5)
    s.round(400, 236, 34, 34, dye.STEEL_LIGHT)
    s.round(400, 236, 12, 12, dye.STEEL)
    s.round(560, 260, 74, 74, dye.STEEL)
    s.round(560, 260, 58, 58, dye.STEEL_LIGHT)
    s.round(560, 260, 14, 14, dye.KRAM_DARK)
    s.line([(404, 206), (560, 186)], dye.WOOD_DARK, 7)
    s.line([(404, 268), (560, 334)], dye.WOOD_DARK, 7)
    for x in (330, 470):
        s.box(x - 10, 356, x + 10, 520, dye.KRAM_DARK)
    s.shape([(310, 330), (250, 380), (250, 410), (330, 360)], dye.STEEL)
    s.shape([(250, 388), (262, 400), (262, 470), (232, 470)], dye.WHITE)
    s.round(248, 476, 96, 26, dye.STRAW_DARK)
    s.shape(bow(248, 474, 84, 36, 180, 360), dye.WHITE)
    tub = bow(248, 476, 100, 76, 0, 180)
    s.within(tub, lambda p: p.woven(plait("straw-", "straw", "straw+"), 140, 470, 360, 560, 4))
    for n, (x, y) in enumerate(((560, 400), (660, 390), (610, 450))):
        s.box(x, y, x + 104, y + 130, (dye.COTTON, dye.STRAW_LIGHT, dye.COTTON)[n], 22)
        s.box(x + 20, y - 14, x + 84, y + 10, dye.STRAW, 8)
        s.line([(x + 52, y + 108), (x + 52, y + 46)], dye.LEAF, 4)
        for way in (-1, 1):
            for k in range(3):
                leaf(s, x + 52, y + 96 - k * 18, way * 22, -16, dye.TURMERIC)
    s.box(70, 60, 190, 200, dye.WHITE)
    s.box(84, 74, 176, 186, dye.TURMERIC_MID)
    s.box(126, 60, 134, 200, dye.WHITE)
    return s


SCENES: tuple[Callable[[], Sheet], ...] = (
    vegetables, mushrooms, bee_grove, coffee_hill, stall, mill,
)  # fmt: skip
