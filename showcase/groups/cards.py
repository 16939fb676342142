"""A group as a card and as a line: in the list of groups, on pages of courses and events."""

from datetime import datetime

from django.utils.translation import ngettext

from catalogue.awards.words import award_badge
from catalogue.enums import OccupationalGroup
from portal.core.choice_names import choice_name
from portal.core.parts import Card, Meta
from portal.core.thai_numbers import group_digits
from portal.media.shown import picture_of
from search.kinds import Look
from search.models import Entry
from search.results import Hit
from showcase.enums import GroupStage, LegalForm
from showcase.groups.members import members_words


def group_card(hit: Hit, at: datetime) -> Card:
    """Build the card of a group that was found; asks no database."""
    return entry_card(hit.entry)


def entry_card(entry: Entry) -> Card:
    """Build the card of a group."""
    facts = entry.card
    form = choice_name(LegalForm, facts.get("form")) if facts.get("form") != LegalForm.NONE else ""
    place = " · ".join(part for part in (facts.get("village", ""), entry.shown_place) if part)
    people = members_words(facts)
    meta = [Meta("pin", place), Meta("seat", people)]
    return Card(
        title=entry.shown_title,
        url=entry.url,
        group=entry.group,
        group_name=choice_name(OccupationalGroup, entry.group),
        key=entry.code,
        word=facts.get("word", ""),
        picture=picture_of(facts.get("picture")),
        tags=[form or choice_name(GroupStage, facts.get("stage"))],
        summary=entry.shown_summary,
        meta=[line for line in meta if line.text],
        badge=award_badge(facts),
    )


def people_note(entry: Entry) -> str:
    """Say below a group's name how many they are; else where."""
    return members_words(entry.card) or entry.shown_place


def group_facts(hit: Hit, at: datetime) -> list[str]:
    """Say where a group is, and how many they are."""
    return [hit.entry.shown_place, members_words(hit.entry.card)]


def see_all_groups(count: int) -> str:
    """Name the way to the list of groups."""
    sentence = ngettext("See all %(total)s group", "See all %(total)s groups", count)
    return sentence % {"total": group_digits(count)}


GROUP_LOOK = Look(group_facts, see_all_groups)
