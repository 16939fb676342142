"""What a knowledge item publishes: its entry, by which every listing and the thread find it."""

from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags

from catalogue.enums import OccupationalGroup
from portal.core.choice_names import in_both_languages
from portal.core.entries import EntryData
from search.threads import CARD, named_card, named_facets
from showcase.knowledge.enums import FileSize, KnowledgeTopic, Level, LinkState, Medium, Reader
from showcase.knowledge.files import size_of
from showcase.knowledge.links import site_name
from showcase.place import place_of

if TYPE_CHECKING:
    from showcase.models import KnowledgePage

_LONGEST_BY = 120


def knowledge_entry(page: "KnowledgePage") -> EntryData:
    """Say what a listing shows and filters of an item."""
    named, field = page.named, page.cvm_field
    return EntryData(
        kind="knowledge",
        code=page.code or "",
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=" ".join(_texts(page)),
        keywords=tuple(
            in_both_languages(
                [
                    (Medium, page.medium),
                    (OccupationalGroup, page.occupational_group),
                    (Level, page.level),
                    *((KnowledgeTopic, code) for code in page.topics),
                    *((Reader, code) for code in page.readers),
                ]
            )
        ),
        place=place_of(page.keeper),
        facets={
            "group": (page.occupational_group,) if page.occupational_group else (),
            "medium": (page.medium,) if page.medium else (),
            "topic": tuple(page.topics),
            "reader": tuple(page.readers),
            "level": (page.level,) if page.level else (),
            "licence": (page.licence,) if page.licence else (),
            "size": (FileSize.of(size_of(page.document)).value,),
            "field": (field.code,) if field is not None and field.code else (),
            **named_facets(named),
        },
        card={**card_of(page), CARD: named_card(named)},
    )


def card_of(page: "KnowledgePage") -> dict[str, Any]:
    """Return what a card shows of an item besides title and place."""
    return {
        "medium": page.medium,
        "licence": page.licence,
        "level": page.level,
        "by": (page.publisher or page.author)[:_LONGEST_BY],
        "language": page.language,
        "size": size_of(page.document),
        "pages": page.pages,
        "minutes": page.minutes,
        "site": site_name(page.link) if page.link and page.document is None else "",
        "state": page.link_state if page.link and page.document is None else LinkState.WORKS.value,
        "word": page.picture_word,
        "pinned": page.is_pinned,
    }


def _texts(page: "KnowledgePage") -> list[str]:
    texts = [page.official_code, page.contents, page.author, page.publisher, page.needs]
    if page.cvm_field is not None:
        texts += [page.cvm_field.title, page.cvm_field.title_en]
    if page.body:
        texts.append(strip_tags(str(page.body)))
    return [text for text in texts if text]
