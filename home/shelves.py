"""What the front page shows beside its own words: groups, courses that start soon, the way on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalogue.cards import course_card
from catalogue.enums import OccupationalGroup
from portal.core import navigation
from portal.core.cookies import REMEMBERED_AREA
from portal.core.parts import Card, Choice, Link
from portal.core.picture_words import default_word
from portal.places import areas
from search import shelves

SOON_COUNT = 6
SOON_PER_GROUP = 2

_EXAMPLES: Mapping[str, str | Promise] = {
    OccupationalGroup.AGRICULTURE: gettext_lazy("Mushrooms, compost, food from the farm"),
    OccupationalGroup.INDUSTRY: gettext_lazy("Wiring, air-conditioning, welding"),
    OccupationalGroup.COMMERCE: gettext_lazy("Food, sweets, massage, selling online"),
    OccupationalGroup.CREATIVE: gettext_lazy("Indigo, weaving, basketry, pottery"),
    OccupationalGroup.SPECIAL: gettext_lazy("Haircutting, phone repair, dressmaking"),
}


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step from learning to income; without a link while its section is not there."""

    title: str
    text: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class FrontPageShelves:
    """Everything that fills itself on the front page."""

    groups: Sequence[Card]
    soon: Sequence[Card]
    course_total: int
    provinces: Sequence[Choice]
    path: Sequence[PathStep]


def front_page_shelves(request: HttpRequest, pinned_course: int | None) -> FrontPageShelves:
    """Return the shelves of the front page at this moment."""
    at = timezone.now()
    counts = shelves.group_counts("course")
    province = _remembered_province(request)
    return FrontPageShelves(
        groups=group_cards(counts),
        soon=_soon(at, province, pinned_course),
        course_total=sum(counts.values()),
        provinces=[
            Choice(value=code, label=name, is_selected=code == province)
            for code, name in areas.province_choices()
        ],
        path=_path(),
    )


def group_cards(counts: Mapping[str, int] | None = None) -> list[Card]:
    """Return the five occupational groups with how many courses each has."""
    counts = shelves.group_counts("course") if counts is None else counts
    return [_group_card(group, counts.get(group.value, 0)) for group in OccupationalGroup]


def _remembered_province(request: HttpRequest) -> str:
    """Return the province that this visitor asked us to remember, as far as it exists."""
    province = request.COOKIES.get(REMEMBERED_AREA, "")[:2]
    return province if areas.province(province) else ""


def _soon(at: datetime, province: str, pinned_course: int | None) -> list[Card]:
    hits = shelves.starting_soon(at, count=SOON_COUNT, per_group=SOON_PER_GROUP, province=province)
    if pinned_course is not None:
        hits = sorted(hits, key=lambda hit: hit.entry.page_id != pinned_course)
    return [course_card(hit, at) for hit in hits]


def _group_card(group: OccupationalGroup, count: int) -> Card:
    return Card(
        title=str(group.label),
        url=f"{reverse('catalogue:course-list')}?group={group.value}",
        group=group.value,
        key=group.value,
        word=default_word(group.value),
        summary=str(_EXAMPLES[group]),
        note=ngettext("%(count)s course", "%(count)s courses", count) % {"count": f"{count:,}"},
    )


def _path() -> list[PathStep]:
    return [
        PathStep(
            _("Learn to make it"),
            _("With teachers and craftspeople of your own community, hands on, from one hour."),
            _link("courses", _("Find courses")),
        ),
        PathStep(
            _("Make and sell it with a group"),
            _("Groups show what they make in the community market; buyers call them directly."),
            _link("products", _("See community products")),
        ),
        PathStep(
            _("Find the money to grow"),
            _("Low-interest loans and grants that fit what you do."),
            _link("funding", _("Find funding")),
        ),
    ]


def _link(section: str, title: str) -> Link | None:
    url = navigation.section_url(section)
    return Link(title=title, url=url) if url else None
