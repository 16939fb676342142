"""What somebody may be about to type: words of the index, titles, and places."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice, zip_longest
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.places.area_cache import DistrictRow, ProvinceRow, table, thai_names
from search import kinds, marks, understanding
from search.answering import first_hits
from search.filters.base import Parameters
from search.kinds import Kind
from search.listings.reading import given_text
from search.query import Query
from search.results import Hit
from search.thai import normalise, words_of
from search.thai.plan import Plan
from search.thai.planner import Planner
from search.thai.prepare import ALL_AREA_HEADS

SHORTEST = 2
_WORDS, _TITLES, _PLACES = 4, 4, 2
#: Among so many of the commonest words that go on, those worth suggesting are looked for.
_LOOKED_THROUGH = 40
#: So many of each kind are found; their titles also tell how the last word may go on.
_OF_EACH_KIND = 8
#: A place is suggested from so many letters on.
_SHORTEST_PLACE = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion: words to look for, or (with an address of its own) where to go at once."""

    text: str
    shown: SafeString
    #: What it is: a search word, a course, a place.
    type: str
    url: str
    is_words: bool = False


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All suggestions for what was typed so far."""

    typed: str
    found: Sequence[Suggestion]

    @property
    def says(self) -> str:
        """How many there are, to be read out."""
        count = len(self.found)
        words = ngettext("%(count)d suggestion", "%(count)d suggestions", count)
        return words % {"count": count}


def suggestions(given: Parameters, at: datetime) -> Suggestions:
    """Suggest for what was typed so far, among all kinds or (``type``) those of one."""
    typed = given_text(given)
    if len(normalise(typed)) < SHORTEST:
        return Suggestions(typed, ())
    kind = next((one for one in kinds.registered() if one.code in given.getlist("type")), None)
    planner = understanding.planner()
    # A blank at the end says that the last word is finished.
    raw = given.getlist("q")[-1]
    plan = planner.plan(typed + raw[-1:] if raw[-1:].isspace() else typed, is_unfinished=True)
    hits = _hits(plan, kind, at)
    return Suggestions(
        typed,
        [
            *islice(_words(plan, planner, kind, hits), _WORDS),
            *islice(_places(plan.text, kind), _PLACES),
            *islice(_titles(plan, hits), _TITLES),
        ],
    )


def _hits(plan: Plan, kind: Kind | None, at: datetime) -> list[Hit]:
    """Find what has the words so far, some of each kind; three statements."""
    # Neither filters nor runs: titles are all that is shown.
    bare = replace(kind or kinds.everything(), filters=(), run_tiers=None)
    query = Query(kind=bare, at=at, plan=plan, per_kind=_OF_EACH_KIND)
    return first_hits(query, _OF_EACH_KIND * len(kinds.registered()))


def _words(
    plan: Plan, planner: Planner, kind: Kind | None, hits: Sequence[Hit]
) -> Iterator[Suggestion]:
    """Let the last word go on: by words of the titles that it leads to, then by the index's."""
    words = planner.words_of(plan.text)
    last = words[-1].text if words else ""
    before = plan.text.removesuffix(last)
    if len(last) < SHORTEST or before == plan.text:
        return
    if plan.notes:
        yield _of_words(plan.text, kind)
    areas = frozenset(thai_names())
    going_on = [
        word
        for word in dict.fromkeys(
            [
                *_of_titles(last, planner, hits),
                *planner.vocabulary.starting(last, _LOOKED_THROUGH),
            ]
        )
        if word not in areas and _is_worth_it(word, planner)
    ]
    for word in going_on:
        yield _of_words(before + word, kind)
    if not going_on and not hits and plan.is_hopeless:
        wider = planner.widen(plan)
        if wider.notes and wider.notes != plan.notes:
            yield _of_words(wider.notes[-1].used, kind)


def _of_titles(begun: str, planner: Planner, hits: Sequence[Hit]) -> list[str]:
    """Return the words of titles that begin so, the commonest first."""
    counted = Counter(
        token
        for hit in hits
        for word in words_of(hit.entry.title, planner.words)
        for token in {word.text, *word.parts}
        if token.startswith(begun) and token != begun
    )
    return [token for token, _times in counted.most_common()]


def _is_worth_it(word: str, planner: Planner) -> bool:
    """Leave out numbers, scraps of names, and areas: those are suggested as places."""
    if word.isdigit() or word.startswith(ALL_AREA_HEADS):
        return False
    return word in planner.words or word.isascii()


def _of_words(text: str, kind: Kind | None) -> Suggestion:
    return Suggestion(
        text=text,
        # All of it is what was looked for: a mark would say nothing.
        shown=marks.marked(text, None),
        type=_("Search word"),
        url=f"{_place_to_search(kind)}?{urlencode({'q': text})}",
        is_words=True,
    )


def _titles(plan: Plan, hits: Sequence[Hit]) -> Iterator[Suggestion]:
    """Show what was found: the best of each kind, then the second best."""
    by_kind: dict[str, list[Hit]] = {}
    for hit in hits:
        if marks.is_found_in(hit.entry.shown_title, plan):
            by_kind.setdefault(hit.entry.kind, []).append(hit)
    order = [by_kind[kind.code] for kind in kinds.registered() if kind.code in by_kind]
    for hit in chain.from_iterable(zip_longest(*order)):
        if hit is not None:
            yield Suggestion(
                text=hit.entry.shown_title,
                shown=marks.marked(hit.entry.shown_title, plan),
                type=str(kinds.get(hit.entry.kind).label),
                url=hit.url,
            )


def _places(text: str, kind: Kind | None) -> Iterator[Suggestion]:
    """Find provinces and districts whose name begins with the last word that was typed."""
    head, _blank, name = text.rpartition(" ")
    for prefix in ("จังหวัด", "อำเภอ", "เขต", "จ.", "อ."):
        name = name.removeprefix(prefix)
    if len(name) < _SHORTEST_PLACE:
        return
    areas = table()
    for province in areas.provinces.values():
        if _begins(province, name):
            yield _of_place(province.label, {"province": province.code}, head, kind)
    for district in areas.districts.values():
        if _begins(district, name):
            chosen = {"province": district.province.code, "district": district.code}
            yield _of_place(district.place, chosen, head, kind)


def _begins(row: ProvinceRow | DistrictRow, name: str) -> bool:
    return row.name_th.startswith(name) or row.name_en.lower().startswith(name)


def _of_place(label: str, chosen: dict[str, str], words: str, kind: Kind | None) -> Suggestion:
    """Lead to what is there; without other words the name itself is looked for."""
    asked = {"q": words or label.partition(".")[2].partition(" ")[0] or label, **chosen}
    return Suggestion(
        text=label,
        shown=marks.marked(label, None),
        type=_("Place"),
        url=f"{_place_to_search(kind)}?{urlencode(asked)}",
    )


def _place_to_search(kind: Kind | None) -> str:
    if kind is not None and kind.list_url_name:
        return reverse(kind.list_url_name)
    return reverse("search:everything")
