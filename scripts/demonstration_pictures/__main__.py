"""Draw the demonstration's pictures: ``python -m scripts.demonstration_pictures [name …]``.

Run it again after a change. The files are small palette PNGs, the same each time; the portal makes
its sizes and formats of them when it seeds.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from scripts.demonstration_pictures import basketry, cloth, crafts, farm, food, sweets, workshop
from scripts.demonstration_pictures.sheet import Sheet

FOLDER = Path(__file__).parents[2] / "home/demonstration/content/pictures"
SCENES: tuple[Callable[[], Sheet], ...] = (
    *crafts.SCENES,
    *cloth.SCENES,
    *basketry.SCENES,
    *sweets.SCENES,
    *food.SCENES,
    *farm.SCENES,
    *workshop.SCENES,
)


def main(wanted: list[str]) -> None:
    """Draw those that are named, or all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        name = scene.__name__.replace("_", "-")
        if wanted and name not in wanted:
            continue
        path = FOLDER / f"{name}.png"
        scene().finished().save(path, optimize=True)
        print(f"{path.name}: {path.stat().st_size // 1024} KB")  # noqa: T201 - a script's report


if __name__ == "__main__":
    main(sys.argv[1:])
