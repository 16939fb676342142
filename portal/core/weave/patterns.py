"""Every pattern of the portal as SVG, and those that are files of their own."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from portal.core.weave.hems import hem_lantern
from portal.core.weave.house import mark, selvedge
from portal.core.weave.long_cloth import long_cloth
from portal.core.weave.wearing import BAND, GROUPS
from portal.core.weave.writing import to_svg

PATTERNS = Path(__file__).resolve().parents[3] / "static" / "patterns"
#: Patterns that are files; the small ones stand in static/css/cloth.css together.
FILES = ("long-cloth.svg", "mark.svg")


@cache
def tiles() -> Mapping[str, str]:
    """Every pattern, by name; drawn once in a process."""
    drawn = {
        "band.svg": to_svg(hem_lantern(BAND), ground=BAND.ground, scale=2),
        "selvedge.svg": to_svg(selvedge(), ground="kram9", scale=2),
        "long-cloth.svg": to_svg(long_cloth(), ground="kram8", scale=5),
        "mark.svg": to_svg(mark(), scale=3),
    }
    for group, dye in GROUPS.items():
        drawn[f"body-{group}.svg"] = to_svg(dye.body(), ground=dye.base, scale=3)
        for number, hem in enumerate(dye.hems()):
            drawn[f"hem-{group}-{number}.svg"] = to_svg(hem, ground=dye.hem_ground, scale=2)
    return drawn


def main(folder: Path = PATTERNS) -> None:
    """Write the patterns that are files of their own; `cloth_sheet` writes the others."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (folder / name).write_text(tiles()[name], encoding="utf-8")
