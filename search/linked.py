"""The statement of the thread: what names a page, what it names, and what both name in their turn.

However many name a page, a fixed number of each kind is read: what an editor pinned, what is near,
what is new. How many there are is counted beside them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from search.models import Entry
from search.querysets import EntryQuerySet

#: So many of each kind that name a page are read; pages show fewer.
KEPT = 16
#: So many of what another rule asks for.
MOST_ALSO = 200

Codes = Mapping[str, Sequence[str]]
_Part = tuple[str, list[Any]]

#: Texts that only the search reads stay where they are.
_COLUMNS = ", ".join(
    f"entry.{connection.ops.quote_name(str(column.column))}"
    for column in Entry._meta.concrete_fields
    if column.attname not in {"body", "keywords"}
)


def linked(
    here: tuple[str, str],
    targets: Codes,
    named: Codes,
    *,
    place: tuple[str, str],
    steps: Sequence[str],
    also: EntryQuerySet | None = None,
) -> list[Entry]:
    """Return the entries around a page, the newest first; one statement.

    ``targets`` are the codes, by kind, that others may name (the page's own is ``here``), ``named``
    those that the page names, ``steps`` the kinds that are looked for one step further, ``place`` the
    page's province and district. What names a target says in ``of_kind`` how many of its kind do.
    """
    naming, found = _naming(here, targets, place), _named(named)
    # The order of joined tables is given: SQLite would read all facets of a name first.
    parts = [
        "SELECT entry_id, of_kind FROM naming",
        "SELECT entry_id, NULL FROM named",
        "SELECT entry_id, NULL FROM asked",
    ]
    asked = _asked(also)
    values = [*naming[1], *found[1], *asked[1]]
    if steps:
        marks = ", ".join(["%s"] * len(steps))
        parts.append(
            f"""
            SELECT other.id, NULL
            FROM (SELECT entry_id FROM naming UNION SELECT entry_id FROM named) AS near
            CROSS JOIN search_entryfacet AS facet
            CROSS JOIN search_entry AS other
            WHERE facet.entry_id = near.entry_id AND facet.name IN ({marks})
                AND other.kind = substr(facet.name, 4) AND other.code = facet.value
            """  # noqa: S608 - our own words
        )
        values += [f"to_{kind}" for kind in steps]
    sql = f"""
        WITH naming AS MATERIALIZED ({naming[0]}), named AS MATERIALIZED ({found[0]}),
        asked (entry_id) AS ({asked[0]}),
        found (entry_id, of_kind) AS ({" UNION ALL ".join(parts)})
        SELECT {_COLUMNS}, once.of_kind
        FROM (SELECT entry_id, MAX(of_kind) AS of_kind FROM found GROUP BY entry_id) AS once
        JOIN search_entry AS entry ON entry.id = once.entry_id
        ORDER BY entry.published_at DESC, entry.id DESC
    """  # noqa: S608 - our own words
    return list(Entry.objects.raw(sql, values))


def _naming(here: tuple[str, str], targets: Codes, place: tuple[str, str]) -> _Part:
    """The best of each kind that names a target, those that name the page itself apart."""
    wanted, values = _each("name = %s AND value", targets, "to_")
    kind, code = here
    province, district = place
    sql = f"""
        SELECT entry_id, of_kind FROM (
            SELECT entry.id AS entry_id,
                row_number() OVER (
                    PARTITION BY facet.is_here, entry.kind
                    ORDER BY CAST(entry.card ->> 'pinned' AS text) IN ('true', '1') DESC,
                        CASE WHEN entry.district_code = %s AND %s <> '' THEN 0
                            WHEN entry.province_code = %s AND %s <> '' THEN 1 ELSE 2 END,
                        entry.published_at DESC, entry.id DESC
                ) AS place,
                count(*) OVER (PARTITION BY facet.is_here, entry.kind) AS of_kind
            FROM (
                SELECT entry_id,
                    MAX(CASE WHEN name = %s AND value = %s THEN 1 ELSE 0 END) AS is_here
                FROM search_entryfacet WHERE {wanted} GROUP BY entry_id
            ) AS facet
            JOIN search_entry AS entry ON entry.id = facet.entry_id
        ) AS placed WHERE place <= {KEPT}
    """  # noqa: S608 - our own words
    return sql, [district, district, province, province, f"to_{kind}", code, *values]


def _named(codes: Codes) -> _Part:
    wanted, values = _each("kind = %s AND code", codes)
    return f"SELECT id AS entry_id FROM search_entry WHERE {wanted}", values  # noqa: S608 - our own


def _each(column: str, codes: Codes, prefix: str = "") -> _Part:
    """Write that one of the codes of some kind is there; nothing where there are none."""
    wanted, values = [], list[Any]()
    for kind, some in codes.items():
        if some:
            wanted.append(f"({column} IN ({_marks(some)}))")
            values += [f"{prefix}{kind}", *some]
    return " OR ".join(wanted) or "1 = 0", values


def _marks(some: Iterable[object]) -> str:
    return ", ".join("%s" for _one in some)


def _asked(also: EntryQuerySet | None) -> _Part:
    """Write what another rule asks for; nothing where that cannot hold at all."""
    try:
        rows = (Entry.objects.none() if also is None else also).values("pk")[:MOST_ALSO]
        sql, values = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return "SELECT id FROM search_entry WHERE 1 = 0", []
    return sql, list(values)
