"""Which cloth a page wears."""

import zlib
from collections.abc import Callable
from typing import NamedTuple

from portal.core.weave.bodies import basket, check, khit, rice, water
from portal.core.weave.hems import Hem, hem_fish, hem_hook, hem_lantern
from portal.core.weave.threads import Grid


class Dyeing(NamedTuple):
    """How one occupational group's cloth is woven and dyed."""

    motif: Callable[[str, str, str], Grid]
    base: str
    dark: str
    light: str
    hem_ground: str
    hem_light: str

    def body(self) -> Grid:
        """The body, tone on tone."""
        return self.motif(self.base, self.dark, self.light)

    def hems(self) -> list[Grid]:
        """Each of the three hems in this group's colours."""
        colours = Hem(self.hem_ground, "tur5", "cotton", self.hem_light, "tur3")
        return [weave(colours) for weave in HEMS]


HOUSE = "house"
GROUPS = {
    "agriculture": Dyeing(rice, "leaf7", "leaf8", "leaf5", "leaf8", "leaf5"),
    "industry": Dyeing(basket, "kram7", "kram8", "kram6", "kram9", "kram5"),
    "commerce": Dyeing(check, "lac7", "lac8", "lac5", "lac8", "lac5"),
    "creative": Dyeing(water, "plum7", "plum8", "plum5", "plum8", "plum5"),
    "special": Dyeing(khit, "earth7", "earth8", "earth5", "earth8", "earth5"),
}
HEMS = (hem_lantern, hem_hook, hem_fish)
BAND = Hem("kram9", "tur5", "cotton", "lac5", "kram3")


class Cloth(NamedTuple):
    """A page's cloth: whose weave, and which of the three hems."""

    group: str
    hem: int

    @property
    def classes(self) -> str:
        """The CSS classes that put this cloth on an element."""
        return f"g-{HOUSE}" if self.group == HOUSE else f"g-{self.group} h{self.hem}"


def cloth(group: str, key: object) -> Cloth:
    """The cloth of one page: the same page always wears the same; no group wears the house's."""
    if group not in GROUPS:
        return Cloth(HOUSE, 0)
    return Cloth(group, zlib.crc32(f"{group}:{key}".encode()) % len(HEMS))
