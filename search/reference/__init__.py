"""What search knows from the first day: phrases that mean the same, as shipped."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

SYNONYMS = Path(__file__).with_name("synonyms.toml")

SynonymKind = Literal[
    "everyday", "foreign", "agency", "abbreviation", "province", "brand", "regional"
]


@dataclass(frozen=True, slots=True)
class ShippedGroup:
    """Phrases that mean the same; of a one-way group the first finds the others."""

    kind: SynonymKind
    phrases: tuple[str, ...]
    is_one_way: bool = False


@cache
def shipped_groups() -> tuple[ShippedGroup, ...]:
    """Return the shipped groups in the order of the file."""
    with SYNONYMS.open("rb") as file:
        groups = tomllib.load(file)["group"]
    return tuple(
        ShippedGroup(group["kind"], tuple(group["phrases"]), group.get("is_one_way", False))
        for group in groups
    )
