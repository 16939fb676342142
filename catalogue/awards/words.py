"""Awards as a page shows them, and what an entry keeps of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from catalogue.awards.enums import AwardKind
from portal.core.choice_names import choice_name
from portal.core.languages import is_thai
from portal.core.parts import Badge, Meta
from portal.core.thai_dates import ERA

#: The value of the facet "award": there is one.
HAS_AWARD = "1"


@dataclass(frozen=True, slots=True)
class ShownAward:
    """One award in the reader's language."""

    name: str
    #: Level, giver, who received it, year: what is known, in one line.
    about: str
    proof: str = ""
    url: str = ""


def shown_awards(stream: Any) -> list[ShownAward]:
    """Return the awards of a page, the latest year first; those without a year stand last."""
    values = [child.value for child in stream or ()]
    # Sorting keeps the order of those of the same year as somebody wrote it.
    values.sort(key=lambda value: -(value.get("year") or 0))
    return [
        ShownAward(
            value.get("name") or "",
            " · ".join(_about(value)),
            value.get("evidence") or "",
            value.get("url") or "",
        )
        for value in values
        if value.get("name")
    ]


def award_texts(stream: Any) -> Iterator[str]:
    """What awards are found by: their names and givers."""
    for child in stream or ():
        for name in ("name", "giver", "holder"):
            if child.value.get(name):
                yield str(child.value[name])


def award_facet(stream: Any) -> tuple[str, ...]:
    """The facet of an entry: whether it has one."""
    return (HAS_AWARD,) if stream else ()


def award_badge(card: Any) -> Badge | None:
    """The mark on a card of something that has an award."""
    return Badge("few", _("Has an award"), sign="cert") if card.get("award") else None


def award_line(card: Any) -> Iterable[Meta]:
    """The same as a line of facts, where the badge says something else already."""
    return [Meta("cert", _("Has an award"))] if card.get("award") else []


def level_name(kind: object) -> str:
    """The name of a level in the reader's language."""
    return choice_name(AwardKind, kind)


def _about(value: Any) -> Iterator[str]:
    level = level_name(value.get("kind"))
    if level:
        yield level
    if value.get("giver"):
        yield _("given by %(who)s") % {"who": value["giver"]}
    if value.get("holder"):
        yield _("received by %(who)s") % {"who": value["holder"]}
    if value.get("year"):
        yield pgettext("award", "year %(year)s") % {
            "year": value["year"] if is_thai() else value["year"] - ERA
        }
