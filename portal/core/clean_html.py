"""Rich text kept to what its editor offers, when it is stored and again when it is shown.

Wagtail's editor already writes only its features; imports, the shell and old rows do not pass
through it, and no page may depend on everybody having been careful.
"""

from collections.abc import Iterable
from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe

from portal.core.thai_text import storable

#: What each feature of the editor may leave in the stored HTML.
_FEATURE_TAGS: dict[str, frozenset[str]] = {
    "bold": frozenset({"b", "strong"}),
    "ol": frozenset({"ol", "li"}),
    "ul": frozenset({"ul", "li"}),
    "h3": frozenset({"h3"}),
    "h4": frozenset({"h4"}),
    "link": frozenset({"a"}),
    "document-link": frozenset({"a"}),
    "hr": frozenset({"hr"}),
}
_ALWAYS = frozenset({"p", "br"})
_SCHEMES = {"http", "https", "mailto", "tel"}
# The page or document behind a link is named by number and kind, and by nothing else.
_STORED_LINK = {"href", "linktype", "id"}
_STORED_KEY = "data-block-key"
_SHOWN_TAGS = {"p", "br", "b", "strong", "ol", "ul", "li", "h3", "h4", "a", "hr"}


@cache
def _tags(features: tuple[str, ...]) -> frozenset[str]:
    return _ALWAYS.union(*(_FEATURE_TAGS[feature] for feature in features))


def clean_source(html: str, features: Iterable[str]) -> str:
    """Give the stored form of rich text with nothing in it but what `features` allow."""
    tags = set(_tags(tuple(features)))
    attributes = {tag: {_STORED_KEY} for tag in tags}
    if "a" in tags:
        attributes["a"] = set(_STORED_LINK)
    cleaned = nh3.clean(
        storable(html), tags=tags, attributes=attributes, url_schemes=_SCHEMES, link_rel=None
    )
    # Wagtail's editor opens only what it would have written: it looks for the end of a `<br>`.
    return cleaned.replace("<br>", "<br/>").replace("<hr>", "<hr/>")


def clean_rendered(html: str) -> SafeString:
    """Give rich text as the public reads it: known tags, links to pages, mail and telephones."""
    cleaned = nh3.clean(
        storable(html),
        tags=_SHOWN_TAGS,
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return mark_safe(cleaned)  # noqa: S308 - nh3 has just cleaned it
