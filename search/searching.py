"""The search over the whole site: what was found, by kind, and what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core.distances import about_kilometres
from portal.core.parts import Chip, Link, Notice, Pages, Place
from search import dictionary, kinds, marks
from search.answering import answer, as_answered
from search.filters import AreaFilter
from search.kinds import TYPE, Kind
from search.listings import empties
from search.listings.addresses import Address
from search.listings.area_offers import area_offers
from search.listings.noting import note_if_missed
from search.listings.numbered import numbered_pages
from search.listings.reading import given_query
from search.listings.remembering import remembered
from search.listings.words import longer_words, notices, perhaps_meant, words_used
from search.loading_hits import with_runs
from search.models import Entry
from search.query import Query
from search.results import Hit, Results
from search.thai import analyse
from search.thai.plan import Plan

PER_GROUP = 3
#: So many letters of a text stand around the first match.
_SNIPPET = 110
#: So many longer words are offered.
_LONGER = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was found."""

    title: SafeString
    url: str
    #: Where its title says nothing of what was looked for: what does.
    snippet: SafeString
    facts: Sequence[SafeString]


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind."""

    kind: Kind
    items: Sequence[Item]
    all: Link | None

    @property
    def anchor(self) -> str:
        """What its heading is called in the page."""
        return f"found-{self.kind.code}"


@dataclass(frozen=True, slots=True)
class Pill:
    """A kind that the search can be narrowed to, with how many there are."""

    title: str
    url: str
    count: int
    is_current: bool = False

    @property
    def number(self) -> str:
        """How many, as it is written."""
        return f"{self.count:,}"


@dataclass(frozen=True)
class SearchPage:
    """All that the template of the search needs."""

    at: datetime
    query: Query
    #: What was typed, as the search box shows it again.
    text: str
    #: None before anything was typed.
    results: Results | None
    address: Address

    @property
    def plan(self) -> Plan | None:
        """How the words were understood."""
        return self.results.plan if self.results is not None else None

    @property
    def total(self) -> int:
        """How many were found of the kinds that are looked at."""
        return self.results.total if self.results is not None else 0

    @property
    def kind(self) -> Kind | None:
        """The one kind that the search is narrowed to."""
        return _narrowed(self.query)

    @property
    def words(self) -> str:
        """The words that the results are for: as typed, or as they were put right."""
        return words_used(self.text, self.plan)

    @property
    def headline(self) -> str:
        """What was found, in one sentence: "พบ 61 รายการ “ขนม” ในระยอง"."""
        area = AreaFilter().names(self.query.chosen.get(AreaFilter.key, ()))
        values = {"count": f"{self.total:,}", "words": self.words, "area": area}
        if not self.total:
            nothing = _("No “%(words)s” in %(area)s") if area else _("No “%(words)s”")
            return nothing % {**values, "words": self.text}
        if area:
            sentence = ngettext(
                "%(count)s result for “%(words)s” in %(area)s",
                "%(count)s results for “%(words)s” in %(area)s",
                self.total,
            )
        else:
            sentence = ngettext(
                "%(count)s result for “%(words)s”", "%(count)s results for “%(words)s”", self.total
            )
        return sentence % values

    @cached_property
    def notices(self) -> list[Notice]:
        """How the words were understood, where that is not plain."""
        return notices(self.results, self.address) if self.results is not None else []

    @cached_property
    def area_offers(self) -> list[Link]:
        """The areas that the words name, as filters."""
        return area_offers(self.address)

    @cached_property
    def chips(self) -> list[Chip]:
        """The area that is chosen, to be taken away."""
        filters = [one for one in self.query.kind.filters if isinstance(one, AreaFilter)]
        return [
            Chip(label, self.address.with_chosen(one.key, rest))
            for one in filters
            for label, rest in one.labels(self.query.of(one))
        ]

    @cached_property
    def pills(self) -> list[Pill]:
        """All kinds together, and each that has anything."""
        if self.results is None:
            return []
        counts = self.results.counts.get(TYPE, {})
        chosen = self.query.chosen.get(TYPE, ())
        everything = Pill(
            _("Everything"),
            self.address.with_chosen(TYPE, ()),
            sum(counts.values()),
            is_current=not chosen,
        )
        return [
            everything,
            *(
                Pill(
                    str(kind.plural),
                    self.address.with_chosen(TYPE, (kind.code,)),
                    counts.get(kind.code, 0),
                    is_current=kind.code in chosen,
                )
                for kind in kinds.registered()
                if counts.get(kind.code) or kind.code in chosen
            ),
        ]

    @cached_property
    def groups(self) -> list[Group]:
        """What was found, by kind, in the order of kinds unless another fits far better."""
        if self.results is None or self.kind is not None:
            return []
        by_kind: dict[str, list[Hit]] = {}
        for hit in self.results.hits:
            by_kind.setdefault(hit.entry.kind, []).append(hit)
        order = [kind for kind in kinds.registered() if kind.code in by_kind]
        if order and self.plan is not None:
            order = _best_first(order, by_kind, self.plan)
        return [
            Group(
                kind,
                self._items(by_kind[kind.code][:PER_GROUP]),
                self._all(kind, by_kind[kind.code]),
            )
            for kind in order
        ]

    @cached_property
    def items(self) -> list[Item]:
        """What was found of the one kind that is looked at."""
        if self.results is None or self.kind is None:
            return []
        return self._items(self.results.hits)

    @cached_property
    def related(self) -> list[Item]:
        """What has only some of the words."""
        return self._items(self.results.related) if self.results is not None else []

    @cached_property
    def listing(self) -> Link | None:
        """The own listing of the one kind that is looked at, with its filters."""
        kind = self.kind
        if kind is None or not self.total or len(kind.filters) <= len(self.query.kind.filters):
            return None
        return self._all(kind, ())

    @cached_property
    def pages(self) -> Pages | None:
        """The numbered pages of one kind."""
        if self.results is None or self.kind is None:
            return None
        return numbered_pages(self.results, self.address)

    @cached_property
    def without(self) -> Sequence[Place]:
        """Where nothing was found: the same without what narrows it."""
        if self.results is None or self.total or not any(self.query.chosen.values()):
            return ()
        asked = as_answered(self.query, self.results)
        return empties.without_filters(asked, self.address)

    @cached_property
    def narrower(self) -> list[Place]:
        """Longer words that begin with the one that was looked for: "ขนมไทย", "ขนมจีน"."""
        if self.plan is None or any(self.query.chosen.values()):
            return []
        return [
            Place(word, self._asking(word), count)
            for word, count in longer_words(self.plan)[:_LONGER]
        ]

    @cached_property
    def meant(self) -> list[Link]:
        """What may have been meant where nothing was found."""
        if self.plan is None or self.total:
            return []
        return [Link(words, self._asking(words)) for words in perhaps_meant(self.plan)]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the search box asks besides its words: the area that is chosen."""
        return [
            pair
            for one in self.query.kind.filters
            if isinstance(one, AreaFilter)
            for pair in one.parameters(self.query.of(one))
        ]

    def _asking(self, words: str) -> str:
        return f"{self.address.path}?{urlencode([('q', words), *self.kept])}"

    @cached_property
    def expires_at(self) -> datetime | None:
        """The next moment at which the facts of a hit change."""
        if self.results is None:
            return None
        looks = ((hit, kinds.get(hit.entry.kind).look) for hit in self._shown_hits)
        turns = [look.changes_at(hit, self.at) for hit, look in looks if look and look.changes_at]
        return min((turn for turn in turns if turn is not None), default=None)

    @cached_property
    def _shown_hits(self) -> list[Hit]:
        """All hits of the page with the runs of their own kind's cards; one statement a kind."""
        if self.results is None:
            return []
        found = [*self.results.hits, *self.results.related]
        by_kind: dict[str, list[Entry]] = {}
        for hit in found:
            by_kind.setdefault(hit.entry.kind, []).append(hit.entry)
        shown = {
            hit.entry.pk: hit
            for code, entries in by_kind.items()
            for hit in with_runs(
                Query(kind=kinds.get(code), at=self.at, near_to=self.query.near_to), entries
            )
        }
        return [shown[hit.entry.pk] for hit in found]

    @cached_property
    def _texts(self) -> dict[int, str]:
        """The texts of the entries that neither title nor summary explains; one statement."""
        plan = self.plan
        unexplained = [
            hit.entry.pk
            for hit in self._shown_hits
            if not marks.is_found_in(hit.entry.shown_title, plan)
            and not marks.is_found_in(hit.entry.shown_summary, plan)
        ]
        return Entry.objects.texts(unexplained) if unexplained else {}

    def _items(self, hits: Sequence[Hit]) -> list[Item]:
        shown = {hit.entry.pk: hit for hit in self._shown_hits}
        return [self._item(shown[hit.entry.pk]) for hit in hits]

    def _item(self, hit: Hit) -> Item:
        entry, plan = hit.entry, self.plan
        look = kinds.get(entry.kind).look
        facts = list(look.facts(hit, self.at)) if look else [entry.shown_place]
        if hit.kilometres:
            facts.append(about_kilometres(hit.kilometres))
        snippet = SafeString()
        if plan is not None and not marks.is_found_in(entry.shown_title, plan):
            snippet = marks.snippet(entry.shown_summary, plan, _SNIPPET) or marks.snippet(
                self._texts.get(entry.pk, ""), plan, _SNIPPET
            )
        if snippet:
            facts = facts[-1:]
        return Item(
            title=marks.marked(entry.shown_title, plan),
            url=hit.url,
            snippet=snippet,
            facts=[marks.marked(fact, plan) for fact in facts if fact],
        )

    def _all(self, kind: Kind, hits: Sequence[Hit]) -> Link | None:
        """Lead to everything of a kind: its own listing, or this search narrowed to it."""
        counts = self.results.counts.get(TYPE, {}) if self.results is not None else {}
        count = counts.get(kind.code, 0)
        if not count or (kind.look is None and len(hits) >= count):
            return None
        title = kind.look.see_all(count) if kind.look else _("See all")
        if not kind.list_url_name:
            return Link(title, self.address.with_chosen(TYPE, (kind.code,)))
        pairs = [("q", self.text), *self.kept]
        return Link(title, f"{reverse(kind.list_url_name)}?{urlencode(pairs)}")


def search_page(request: HttpRequest) -> SearchPage:
    """Answer what an address of the search asks; notes what nobody could be told anything about."""
    at = timezone.now()
    query, text = given_query(kinds.everything(), request.GET, at, remembered(request))
    if _narrowed(query) is None:
        query = replace(query, per_kind=PER_GROUP, page=1)
    results = None
    if query.has_words or any(query.chosen.values()) or text:
        results = answer(query)
        note_if_missed(query, results)
    return SearchPage(at, query, text, results, Address(request.path, query, text))


def _narrowed(query: Query) -> Kind | None:
    chosen = query.chosen.get(TYPE, ())
    return kinds.get(chosen[0]) if len(chosen) == 1 else None


def _best_first(order: list[Kind], by_kind: dict[str, list[Hit]], plan: Plan) -> list[Kind]:
    """Let a kind lead when its best title says all that was looked for and the first kind's do not."""
    if any(_says_all(hit, plan) for hit in by_kind[order[0].code][:PER_GROUP]):
        return order
    better = next((kind for kind in order if _says_all(by_kind[kind.code][0], plan)), None)
    return [better, *(kind for kind in order if kind is not better)] if better else order


def _says_all(hit: Hit, plan: Plan) -> bool:
    tokens = set(analyse(hit.entry.title, dictionary.words()))
    return all(
        any(tokens.issuperset(alternative) for alternative in clause.alternatives)
        for clause in plan.required
    )
