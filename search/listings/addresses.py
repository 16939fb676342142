"""Addresses of a listing: parameters in a fixed order, empty ones left out."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from search.filters import Chosen
from search.query import Query

#: What the canonical address keeps; a listing with anything else is not for search engines.
CANONICAL = frozenset({"q", "province", "group"})


@dataclass(frozen=True)
class Address:
    """The address of a question, and of questions that differ from it by one press."""

    path: str
    query: Query
    #: What was typed, as it is shown again.
    text: str

    def __str__(self) -> str:
        return self._write(self._pairs(self.query, self.text))

    def without_text(self) -> str:
        """The same without the words."""
        return self._write(self._pairs(self._first_page(), ""))

    def as_typed(self) -> str:
        """The same, meaning exactly the words that were typed."""
        query = self._first_page()
        plan = replace(query.plan, is_literal=True) if query.plan is not None else None
        return self._write(self._pairs(replace(query, plan=plan), self.text))

    def with_chosen(self, key: str, chosen: Chosen) -> str:
        """The same with other ticks in one filter."""
        query = self._first_page().with_chosen(key, chosen)
        return self._write(self._pairs(query, self.text))

    def with_sort(self, sort: str) -> str:
        """The same in another order."""
        return self._write(self._pairs(replace(self._first_page(), sort=sort), self.text))

    def with_page(self, page: int) -> str:
        """Another page of the same."""
        return self._write(self._pairs(replace(self.query, page=page), self.text))

    def cleared(self) -> str:
        """The words alone."""
        return self._write(self._pairs(replace(self._first_page(), chosen={}), self.text))

    def canonical(self) -> str:
        """The address that stands for all that only sort or narrow further."""
        pairs = self._pairs(self.query, self.text)
        return self._write([pair for pair in pairs if pair[0] in CANONICAL])

    def feed(self) -> str:
        """The address of the feed of what is new here; words are not followed."""
        if not self.query.kind.code:
            return ""
        path = reverse("search:feed", args=[self.query.kind.code])
        plain = Query(self.query.kind, self.query.at, self.query.chosen)
        return str(Address(path, plain, ""))

    def is_canonical(self) -> bool:
        """Whether nothing but what the canonical address keeps is asked."""
        return all(key in CANONICAL for key, _value in self._pairs(self.query, self.text))

    def _first_page(self) -> Query:
        return replace(self.query, page=1)

    def _pairs(self, query: Query, text: str) -> list[tuple[str, str]]:
        pairs = [("q", text)] if text else []
        if text and query.plan is not None and query.plan.is_literal:
            pairs.append(("as", "typed"))
        for one in query.kind.filters:
            pairs += one.parameters(query.of(one))
        if query.order != query.orders[0]:
            pairs.append(("sort", query.order))
        if query.page > 1:
            pairs.append(("page", str(query.page)))
        return pairs

    def _write(self, pairs: list[tuple[str, str]]) -> str:
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path
