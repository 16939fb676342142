"""What the room knows from the first day: marks that a product can wear."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@cache
def read(name: str) -> dict[str, Any]:
    """Return one of the lists by the name of its file."""
    with (_HERE / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
