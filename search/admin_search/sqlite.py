"""Wagtail's search on SQLite, with our tokens and the newest first."""

from functools import reduce
from operator import and_
from typing import Any

from modelsearch.backends.database.sqlite.query import Lexeme, SearchQueryExpression
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)

from search.admin_search.common import AnalysedQuestion, QuietIndex
from search.admin_search.questions import Tokens


class Index(QuietIndex, SQLiteIndex):
    """Modelsearch's index table, filled with our tokens."""


class _Compiler(AnalysedQuestion):
    """What searching and completing have in common here."""

    FTS_TABLE_FIELDS: list[str]
    queryset: Any
    fields: Any
    order_by_relevance: bool

    def build_search_query_content(self, query: Any, config: Any = None) -> Any:
        if not isinstance(query, Tokens):
            return super().build_search_query_content(query, config=config)  # type: ignore[misc]  # the compiler's
        last = len(query.tokens) - 1
        lexemes = [
            Lexeme(token, prefix=query.is_open and index == last)
            for index, token in enumerate(query.tokens)
        ]
        return SearchQueryExpression(reduce(and_, lexemes), config=config)

    def search(self, *args: Any, **kwargs: Any) -> Any:
        # Modelsearch asks the index again for the score of each row: with a word that is on every
        # page that is quadratic. Lists of the admin are short and read by date.
        if self.order_by_relevance:
            self.queryset = self.queryset.order_by("-pk")
            self.order_by_relevance = False
        # The index has a column for titles and one for all the rest; asked for a field by name,
        # modelsearch would look for a column of that name.
        if self.fields is not None:
            columns = {"title" if field == "title" else "body" for field in self.fields}
            known = [column for column in self.FTS_TABLE_FIELDS if column in columns]
            self.fields = known or self.FTS_TABLE_FIELDS
        return super().search(*args, **kwargs)  # type: ignore[misc]  # the compiler's


class SearchCompiler(_Compiler, SQLiteSearchQueryCompiler):
    """Questions to all text fields."""


class AutocompleteCompiler(_Compiler, SQLiteAutocompleteQueryCompiler):
    """Questions of who is still typing."""


class Backend(SQLiteSearchBackend):
    """Wagtail's search on SQLite."""

    index_class = Index
    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
