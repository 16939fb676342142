"""Clauses of tokens in the query languages of the two full-text indexes.

SQLite: FTS5's MATCH. PostgreSQL: tsquery on the vector of all tokens. Tokens hold letters, marks
and digits only; they are quoted all the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from search.engines.database.schema import FTS_TABLE, VECTOR
from search.matching import Matching, telling
from search.thai.plan import Clause

Quote = Callable[[str], str]


#: The name under which a statement keeps what fulfils its matching.
KEPT = "fitting"


@dataclass(frozen=True, slots=True)
class Kept(Matching):
    """A matching whose entries the statement has found once and kept (``keeping``)."""


def kept(matching: Matching) -> Kept:
    """Return the matching for a statement that begins with ``keeping`` it."""
    return Kept(matching.stage, matching.clauses, matching.wanted, matching.is_every)


def keeping(matching: Matching) -> tuple[str, list[str]]:
    """Return the WITH of a statement that asks for the same words several times."""
    sql, words = _found(matching)
    return f"WITH {KEPT} AS MATERIALIZED ({sql}) ", [words]


def is_postgresql() -> bool:
    """Say which of the two databases this is."""
    return connection.vendor == "postgresql"


def matched(matching: Matching) -> Q:
    """Return what holds for entries that fulfil a matching."""
    if isinstance(matching, Kept):
        return Q(pk__in=RawSQL(f"SELECT entry_id FROM {KEPT}", []))  # noqa: S608, S611 - our own name
    sql, words = _found(matching)
    return Q(pk__in=RawSQL(sql, [words]))  # noqa: S611 - our own words


def _found(matching: Matching) -> tuple[str, str]:
    if is_postgresql():
        sql = f"SELECT entry_id FROM search_entrytokens WHERE {VECTOR} @@ %s::tsquery"  # noqa: S608
        return sql, tsquery(matching)
    sql = f"SELECT rowid AS entry_id FROM {FTS_TABLE} WHERE {FTS_TABLE} MATCH %s"  # noqa: S608
    return sql, fts5(matching)


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
            for each in telling(clause)
        )
        + ")"
        for clause in matching.clauses
    ]
    return (every if matching.is_every else some).join(clauses)


def _in_double_quotes(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def _in_single_quotes(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
