"""What a product publishes: its entry, by which every listing and the thread find it."""

from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags

from catalogue.awards.words import award_facet, award_texts
from catalogue.enums import OccupationalGroup
from portal.core.choice_names import in_both_languages
from portal.core.entries import EntryData
from search.threads import CARD, named_card, named_facets
from showcase.enums import Availability, ProductCategory
from showcase.photos import stored_photos
from showcase.place import place_of
from showcase.standards import worn

if TYPE_CHECKING:
    from showcase.models import ProductPage


def product_entry(page: "ProductPage") -> EntryData:
    """Say what a listing shows and filters of a product."""
    named = page.named
    marks = [one.mark for one in worn(page.standards)]
    return EntryData(
        kind="product",
        code=page.code or "",
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=" ".join(_texts(page)),
        keywords=_keywords(page),
        place=place_of(page.keeper),
        price=page.price_baht,
        facets={
            "group": (page.occupational_group,) if page.occupational_group else (),
            "category": (page.category,) if page.category else (),
            "have": (page.availability,) if page.availability else (),
            "award": award_facet(page.awards),
            "mark": tuple(dict.fromkeys(mark.code for mark in marks)),
            **named_facets(named),
        },
        card=card_of(page),
    )


def card_of(page: "ProductPage") -> dict[str, Any]:
    """Return what a card shows of a product besides title and place."""
    return {
        "price": str(page.price_baht) if page.price_baht is not None else None,
        "unit": page.unit_code,
        "unit_other": page.unit_other,
        "have": page.availability,
        "wait_days": page.wait_days,
        "stock": page.stock,
        "category": page.category,
        "word": page.picture_word,
        **stored_photos(page),
        "pinned": page.is_pinned,
        "award": bool(page.awards),
        CARD: named_card(page.named),
    }


def _keywords(page: "ProductPage") -> tuple[str, ...]:
    words = in_both_languages(
        [
            (ProductCategory, page.category),
            (OccupationalGroup, page.occupational_group),
            (Availability, page.availability),
        ]
    )
    for one in worn(page.standards):
        words += [one.mark.short, one.mark.name_th]
    if page.group is not None and page.group.live:
        words += [page.group.title, page.group.title_en]
    return tuple(word for word in words if word)


def _texts(page: "ProductPage") -> list[str]:
    texts = [
        page.material,
        page.story_maker,
        page.story_wisdom,
        page.story_pride,
        page.market_days,
        page.milestones,
        page.size,
        *award_texts(page.awards),
    ]
    if page.body:
        texts.append(strip_tags(str(page.body)))
    return [text for text in texts if text]
