"""The dyes that pictures are drawn with, and what the threads of a woven pattern are called."""

from portal.core import weave

KRAM, KRAM_LIGHT, SKY = "#1D4378", "#2A5591", "#E1EAF5"
KRAM_DARK, KRAM_PALE = "#163359", "#9DB9DC"
LAC, LAC_LIGHT, LAC_MID, LAC_DARK = "#8F1D3F", "#FAE6EB", "#C24A68", "#6E1230"
TURMERIC, TURMERIC_LIGHT, TURMERIC_MID = "#F0B323", "#FDF1CF", "#F8D987"
LEAF, LEAF_DARK, LEAF_LIGHT = "#28633B", "#1C4A2C", "#E2F1E2"
LEAF_MID, LEAF_PALE = "#5C9A62", "#A9CFA4"
EARTH, EARTH_LIGHT, EARTH_MID, EARTH_DARK = "#9A4016", "#FCE9DC", "#CC7443", "#7A2F0F"
PLUM, PLUM_MID, PLUM_LIGHT = "#573277", "#8A63AE", "#F0E8F7"
WOOD, WOOD_LIGHT, WOOD_DARK = "#7B5300", "#C99A5B", "#553A08"
STRAW, STRAW_LIGHT, STRAW_DARK = "#D9B36C", "#EFD9A6", "#A87C35"
INK, STEEL, STEEL_LIGHT = "#211C18", "#857A6E", "#DDD4C7"
COTTON, WHITE = "#F3EDE1", "#FFFFFF"

#: What a thread of a woven pattern is called beside the portal's dyes.
THREADS = {**weave.DYES, "straw": STRAW, "straw+": STRAW_LIGHT, "straw-": STRAW_DARK}
