"""Draws the woven patterns: page furniture, and the stand-in for a missing picture.

A pattern is a weaving draft (`threads`), written out as SVG (`writing`). `python -m
portal.core.weave` and `portal.core.cloth_sheet` write them (`patterns`); a page finds its own tiles
by `cloth(group, key)` (`wearing`). Drafts are inspired by weaving, and copy no community's own
design.
"""

from portal.core.weave.bodies import check, khit, water
from portal.core.weave.hems import Hem, hem_fish, hem_hook, hem_lantern
from portal.core.weave.house import mark
from portal.core.weave.patterns import FILES, PATTERNS, main, tiles
from portal.core.weave.threads import DYES, Grid
from portal.core.weave.wearing import BAND, GROUPS, HEMS, HOUSE, Cloth, cloth
from portal.core.weave.writing import to_svg

__all__ = [
    "BAND",
    "DYES",
    "FILES",
    "GROUPS",
    "HEMS",
    "HOUSE",
    "PATTERNS",
    "Cloth",
    "Grid",
    "Hem",
    "check",
    "cloth",
    "hem_fish",
    "hem_hook",
    "hem_lantern",
    "khit",
    "main",
    "mark",
    "tiles",
    "to_svg",
    "water",
]
