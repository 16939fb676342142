"""What a group publishes: its entry, by which every listing and the thread find it."""

from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags

from catalogue.awards.words import award_facet, award_texts
from catalogue.enums import OccupationalGroup
from portal.core.choice_names import in_both_languages
from portal.core.entries import EntryData
from search.threads import CARD, named_card, named_facets
from showcase.enums import GroupStage, LegalForm
from showcase.groups.members import told
from showcase.photos import stored_photos
from showcase.place import place_of

if TYPE_CHECKING:
    from showcase.models import GroupPage


def group_entry(page: "GroupPage") -> EntryData:
    """Say what a listing shows and filters of a group."""
    named = {**page.named, "event": [event.code for event in page.events.all() if event.code]}
    return EntryData(
        kind="group",
        code=page.code or "",
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=" ".join(_texts(page)),
        keywords=tuple(
            in_both_languages(
                [
                    (OccupationalGroup, page.occupational_group),
                    (LegalForm, page.legal_form),
                    (GroupStage, page.stage),
                ]
            )
        ),
        place=place_of(page.keeper),
        facets={
            "group": (page.occupational_group,) if page.occupational_group else (),
            "stage": (page.stage,) if page.stage else (),
            "form": (page.legal_form,) if page.legal_form else (),
            "award": award_facet(page.awards),
            **named_facets(named),
        },
        card={**card_of(page), CARD: named_card(named)},
    )


def card_of(page: "GroupPage") -> dict[str, Any]:
    """Return what a card shows of a group besides title and place."""
    return {
        "stage": page.stage,
        "form": page.legal_form,
        **told(page.members, page.counted),
        "village": page.village,
        "word": page.picture_word,
        **stored_photos(page),
        "pinned": page.is_pinned,
        "award": bool(page.awards),
    }


def _texts(page: "GroupPage") -> list[str]:
    texts = [page.village, page.strengths, page.market_places, page.milestones]
    texts += award_texts(page.awards)
    if page.body:
        texts.append(strip_tags(str(page.body)))
    return [text for text in texts if text]
