"""The drawn pictures of products, groups and stories, by the names of their files."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from home.demonstration.pictures import picture_rows
from portal.media.models import PortalImage


def drawn(name: str | None) -> PortalImage | None:
    """Return the picture of that file, with its words for who cannot see it; none where it is not made."""
    row = _rows().get(f"{name}.png")
    if row is None:
        return None
    image = PortalImage.objects.filter(title=row["title"]).order_by("-pk").first()
    if image is not None:
        image.contextual_alt_text, image.decorative = row["alt"], False
    return image


def figures(named: Iterable[tuple[str, str]]) -> list[tuple[str, dict[str, Any]]]:
    """Return pictures with their captions, as a page keeps them beside its first."""
    found = [(drawn(name), caption) for name, caption in named]
    return [("picture", {"image": image, "caption": words}) for image, words in found if image]


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return {one["file"]: one for one in picture_rows()}
