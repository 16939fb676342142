"""What is published of stories: their entries."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils import translation

from catalogue.awards.words import award_facet
from portal.core.entries import EntryData
from portal.media.picture_facts import picture_facts
from search import threads
from showcase.place import place_of
from showcase.practice import words
from showcase.practice.enums import CreditPart
from showcase.practice.sections import letters_of, sections_of, texts_of

if TYPE_CHECKING:
    from showcase.models import BestPracticePage

_LONGEST_AUTHOR = 120


def practice_entry(page: "BestPracticePage") -> EntryData:
    """Say what a listing shows and filters of a story."""
    # Stored once for both languages, so always in Thai.
    with translation.override("th"):
        sections = sections_of(page)
    facets = {
        "group": (page.occupational_group,) if page.occupational_group else (),
        "topic": tuple(page.topics or ()),
        "year": (str(page.evaluation_year),) if page.evaluation_year else (),
        "award": award_facet(page.awards),
        **threads.named_facets(page.named),
    }
    texts = [text for one in sections for part in one.parts for text in texts_of(part)]
    return EntryData(
        kind="practice",
        code=page.code or "",
        title=page.title,
        title_en=page.title_en,
        summary=page.summary,
        summary_en=page.summary_en,
        body=" ".join(text for text in (*_summary(page), *texts) if text),
        keywords=tuple(_keywords(page)),
        place=place_of(page.keeper),
        facets={name: codes for name, codes in facets.items() if codes},
        card={
            "author": _author(page),
            "minutes": words.minutes_of(letters_of(sections)),
            "year": page.evaluation_year,
            "award": bool(page.awards),
            "word": page.picture_word,
            "picture": picture_facts(page.picture_to_share),
            threads.CARD: threads.named_card(page.named),
        },
    )


def _summary(page: "BestPracticePage") -> tuple[str, ...]:
    return (page.problem, page.method, page.outcome, page.cost)


def _author(page: "BestPracticePage") -> str:
    """The position of the first author: never a name."""
    people = [child.value for child in page.credits or ()]
    authors = [one.get("position") or "" for one in people if one.get("part") == CreditPart.AUTHOR]
    return str(authors[0])[:_LONGEST_AUTHOR] if authors else ""


def _keywords(page: "BestPracticePage") -> Iterator[str]:
    for language in ("th", "en"):
        with translation.override(language):
            yield words.group_name(page.occupational_group)
            yield from words.topic_names(page.topics or ())
