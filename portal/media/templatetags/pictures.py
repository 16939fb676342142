"""``{% portal_picture %}``: a picture of a text in three formats and three sizes, already made."""

from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from portal.core.templatetags.look import photograph
from portal.media.picture_facts import picture_facts
from portal.media.shown import picture_of

register = template.Library()


@register.simple_tag(takes_context=True)
def portal_picture(
    context: Context, image: Any, sizes: str = "100vw", alt: str | None = None
) -> str:
    """Show a picture (a ``PortalImage``, or the facts of one that an entry keeps).

    ``alt`` is the text for those who do not see it; an empty one marks it as decoration. Nothing
    is shown for a picture without renditions.
    """
    facts = image if isinstance(image, dict) else picture_facts(image)
    if not facts:
        return ""
    shown = picture_of(facts if alt is None else {**facts, "alt": alt}, sizes=sizes)
    return SafeString(render_to_string("core/photograph.html", photograph(context, shown)))
