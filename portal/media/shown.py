"""A photo as components are given it, from a picture's facts."""

from collections.abc import Mapping
from typing import Any

from portal.core.parts import Picture
from portal.media.specs import MEDIA_TYPES

_MODERN = ("avif", "webp")


def picture_of(facts: Mapping[str, Any] | None, **layout: Any) -> Picture | None:
    """Return the picture in its ready-made sizes, None where there is none."""
    if not facts:
        return None
    sources = facts["sources"]
    return Picture(
        src=facts["src"],
        width=facts["width"],
        height=facts["height"],
        alt=facts.get("alt", ""),
        sources=[
            (MEDIA_TYPES[name], ", ".join(f"{url} {width}w" for width, url in sources[name]))
            for name in _MODERN
            if name in sources
        ],
        **layout,
    )
