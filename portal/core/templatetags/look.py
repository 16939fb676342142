"""Tags of the look: icons, drawings, cloth, seat threads, and small helps of the base template."""

import re
from urllib.parse import quote

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.urls import translate_url
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.core import drawings, photographs, share_pictures, weave
from portal.core.parts import Picture
from portal.core.picture_words import default_word
from portal.core.share_pictures import Shared

register = template.Library()

THREAD_WIDTH = 10
MOST_THREADS = 20
THAI = re.compile("[\u0e01-\u0e5b]")
LANGUAGE_PREFIX = re.compile("^/(?:th|en)/")


@register.simple_tag
def icon(name: str, css_class: str = "i") -> SafeString:
    """One line icon, decoration: `{% icon "pin" %}`."""
    return drawings.icon(name, css_class)


@register.simple_tag
def art(name: str, group: str = "") -> SafeString:
    """One craft drawing; without a word, the group's own."""
    return drawings.art(name) or drawings.art(default_word(group).value)


@register.simple_tag
def cloth(group: str, key: object = "", word: str = "", variant: str = "") -> SafeString:
    """The stand-in for a missing picture: body and hem by class, the drawing inlined."""
    return format_html(
        '<div class="cloth {}{}">{}</div>',
        weave.cloth(group, key).classes,
        f" cloth--{variant}" if variant else "",
        art(word, group),
    )


@register.simple_tag
def cloth_classes(group: str, key: object = "") -> str:
    """Only the classes, for an element that wears the cloth itself."""
    return weave.cloth(group, key).classes


@register.inclusion_tag("core/photograph.html", takes_context=True)
def photograph(context: Context, picture: Picture | None, sizes: str = "") -> dict[str, object]:
    """A photo; `sizes` says how wide this component shows it."""
    request: HttpRequest | None = getattr(context, "request", None) or context.get("request")
    return {
        "picture": picture,
        "sizes": sizes or (picture.sizes if picture else ""),
        "waits": picture is not None and photographs.waits(picture, request),
    }


@register.simple_block_tag
def whole(content: str) -> str:
    """Keep a block's markup, to see what is in it before it is written."""
    return content


@register.filter
def brings_photographs(content: str) -> bool:
    """Whether a page's content needs `photos.js`."""
    return photographs.may_come(content)


@register.filter
def saves_data(request: HttpRequest | None) -> bool:
    """Whether the visitor's browser asks for as little as possible."""
    return photographs.saves_data(request)


@register.simple_tag(takes_context=True)
def share_picture(context: Context) -> Shared:
    """What a messenger shows: the editors' choice, the page's photo, else its cloth."""
    page, shown = context.get("page"), context.get("shown")
    if page is not None and getattr(page, "share_image_id", None):
        chosen = share_pictures.of_image(page.share_image)
        if chosen is not None:
            return chosen
    photo = getattr(shown, "picture", None) or getattr(
        getattr(shown, "banner", None), "picture", None
    )
    if photo is not None:
        return Shared(photo.src, photo.width, photo.height)
    group, key = getattr(page, "occupational_group", "") or "", getattr(page, "code", "") or ""
    name = share_pictures.name_of(group, key)
    return Shared(static(f"patterns/{name}"), share_pictures.WIDTH, share_pictures.HEIGHT)


@register.simple_tag
def threads(seats: int, taken: int) -> SafeString:
    """Seats as threads on a loom, at most twenty; decoration, as the number stands in the badge."""
    if seats <= 0:
        return SafeString()
    shown = min(seats, MOST_THREADS)
    filled = min(shown, round(taken * shown / seats))
    # A free seat must be seen, and a taken one too, however many threads stand for them.
    if 0 < taken < seats:
        filled = min(max(filled, 1), shown - 1)
    return format_html(
        '<svg class="threads" width="{0}" height="14" viewBox="0 0 {0} 14"'
        ' preserveAspectRatio="xMinYMid slice" aria-hidden="true" focusable="false">'
        '<path d="M0 0h{0}v14H0z"/><path class="threads__taken" d="M0 0h{1}v14H0z"/></svg>',
        shown * THREAD_WIDTH,
        filled * THREAD_WIDTH,
    )


@register.simple_tag
def lang_of(text: object) -> SafeString:
    """Mark Thai words in an English page: writes ` lang="th"` where it is needed, else nothing."""
    if get_language() == "th" or not THAI.search(str(text)):
        return SafeString()
    return mark_safe(' lang="th"')


@register.simple_block_tag
def capture(content: str) -> str:
    """Keep a block's text for a second place: title and share title are written once."""
    return " ".join(strip_tags(content).split())


@register.simple_tag(takes_context=True)
def in_language(context: Context, code: str, *, with_query: bool = True) -> str:
    """The address of this very page in another language, its question included."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return f"/{code}/"
    here = request.get_full_path() if with_query else request.path
    there = translate_url(here, code)
    if there == here and not here.startswith(f"/{code}/"):
        # No address of ours (a 404): the same place under the other language's prefix.
        return (
            LANGUAGE_PREFIX.sub(f"/{code}/", here) if LANGUAGE_PREFIX.match(here) else f"/{code}/"
        )
    return there


@register.simple_tag(takes_context=True)
def absolute(context: Context, path: str) -> str:
    """A path as a full address."""
    request: HttpRequest | None = context.get("request")
    return request.build_absolute_uri(path) if request else path


@register.simple_tag(takes_context=True)
def has_session(context: Context) -> bool:
    """Whether the visitor came with a session cookie; asking this does not open a session."""
    request: HttpRequest | None = context.get("request")
    return request is not None and settings.SESSION_COOKIE_NAME in request.COOKIES


@register.simple_tag
def line_share(text: str) -> str:
    """The address that opens LINE with this text to send; no script of theirs is loaded."""
    return f"https://line.me/R/share?text={quote(' '.join(text.split()))}"
