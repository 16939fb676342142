"""The entries that fit words best by the database's own score; ``search.ranking`` looks closer."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from search.engines.database import predicates
from search.engines.database.matching import fts5, is_postgresql, ts_any, tsquery
from search.engines.database.schema import FTS_TABLE, TITLE_VECTOR, VECTOR
from search.matching import Matching
from search.models import Entry
from search.query import Query

#: Title, summary, place, body.
_SQLITE_SCORE = f"bm25({FTS_TABLE}, 10.0, 4.0, 4.0, 1.0)"
#: Body, summary, place, title: the classes D, C, B, A.
_POSTGRESQL_WEIGHTS = "{0.1, 0.4, 0.4, 1.0}"

#: Of more entries than this PostgreSQL looks at the titles only: a vector of all tokens lies apart
#: from its row, and fetching so many of them takes seconds.
_FEW = 2_000

Statement = tuple[str, list[Any]]


def best(query: Query, matching: Matching, start: int, stop: int, total: int) -> list[int]:
    """Return the keys of entries from one place of the order to another, the best first.

    ``total`` is how many there are.
    """
    scored, values = _scored(query, matching, total)
    sql = f"{scored} ORDER BY score, entry_id LIMIT %s OFFSET %s"
    return _keys(sql, [*values, stop - start, start])


def best_uncounted(query: Query, matching: Matching, start: int, stop: int) -> list[int]:
    """Do the same where nobody has counted them: one look at the index."""
    wanted = predicates.of_entries(query, query.demand(), with_words=False)
    sql, values = _matched(_columns(), matching, wanted)
    score, own = _score_of_fitting(matching)
    sql = f"""
        WITH fitting AS MATERIALIZED ({sql})
        SELECT entry_id, {score} AS score FROM fitting ORDER BY score, entry_id LIMIT %s OFFSET %s
    """  # noqa: S608 - our own words
    return _keys(sql, [*values, *own, stop - start, start])


def best_of_each_kind(query: Query, matching: Matching) -> tuple[list[int], dict[str, int]]:
    """Return the keys of the best entries of each kind, the best first, and how many it has."""
    wanted = predicates.of_entries(query, query.demand(), with_words=False)
    columns = _columns()
    sql, values = _matched(f"{columns}, entry.kind AS kind", matching, wanted, needs_entry=True)
    score, own = _score_of_fitting(matching)
    # The score cannot stand in a window: it must be there before.
    sql = f"""
        WITH fitting AS MATERIALIZED ({sql}),
        scored AS MATERIALIZED (SELECT entry_id, kind, {score} AS score FROM fitting),
        placed AS (
            SELECT entry_id, kind, score,
                row_number() OVER (PARTITION BY kind ORDER BY score, entry_id) AS place,
                count(*) OVER (PARTITION BY kind) AS of_kind
            FROM scored
        )
        SELECT entry_id, kind, of_kind FROM placed WHERE place <= %s ORDER BY score, entry_id
    """  # noqa: S608 - our own words
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, *own, query.per_kind])
        rows = cursor.fetchall()
    return [row[0] for row in rows], {row[1]: row[2] for row in rows}


def exist(query: Query, matchings: Sequence[Matching]) -> list[bool]:
    """Say for each matching whether anything of the kind fulfils it; one statement."""
    parts, values = [], []
    for matching in matchings:
        sql, own = _matched("1", matching, predicates.of_kind(query))
        parts.append(f"EXISTS ({sql})")
        values += own
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        return [bool(answer) for answer in cursor.fetchone()]


def _columns() -> str:
    """Return what of the index a statement keeps, to score later."""
    if is_postgresql():
        return f"found.entry_id AS entry_id, found.{VECTOR}, found.{TITLE_VECTOR}"
    return f"{FTS_TABLE}.rowid AS entry_id, {_SQLITE_SCORE} AS score"


def _score_of_fitting(matching: Matching) -> Statement:
    if not is_postgresql():
        return "score", []
    ranks = [
        f"ts_rank('{_POSTGRESQL_WEIGHTS}', {each}, %s::tsquery, 1)"
        for each in (VECTOR, TITLE_VECTOR)
    ]
    words = ts_any(matching.wanted)
    few = f"(SELECT count(*) FROM fitting) <= {_FEW}"  # noqa: S608 - our own number
    return f"-CASE WHEN {few} THEN {ranks[0]} ELSE {ranks[1]} END", [words, words]


def _scored(query: Query, matching: Matching, total: int) -> Statement:
    wanted = predicates.of_entries(query, query.demand(), with_words=False)
    if is_postgresql():
        vector = VECTOR if total <= _FEW else TITLE_VECTOR
        score = f"-ts_rank('{_POSTGRESQL_WEIGHTS}', found.{vector}, %s::tsquery, 1)"
        own = [ts_any(matching.wanted)]
        key = "found.entry_id"
    else:
        score = _SQLITE_SCORE
        own = []
        key = f"{FTS_TABLE}.rowid"
    sql, values = _matched(f"{key} AS entry_id, {score} AS score", matching, wanted)
    return sql, [*own, *values]


def _matched(columns: str, matching: Matching, wanted: Q, needs_entry: bool = False) -> Statement:
    """Select from the index what matches, and of that what is wanted of the entries."""
    if is_postgresql():
        source, key = "search_entrytokens AS found", "found.entry_id"
        match, values = f"found.{VECTOR} @@ %s::tsquery", [tsquery(matching)]
    else:
        source, key = FTS_TABLE, f"{FTS_TABLE}.rowid"
        match, values = f"{FTS_TABLE} MATCH %s", [fts5(matching)]
    if needs_entry:
        # The order of the joined tables is given: the index is asked first.
        source = f"{source} CROSS JOIN search_entry AS entry"
        match = f"{match} AND entry.id = {key}"
    sql = f"SELECT {columns} FROM {source} WHERE {match}"  # noqa: S608 - our own words
    if wanted and wanted != predicates.ALWAYS:
        entries = Entry.objects.order_by().filter(wanted, pk=RawSQL(key, []))  # noqa: S611 - our own
        asked, own = entries.values("pk").query.get_compiler(connection=connection).as_sql()
        sql, values = f"{sql} AND EXISTS ({asked})", [*values, *own]
    return sql, values


def _keys(sql: str, values: Sequence[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]
