"""The bodies of a cloth, tone on tone: one weave for each occupational group."""

from portal.core.weave.threads import Grid, blank, zigzag


def rice(base: str, dark: str, light: str) -> Grid:
    """รวงข้าว: grains in pairs on a stem."""
    grid = blank(16, 12, base)
    for y in range(12):
        for x in range(16):
            d = abs(x - 8)
            if d == 0:
                grid[y][x] = dark
            elif 1 <= d <= 5 and (y + d) % 6 in (0, 1):
                grid[y][x] = light if d == 5 and (y + d) % 6 == 0 else dark
    return grid


def basket(base: str, dark: str, light: str) -> Grid:
    """จักสาน: split bamboo, over two and under two."""
    grid = blank(16, 16, base)
    for y in range(16):
        for x in range(16):
            across = (x // 8 + y // 8) % 2 == 0
            n, along = (y % 4, x % 8) if across else (x % 4, y % 8)
            if n == 0 or along == 0:
                grid[y][x] = dark
            elif n == 2 and 2 <= along <= 6:
                grid[y][x] = light
    return grid


def check(base: str, dark: str, light: str) -> Grid:
    """ผ้าขาวม้า: the loincloth's check."""
    grid = blank(24, 24, base)
    band = range(2, 8)
    for y in range(24):
        for x in range(24):
            over, under = x in band, y in band
            if (over and under) or ((over or under) and (x + y) % 2):
                grid[y][x] = dark
            if (x in (14, 19) or y in (14, 19)) and (x + y) % 2:
                grid[y][x] = light
    return grid


def water(base: str, dark: str, light: str) -> Grid:
    """น้ำไหล: stepped running water."""
    grid = blank(24, 12, base)
    for x in range(24):
        step = int(zigzag(x // 2 * 2, 24) // 2)
        for offset, colour in ((0, dark), (1, dark), (4, light), (7, dark)):
            grid[(step + offset) % 12][x] = colour
    return grid


def khit(base: str, dark: str, light: str) -> Grid:
    """ขิด: nested lozenges."""
    grid = blank(20, 20, base)
    for y in range(20):
        for x in range(20):
            d = abs(x - 10) + abs(y - 10)
            if d in (9, 8, 5, 4):
                grid[y][x] = dark
            if d in (0, 1) or min(x, 20 - x) + min(y, 20 - y) <= 1:
                grid[y][x] = light
    return grid
