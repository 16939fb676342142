"""Clauses of tokens in the query languages of the two full-text indexes.

SQLite: FTS5's MATCH. PostgreSQL: tsquery on the vector of all tokens. Tokens hold letters, marks
and digits only; they are quoted all the same.
"""

from collections.abc import Callable, Iterable

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from search.engines.database.schema import FTS_TABLE, VECTOR
from search.matching import Matching
from search.thai.plan import Clause

Quote = Callable[[str], str]


def is_postgresql() -> bool:
    """Say which of the two databases this is."""
    return connection.vendor == "postgresql"


def matched(matching: Matching) -> Q:
    """Return what holds for entries that fulfil a matching."""
    if is_postgresql():
        sql = f"SELECT entry_id FROM search_entrytokens WHERE {VECTOR} @@ %s::tsquery"  # noqa: S608
        return Q(pk__in=RawSQL(sql, [tsquery(matching)]))  # noqa: S611 - our own words
    sql = f"SELECT rowid FROM {FTS_TABLE} WHERE {FTS_TABLE} MATCH %s"  # noqa: S608 - our own name
    return Q(pk__in=RawSQL(sql, [fts5(matching)]))  # noqa: S611 - our own words


def fts5(matching: Matching) -> str:
    """Write a matching in the language of FTS5.

    >>> fts5(matching of ขนม and ไทย)
    '("ขนม") AND ("ไทย")'
    """
    return _written(matching, _in_double_quotes, " AND ", " OR ")


def tsquery(matching: Matching) -> str:
    """Write a matching as PostgreSQL's tsquery."""
    return _written(matching, _in_single_quotes, " & ", " | ")


def ts_any(clauses: Iterable[Clause]) -> str:
    """Write a tsquery of all tokens that speak for an entry, for ranking."""
    tokens = dict.fromkeys(
        token for clause in clauses for each in clause.alternatives for token in each
    )
    return " | ".join(_in_single_quotes(token) for token in tokens)


def _written(matching: Matching, quote: Quote, every: str, some: str) -> str:
    clauses = [
        "("
        + some.join(
            f"({every.join(map(quote, each))})" if len(each) > 1 else quote(each[0])
            for each in clause.alternatives
        )
        + ")"
        for clause in matching.clauses
    ]
    return (every if matching.is_every else some).join(clauses)


def _in_double_quotes(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def _in_single_quotes(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
