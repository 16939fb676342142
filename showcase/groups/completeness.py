"""What a group's page still lacks, said to its editors: to know oneself, one's work, one's trade (S4-19)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.core.parts import Link
from showcase.groups.members import members_words, told_of

if TYPE_CHECKING:
    from showcase.models import GroupPage


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a reader looks for, and whether it is there."""

    words: str
    is_done: bool


def checklist(page: "GroupPage") -> list[Item]:
    """Say of each thing whether the page tells it."""
    return [Item(words, is_done) for words, is_done in _items(page)]


def twins(page: "GroupPage") -> list[Link]:
    """Groups of the same centre that are called the same: perhaps the page exists already."""
    return [
        Link(one.title, reverse("wagtailadmin_pages:edit", args=[one.pk]))
        for one in type(page).objects.called_the_same(page)
    ]


def _items(page: "GroupPage") -> Iterator[tuple[str, bool]]:
    yield _("What they are good at"), bool(page.strengths.strip())
    yield _("Who does what, by role"), bool(page.roles.strip())
    yield _("How many they are"), bool(members_words(told_of(page)))
    yield _("How they grew, step by step"), bool(page.milestones.strip())
    yield _("What they learned: a course"), page.courses_taken.exists()
    yield _("What they make: a product of the group"), any(one.live for one in page.products.all())
    yield _("Where they sell: markets and shops"), bool(page.market_places.strip())
    yield _("How buyers reach them"), page.has_contact
    yield _("A picture"), page.picture_id is not None
