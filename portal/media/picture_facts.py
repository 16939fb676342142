"""What a page must know to show a picture: sizes and addresses of the renditions there are."""

from __future__ import annotations

from typing import Any

from wagtail.images.models import Filter

from portal.core.share_pictures import Shared
from portal.media.models import PortalImage
from portal.media.specs import FORMATS, SPECS, WIDTHS, spec

_FILTERS = [Filter(spec=one) for one in SPECS]


def picture_facts(image: PortalImage | None) -> dict[str, Any] | None:
    """Return the picture's facts as plain JSON, for a page or for an entry's card.

    Only renditions that exist count: none is ever made here. None when there is none.
    """
    if image is None:
        return None
    found = {one.spec: made for one, made in image.find_existing_renditions(*_FILTERS).items()}
    sources = {}
    for name in FORMATS:
        by_width = {made.width: made.url for w in WIDTHS if (made := found.get(spec(name, w)))}
        if by_width:
            sources[name] = [[width, by_width[width]] for width in sorted(by_width)]
    if "jpeg" not in sources:
        return None
    middle = found.get(spec("jpeg", WIDTHS[1])) or next(
        made for one, made in found.items() if one.startswith("format-jpeg")
    )
    return {
        "width": middle.width,
        "height": middle.height,
        "src": middle.url,
        "sources": sources,
        "alt": image.description or "",
        "credit": image.credit,
    }


def largest(image: PortalImage) -> Shared | None:
    """Return a picture as messengers read it, in the largest size that there is."""
    wanted = [Filter(spec=spec("jpeg", width)) for width in WIDTHS]
    made = image.find_existing_renditions(*wanted).values()
    one = max(made, key=lambda rendition: rendition.width, default=None)
    return Shared(one.url, one.width, one.height) if one is not None else None
