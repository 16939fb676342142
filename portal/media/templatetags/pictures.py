"""``{% portal_picture %}``: a picture in three formats and three sizes, already made."""

from typing import Any

from django import template

from portal.media.picture_facts import picture_facts
from portal.media.specs import MEDIA_TYPES

register = template.Library()


@register.inclusion_tag("media/picture.html")
def portal_picture(
    image: Any, sizes: str = "100vw", alt: str | None = None, eager: bool = False, css: str = ""
) -> dict[str, Any]:
    """Show a picture (a ``PortalImage``, or the facts of one that an entry keeps).

    ``alt`` is the text for those who do not see it; an empty one marks it as decoration. Only
    the first picture in view is ``eager``. Nothing is shown for a picture without renditions.
    """
    facts = image if isinstance(image, dict) else picture_facts(image)
    if not facts:
        return {"facts": None}
    return {
        "facts": facts,
        "sources": [
            {
                "type": MEDIA_TYPES[name],
                "srcset": ", ".join(f"{url} {width}w" for width, url in facts["sources"][name]),
            }
            for name in ("avif", "webp")
            if name in facts["sources"]
        ],
        "srcset": ", ".join(f"{url} {width}w" for width, url in facts["sources"]["jpeg"]),
        "sizes": sizes,
        "alt": facts["alt"] if alt is None else alt,
        "eager": eager,
        "css": css,
    }
