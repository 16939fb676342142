"""The photographs of a group or a product: the one that stands for it, and more with their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portal.core.blocks.media import fetch_renditions
from portal.core.parts import Picture
from portal.media.picture_facts import picture_facts
from portal.media.shown import picture_of

if TYPE_CHECKING:
    from showcase.models import GroupPage, ProductPage

_WIDE = "(min-width: 900px) 38rem, 100vw"
_HALF = "(min-width: 900px) 19rem, 50vw"


@dataclass(frozen=True, slots=True)
class Figure:
    """One photograph with its words, in the dye of its group."""

    picture: Picture
    caption: str
    credit: str
    group: str
    key: object


def stored_photos(page: "ProductPage | GroupPage") -> dict[str, Any]:
    """Return what the entry keeps, so that neither a card nor the page asks for pictures."""
    figures = [block.value for block in page.more_pictures or ()]
    fetch_renditions(figures)
    more = []
    for figure in figures:
        facts = picture_facts(figure.get("image"))
        if facts:
            more.append({**facts, "alt": figure.alt, "caption": figure.get("caption") or ""})
    return {"picture": picture_facts(page.picture), "more": more}


def photo_facts(page: "ProductPage | GroupPage") -> dict[str, Any]:
    """Return the photographs' facts: of the entry where it came with the page, else made now.

    A draft that is looked at before it is published comes without an entry.
    """
    entry = page._state.fields_cache.get("entry")
    if entry is not None and "more" in entry.card:
        return {"picture": entry.card.get("picture"), "more": entry.card["more"]}
    return stored_photos(page)


def figures_of(page: "ProductPage | GroupPage", facts: Mapping[str, Any]) -> list[Figure]:
    """Return all photographs: the first wide and at once, the others as they come into view."""
    first = facts["picture"]
    figures = [_figure(page, first, sizes=_WIDE, is_first=True)] if first else []
    return [*figures, *more_of(page, facts["more"], is_first=not first)]


def more_of(
    page: "ProductPage | GroupPage", more: Sequence[Mapping[str, Any]], *, is_first: bool = True
) -> list[Figure]:
    """Return the photographs beside the one that stands for the page."""
    return [
        _figure(page, facts, sizes=_WIDE if is_first and number == 0 else _HALF)
        for number, facts in enumerate(more)
    ]


def _figure(page: "ProductPage | GroupPage", facts: Mapping[str, Any], **layout: Any) -> Figure:
    picture = picture_of(facts, **layout)
    assert picture is not None  # noqa: S101 - there are facts
    return Figure(
        picture=picture,
        caption=facts.get("caption", ""),
        credit=facts.get("credit", ""),
        group=page.occupational_group or "house",
        key=page.code,
    )
