"""Food and drink: sea food, bananas, rice, coffee, honey, roselle, cane, leaf-wrapped pork."""

import math
from collections.abc import Callable

from scripts.demonstration_pictures import dye
from scripts.demonstration_pictures.sheet import Sheet, bent, bow
from scripts.demonstration_pictures.things import flower, hem, leaf, plait, table, window


def sugar_cane() -> Sheet:
    """Canes of sugar, a press of juice, two bottles and a glass with ice."""
    s = table(dye.LEAF_LIGHT, dye.WOOD_LIGHT, hem("leaf8", "fish"), dye.WOOD)
    for n in range(5):
        x = 90 + n * 46
        lean = n * 16 - 30
        s.line([(x, 500), (x + lean, 90)], (dye.LEAF_MID, "#8FA63A")[n % 2], 34)
        for joint in range(6):
            share = joint / 6 + 0.05
            s.line(
                [
                    (x + lean * share - 17, 500 - 410 * share),
                    (x + lean * share + 17, 500 - 410 * share),
                ],
                dye.STRAW_DARK,
                5,
            )
        for dx in (-60, 10, 70):
            leaf(s, x + lean, 96, dx, -80, dye.LEAF, dye.LEAF_PALE)
    s.round(520, 510, 230, 18, dye.WOOD)
    for x in (400, 508):
        s.box(x, 250, x + 88, 508, dye.TURMERIC_MID, 18)
        s.box(x + 26, 190, x + 62, 262, dye.TURMERIC_MID, 8)
        s.box(x + 22, 176, x + 66, 204, dye.LEAF_DARK, 6)
        s.woven(hem("leaf8", "lantern"), x, 350, x + 88, 428, 3)
        s.box(x + 12, 268, x + 22, 340, dye.WHITE, 5)
    s.shape([(630, 340), (736, 340), (722, 508), (644, 508)], dye.SKY)
    s.shape([(634, 380), (732, 380), (722, 508), (644, 508)], dye.TURMERIC_MID)
    for x, y in ((652, 384), (690, 376), (672, 410)):
        s.shape([(x, y), (x + 30, y - 8), (x + 38, y + 20), (x + 8, y + 28)], dye.WHITE)
    s.line([(700, 440), (742, 280)], dye.LAC, 8)
    return s


def dried_seafood() -> Sheet:
    """Prawns and split fish on a round bamboo tray, a squid, the sea behind."""
    s = Sheet(dye.SKY)
    s.band(lambda x: 150 + 5 * math.sin(x / 40), dye.KRAM_PALE)
    s.band(lambda x: 186 + 6 * math.sin(x / 50 + 1), dye.KRAM_LIGHT)
    s.shape([(100, 150), (220, 150), (200, 182), (120, 182)], dye.EARTH)
    s.shape([(160, 70), (160, 146), (216, 146)], dye.WHITE)
    s.band(lambda _x: 216, dye.WOOD_LIGHT)
    s.round(404, 410, 330, 164, dye.WOOD)
    s.within(
        bow(400, 396, 330, 164, 0, 360),
        lambda p: p.woven(plait("straw-", "straw", "straw+"), 60, 220, 740, 570, 4),
    )
    s.line(bow(400, 396, 324, 158, 0, 360), dye.STRAW_DARK, 16)
    for x, y in ((230, 380), (320, 318), (300, 452), (214, 450)):
        s.line(bow(x, y, 34, 30, 150, 380), dye.LAC_MID, 26)
        s.line(bow(x, y, 34, 30, 150, 380), "#E58A5A", 17)
        for k in range(5):
            a = 180 + k * 42
            px, py = bow(x, y, 34, 30, a, a)[0]
            s.round(px, py, 4, 8, dye.LAC_MID)
        s.curve([(x - 30, y + 14), (x - 60, y), (x - 64, y - 40)], dye.LAC, 3)
    for x, y in ((480, 330), (470, 420), (500, 498)):
        s.round(x, y, 78, 32, dye.STRAW_DARK)
        s.round(x, y, 68, 25, dye.EARTH_MID)
        s.line([(x - 60, y), (x + 60, y)], dye.EARTH, 4)
        for k in range(-2, 4):
            s.line([(x + k * 18, y - 16), (x + k * 18 - 6, y), (x + k * 18, y + 16)], dye.EARTH, 2)
        s.shape([(x + 70, y), (x + 110, y - 26), (x + 110, y + 26)], dye.STRAW_DARK)
        s.round(x - 58, y - 6, 5, 5, dye.INK)
    s.round(650, 380, 26, 44, dye.LAC_LIGHT)
    s.shape([(620, 360), (650, 310), (680, 360)], dye.LAC_LIGHT)
    for k in range(5):
        s.curve([(632 + k * 9, 420), (626 + k * 11, 450), (636 + k * 8, 474)], dye.LAC_MID, 5)
    return s


def dried_banana() -> Sheet:
    """Bananas dried in honey on a tray, a hand of ripe ones, the pot of honey."""
    s = table(dye.TURMERIC_LIGHT, dye.STRAW_LIGHT, hem("earth8", "lantern"), dye.STRAW_DARK)
    for n in range(5):
        x = 150 + n * 34
        s.line(
            bow(x + 120, 60 + n * 8, 150 - n * 6, 200, 160, 95),
            dye.TURMERIC if n % 2 else "#E5A21C",
            38,
        )
        s.line(bow(x + 112, 56 + n * 8, 150 - n * 6, 200, 150, 110), dye.TURMERIC_MID, 8)
    s.box(116, 96, 290, 128, dye.LEAF_DARK, 12)
    s.round(430, 470, 290, 66, dye.WOOD_DARK)
    s.round(430, 456, 290, 66, dye.WOOD)
    s.round(430, 452, 266, 54, dye.LEAF)
    for row, (y, count) in enumerate(((438, 7), (466, 8), (494, 6))):
        for n in range(count):
            x = 430 + (n - (count - 1) / 2) * 62
            s.line([(x - 16, y - 12), (x + 16, y + 10)], dye.EARTH_DARK, 30)
            s.line(
                [(x - 16, y - 16), (x + 14, y + 4)],
                dye.EARTH_MID if (n + row) % 2 else dye.EARTH,
                24,
            )
            s.line([(x - 14, y - 20), (x + 4, y - 8)], dye.TURMERIC_MID, 4)
    s.box(570, 210, 690, 370, dye.TURMERIC, 26)
    s.box(582, 230, 596, 340, dye.TURMERIC_MID, 7)
    s.box(562, 186, 698, 226, dye.EARTH, 10)
    s.woven(hem("earth8", "hook"), 570, 280, 690, 352, 3)
    return s


def banana_rolls() -> Sheet:
    """Rolled bananas in a box with a window, a bow of banana fibre round it."""
    s = table(dye.LEAF_LIGHT, dye.WOOD_LIGHT, hem("leaf8", "fish"), dye.WOOD)
    window(s, 80, 60)
    s.round(420, 510, 270, 18, dye.WOOD)
    s.box(200, 260, 640, 506, dye.STRAW, 10)
    s.woven(hem("earth8", "lantern"), 200, 260, 640, 326, 3)
    s.box(250, 346, 590, 480, dye.WHITE, 12)
    for row, y in enumerate((380, 446)):
        for n in range(5):
            x = 292 + n * 64
            s.round(x, y, 30, 28, dye.EARTH)
            for ring in range(3):
                s.arc(
                    x,
                    y,
                    22 - ring * 7,
                    30 * row,
                    330 + 30 * row,
                    (dye.TURMERIC, dye.TURMERIC_MID, dye.TURMERIC)[ring],
                    6,
                )
    s.box(404, 250, 432, 506, dye.LEAF)
    leaf(s, 418, 258, -110, -40, dye.LEAF, dye.LEAF_PALE)
    leaf(s, 418, 258, 110, -40, dye.LEAF, dye.LEAF_PALE)
    s.round(418, 256, 20, 16, dye.LEAF_DARK)
    for x, y in ((690, 480), (730, 500)):
        s.round(x, y, 32, 26, dye.EARTH)
        s.arc(x, y, 17, 0, 320, dye.TURMERIC, 8)
    return s


def rice_sack() -> Sheet:
    """A sack of fragrant rice with ears of it, a bowl heaped white, a measure."""
    s = table(dye.TURMERIC_LIGHT, dye.WOOD_LIGHT, hem("leaf8", "lantern"), dye.WOOD)
    for n in range(7):
        way = n - 3
        s.curve(
            [(664, 372), (664 + way * 10, 220), (664 + way * 40, 130 + abs(way) * 14)],
            dye.LEAF_MID,
            4,
        )
        for k in range(8):
            s.round(664 + way * (24 + k * 3), 210 - k * 9 + abs(way) * 10, 7, 5, dye.TURMERIC)
    s.round(340, 512, 210, 18, dye.WOOD)
    sack = [
        *bent([(220, 210), (130, 360), (190, 510)]),
        *bent([(190, 510), (340, 526), (490, 510)]),
        *bent([(490, 510), (550, 360), (460, 210)]),
        (440, 180),
        (240, 180),
    ]
    s.shape(sack, dye.STRAW_LIGHT)
    s.within(
        sack,
        lambda p: [p.box(100, 180 + n * 10, 600, 182 + n * 10, dye.STRAW) for n in range(34)][-1],
    )
    s.shaded([*bent([(490, 510), (550, 360), (460, 210)]), (420, 210), (440, 510)], 0.88)
    s.box(232, 196, 448, 218, dye.LEAF, 8)
    s.round(340, 360, 96, 96, dye.LEAF)
    s.round(340, 360, 84, 84, dye.COTTON)
    for way in (-1, 1):
        for k in range(5):
            leaf(s, 340 + way * 4, 424 - k * 24, way * 40, -26, dye.LEAF_MID)
    s.line([(340, 436), (340, 296)], dye.LEAF, 5)
    s.round(620, 434, 110, 26, dye.WHITE)
    s.shape(bow(620, 430, 108, 74, 180, 360), dye.WHITE)
    for k in range(26):
        a = k * 2.4
        s.line(
            [
                (620 + 70 * math.cos(a), 396 + 26 * math.sin(a * 1.7)),
                (628 + 70 * math.cos(a), 392 + 26 * math.sin(a * 1.7)),
            ],
            dye.STEEL_LIGHT,
            3,
        )
    s.shape(bow(620, 432, 112, 92, 0, 180), dye.KRAM)
    s.line(bow(620, 432, 110, 26, 0, 180), dye.KRAM_PALE, 5)
    s.box(580, 514, 660, 530, dye.KRAM_DARK, 6)
    return s


def coffee_bag() -> Sheet:
    """A bag of roasted beans with a band of hill weaving, beans before it, a cup."""
    s = table(dye.EARTH_LIGHT, dye.WOOD, hem("lac8", "hook"), dye.WOOD_DARK)
    window(s, 570, 50, dye.WOOD)
    s.round(330, 508, 190, 16, dye.WOOD_DARK)
    s.box(190, 170, 470, 506, dye.EARTH_DARK, 10)
    s.box(190, 150, 470, 206, dye.WOOD_DARK, 6)
    s.box(204, 172, 456, 180, dye.STRAW)
    s.woven(hem("lac8", "lantern", "cotton"), 190, 420, 470, 486, 3)
    s.box(230, 232, 430, 396, dye.COTTON, 8)
    s.shape([(236, 380), (300, 290), (340, 340), (380, 270), (424, 380)], dye.LEAF_MID)
    s.round(390, 262, 18, 18, dye.TURMERIC)
    s.shape([(420, 206), (470, 206), (470, 506), (440, 506)], "#6A280C")
    for x, y in ((300, 372), (330, 358), (360, 374)):
        s.round(x, y, 16, 11, dye.EARTH)
        s.line([(x - 11, y + 4), (x + 11, y - 4)], dye.COTTON, 2)
    s.round(620, 500, 120, 18, dye.WOOD_DARK)
    s.round(620, 490, 120, 22, dye.WHITE)
    s.shape([*bow(620, 390, 84, 100, 0, 180)], dye.WHITE)
    s.arc(712, 420, 34, -100, 110, dye.WHITE, 14)
    s.round(620, 390, 84, 22, dye.KRAM_PALE)
    s.round(620, 392, 72, 16, dye.EARTH_DARK)
    for x in (596, 642):
        s.curve([(x, 366), (x - 22, 336), (x + 20, 310), (x, 276)], dye.COTTON, 7)
    for n, (x, y) in enumerate(
        ((120, 470), (156, 496), (100, 506), (500, 506), (470, 524), (140, 530))
    ):
        s.round(x, y, 20, 14, dye.EARTH_DARK)
        s.line([(x - 14, y + 5 - n % 2 * 8), (x + 14, y - 4 + n % 2 * 8)], dye.EARTH_MID, 3)
    return s


def honey() -> Sheet:
    """Jars of honey of stingless bees, a dipper that drips, flowers of the grove."""
    s = table(dye.TURMERIC_LIGHT, dye.WOOD_LIGHT, hem("earth8", "fish"), dye.WOOD)
    window(s, 60, 50)
    s.round(410, 510, 260, 18, dye.WOOD)
    for x, y, wide in ((220, 250, 180), (430, 310, 140)):
        s.box(x, y, x + wide, 508, dye.TURMERIC, 30)
        s.shape(
            [
                (x + wide * 0.7, y + 10),
                (x + wide - 8, y + 20),
                (x + wide - 8, 490),
                (x + wide * 0.7, 506),
            ],
            "#D8951A",
        )
        s.box(x + 18, y + 22, x + 34, 440, dye.TURMERIC_MID, 8)
        s.box(x - 4, y - 40, x + wide + 4, y + 12, dye.COTTON, 10)
        s.within(
            [(x - 4, y - 40), (x + wide + 4, y - 40), (x + wide + 4, y + 2), (x - 4, y + 2)],
            lambda p, x=x, y=y: p.woven(hem("lac8", "hook"), x - 4, y - 40, x + 200, y + 36, 3),
        )
        s.line([(x, y + 6), (x + wide, y + 6)], dye.STRAW_DARK, 6)
        s.shape(
            [
                (x + wide / 2, y + 60),
                (x + wide / 2 + 46, y + 86),
                (x + wide / 2 + 46, y + 134),
                (x + wide / 2, y + 160),
                (x + wide / 2 - 46, y + 134),
                (x + wide / 2 - 46, y + 86),
            ],
            dye.COTTON,
        )
        s.round(x + wide / 2, y + 112, 20, 14, dye.INK)
        s.round(x + wide / 2 - 12, y + 96, 14, 8, dye.KRAM_PALE)
        s.round(x + wide / 2 + 12, y + 96, 14, 8, dye.KRAM_PALE)
    s.line([(650, 250), (742, 120)], dye.WOOD, 12)
    for n in range(5):
        s.line(
            [(606 + n * 12 - 22, 304 - n * 17 - 12), (606 + n * 12 + 26, 304 - n * 17 + 20)],
            dye.WOOD_DARK,
            12,
        )
    s.curve([(600, 316), (604, 400), (600, 470)], dye.TURMERIC, 10)
    s.round(610, 500, 60, 12, dye.TURMERIC)
    for x, y in ((690, 480), (740, 500), (720, 450)):
        flower(s, x, y, (14, 11), (11, 9), dye.LAC_MID)
        s.round(x, y, 7, 6, dye.TURMERIC)
    return s


def roselle() -> Sheet:
    """Bottles of red roselle, a jug, calyxes and jujubes on the table."""
    s = table(dye.LAC_LIGHT, dye.WOOD_LIGHT, hem("lac8", "lantern"), dye.WOOD)
    s.round(360, 510, 260, 16, dye.WOOD)
    for n, x in enumerate((150, 280, 410)):
        s.box(x, 240, x + 100, 506, dye.LAC if n % 2 else dye.LAC_DARK, 24)
        s.box(x + 28, 168, x + 72, 256, dye.LAC if n % 2 else dye.LAC_DARK, 8)
        s.box(x + 22, 150, x + 78, 186, (dye.LEAF, dye.TURMERIC, dye.LEAF)[n], 8)
        s.box(x + 12, 262, x + 24, 340, dye.LAC_MID, 6)
        s.box(x, 350, x + 100, 450, dye.COTTON)
        for k in range(5):
            a = -math.pi / 2 + (k - 2) * 0.5
            leaf(s, x + 50, 436, 66 * math.cos(a), 66 * math.sin(a), (dye.LAC, dye.LAC_MID)[k % 2])
        s.box(x, 350, x + 100, 358, dye.LEAF)
        s.box(x, 442, x + 100, 450, dye.LEAF)
    s.shape([(560, 330), (680, 330), (664, 506), (576, 506)], dye.SKY)
    s.shape([(564, 368), (676, 368), (664, 506), (576, 506)], dye.LAC)
    for x, y in ((584, 372), (628, 366), (604, 396)):
        s.shape([(x, y), (x + 34, y - 8), (x + 42, y + 22), (x + 8, y + 30)], dye.LAC_LIGHT)
    leaf(s, 640, 340, 60, -60, dye.LEAF_MID, dye.LEAF_PALE)
    leaf(s, 636, 340, 10, -76, dye.LEAF, dye.LEAF_PALE)
    for x, y in ((96, 500), (720, 506), (56, 520)):
        for k in range(5):
            a = -math.pi / 2 + (k - 2) * 0.55
            leaf(s, x, y + 14, 50 * math.cos(a), 50 * math.sin(a), (dye.LAC, dye.LAC_MID)[k % 2])
    for x, y in ((550, 526), (584, 534), (130, 534)):
        s.round(x, y, 18, 13, dye.EARTH_DARK)
        s.arc(x - 2, y, 9, 190, 280, dye.EARTH_MID, 3)
    return s


def leaf_parcels() -> Sheet:
    """Pork sausage in banana leaf, tied with bamboo, one cut open, with chilli and garlic."""
    s = table(dye.EARTH_LIGHT, dye.WOOD_LIGHT, hem("lac8", "hook"), dye.WOOD)
    s.round(400, 500, 320, 40, dye.WOOD)
    s.box(90, 400, 710, 500, dye.STRAW, 30)
    s.box(90, 400, 710, 484, dye.STRAW_LIGHT, 30)
    for n, (x, y) in enumerate(((160, 330), (200, 250), (240, 390))):
        s.box(x, y, x + 300, y + 84, (dye.LEAF, dye.LEAF_MID, dye.LEAF)[n], 38)
        s.box(x + 10, y + 8, x + 290, y + 30, (dye.LEAF_MID, dye.LEAF_PALE, dye.LEAF_MID)[n], 12)
        s.round(x + 300, y + 42, 22, 42, dye.LEAF_DARK)
        for k in range(4):
            s.box(x + 40 + k * 66, y - 2, x + 48 + k * 66, y + 86, dye.STRAW)
    for n in range(4):
        x = 580 + n * 30
        s.round(x, 424 + n * 8, 26, 44, dye.EARTH_MID)
        s.round(x - 4, 424 + n * 8, 24, 42, dye.LAC_LIGHT)
        for k in range(4):
            s.round(x - 8 + k % 2 * 10, 400 + n * 8 + k * 15, 3, 3, dye.INK)
    for x, y in ((600, 300), (650, 330)):
        leaf(s, x, y, 76, -26, dye.LAC)
        s.line([(x, y), (x - 14, y + 8)], dye.LEAF, 6)
    for x, y in ((620, 250), (664, 260)):
        s.round(x, y, 24, 20, dye.WHITE)
        s.line([(x, y - 22), (x, y + 12)], dye.STEEL_LIGHT, 3)
    return s


SCENES: tuple[Callable[[], Sheet], ...] = (
    sugar_cane, dried_seafood, dried_banana, banana_rolls, rice_sack, coffee_bag, honey, roselle,
    leaf_parcels,
)  # fmt: skip
