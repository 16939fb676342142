"""What a knowledge item needs before the public finds it; pure, so that a form and a test ask the same."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from showcase.knowledge.enums import LinkState, Medium
from showcase.knowledge.licences import Licence
from showcase.knowledge.links import VIDEO_NAMES, is_safe, video_site

MAX_TITLE = 120
MAX_SUMMARY = 200
#: Larger files cost a telephone too much; the link to the owner's place is enough then.
MOST_BYTES = 10 * 1024 * 1024

Problem = tuple[str, str | Promise]


class KnowledgeText(Protocol):
    """The typed values that the rules read."""

    title: str
    summary: str
    medium: str
    topics: list[str]
    document: Any
    link: str
    link_state: str
    licence: str
    licence_other: str
    licence_url: str
    author: str
    publisher: str
    issued_on: date | None
    checked_on: date | None


def problems(
    item: KnowledgeText, size: int | None, today: date, *, is_live: bool = False
) -> Iterator[Problem]:
    """Yield what keeps an item from being published: the field and what to do.

    A link that opens no more may be said of what is public already: readers are warned so. Nothing
    new is published with one.
    """
    if not item.summary:
        yield "summary", _("Write one sentence: what it is, and what one can do with it")
    for field, most in (("title", MAX_TITLE), ("summary", MAX_SUMMARY)):
        if len(getattr(item, field) or "") > most:
            yield field, _("At most %(most)d letters") % {"most": most}
    if item.medium not in Medium.values:
        yield "medium", _("Choose what sort of thing it is")
    if not item.topics:
        yield "topics", _("Tick at least one thing that it is about")
    yield from _source_problems(item, size)
    if item.link_state == LinkState.GONE and not is_live:
        yield "link_state", _("A link that does not open helps nobody: mend it before publishing")
    yield from _licence_problems(item)
    if not (item.author or item.publisher):
        yield "publisher", _("Write who published it, as it stands on the thing itself")
    yield from _day_problems(item, today)


def _source_problems(item: KnowledgeText, size: int | None) -> Iterator[Problem]:
    if item.document is None and not item.link:
        yield (
            "link",
            _("Choose a PDF or write the address: without either there is nothing to read"),
        )
    if item.document is not None and size is not None and size > MOST_BYTES:
        yield (
            "document",
            _(
                "The file is larger than 10 MB. Make it smaller, or write the owner's address instead"
            ),
        )
    if item.link and not is_safe(item.link):
        yield (
            "link",
            _("Write an address that begins with https://: others on the way can change the rest"),
        )
    elif item.medium == Medium.VIDEO and not video_site(item.link or ""):
        yield (
            "link",
            _("A video is a link to one of these: %(sites)s") % {"sites": ", ".join(VIDEO_NAMES)},
        )


def _licence_problems(item: KnowledgeText) -> Iterator[Problem]:
    if item.licence not in Licence.values:
        yield "licence", _("Choose what others may do with it; ask the owner where nothing is said")
    elif item.licence == Licence.OTHER:
        if not item.licence_other:
            yield "licence_other", _("Write the name of the licence")
        if not item.licence_url:
            yield "licence_url", _("Write the address where the licence is explained")
    elif item.licence == Licence.OWNER and item.document is not None:
        yield (
            "licence",
            _("All rights are the owner's: a file may not be given out here, only a link"),
        )
    if item.licence_url and not is_safe(item.licence_url):
        yield "licence_url", _("Write an address that begins with https://")


def _day_problems(item: KnowledgeText, today: date) -> Iterator[Problem]:
    if item.checked_on is None:
        yield "checked_on", _("Open it, read the licence, and write the day on which you did")
    elif item.checked_on > today:
        yield "checked_on", _("This day is still to come")
    if item.issued_on is not None and item.issued_on > today:
        yield "issued_on", _("This day is still to come")
