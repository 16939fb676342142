"""What the registry knows from the first day: the notices that people are shown."""

import tomllib
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


def read(name: str) -> dict[str, Any]:
    """Return one of the lists by the name of its file."""
    with (_HERE / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
