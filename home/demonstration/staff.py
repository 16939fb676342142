"""Staff of some centres of the demonstration, by role; never a name."""

from collections.abc import Iterable, Mapping
from typing import Any


def staff_roles(written: Iterable[Mapping[str, Any]], phone: str) -> list[tuple[str, Any]]:
    """Return roles as a page keeps them; without an extension the centre's number is meant."""
    return [
        (
            "staff",
            {
                "role": row["role"],
                "helps_with": row.get("helps_with", ""),
                "telephone": f"{phone};ext={row['extension']}" if "extension" in row else "",
            },
        )
        for row in written
    ]
