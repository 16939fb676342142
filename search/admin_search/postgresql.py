"""Wagtail's search on PostgreSQL, with our tokens, the best first."""

from functools import reduce
from operator import and_
from typing import Any

from django.contrib.postgres.search import SearchQuery as DatabaseQuery
from django.db.models import F
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.backends.database.postgres.query import Lexeme

from search.admin_search.common import AnalysedQuestion, QuietIndex
from search.admin_search.questions import Tokens


class Index(QuietIndex, PostgresIndex):
    """Modelsearch's index table, filled with our tokens."""


class _Compiler(AnalysedQuestion):
    """What searching and completing have in common here."""

    fields: Any

    def build_tsquery_content(self, query: Any, config: Any = None, invert: bool = False) -> Any:
        if not isinstance(query, Tokens):
            return super().build_tsquery_content(query, config=config, invert=invert)  # type: ignore[misc]  # the compiler's
        last = len(query.tokens) - 1
        lexemes = [
            Lexeme(token, prefix=query.is_open and index == last)
            for index, token in enumerate(query.tokens)
        ]
        found = DatabaseQuery(reduce(and_, lexemes), search_type="raw", config=config)
        return ~found if invert else found


class SearchCompiler(_Compiler, PostgresSearchQueryCompiler):
    """Questions to all text fields."""

    def get_fields_vectors(self, search_query: Any) -> Any:
        # Asked for fields by name, modelsearch would cut their text by itself.
        columns = {"title" if field == "title" else "body" for field in self.fields}
        vectors = self.get_index_vectors(search_query)
        return [each for each in vectors if each[0].name.rpartition("__")[2] in columns]


class AutocompleteCompiler(_Compiler, PostgresAutocompleteQueryCompiler):
    """Questions of who is still typing."""

    def get_fields_vectors(self, search_query: Any) -> Any:
        return [(F("index_entries__autocomplete"), 1.0)]


class Backend(PostgresSearchBackend):
    """Wagtail's search on PostgreSQL."""

    index_class = Index
    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
