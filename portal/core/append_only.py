"""Tables that are only ever added to: triggers for PostgreSQL and SQLite, made by migrations."""

from typing import TYPE_CHECKING

from django.db import migrations

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps

TRIGGER_PREFIX = "append_only_"

_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {prefix}{table}() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'DELETE' AND {deletable} THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'table {table} is append-only' USING ERRCODE = 'integrity_constraint_violation';
END
$body$;
CREATE TRIGGER {prefix}{table} BEFORE UPDATE OR DELETE ON "{table}"
    FOR EACH ROW EXECUTE FUNCTION {prefix}{table}();
"""
_POSTGRESQL_UNDO = """
DROP TRIGGER IF EXISTS {prefix}{table} ON "{table}";
DROP FUNCTION IF EXISTS {prefix}{table}();
"""
_SQLITE = (
    """CREATE TRIGGER "{prefix}{table}_update" BEFORE UPDATE ON "{table}"
    BEGIN SELECT RAISE(ABORT, 'table {table} is append-only'); END""",
    """CREATE TRIGGER "{prefix}{table}_delete" BEFORE DELETE ON "{table}" WHEN NOT ({deletable})
    BEGIN SELECT RAISE(ABORT, 'table {table} is append-only'); END""",
)
_SQLITE_UNDO = (
    'DROP TRIGGER IF EXISTS "{prefix}{table}_update"',
    'DROP TRIGGER IF EXISTS "{prefix}{table}_delete"',
)


def append_only(
    table: str,
    *,
    keep_days: int | None = None,
    dated_by: str = "at",
    deletable_if: str | None = None,
) -> migrations.RunPython:
    """A migration operation after which the database itself refuses UPDATE and DELETE.

    With `keep_days`, rows older than that (by the column `dated_by`) may be deleted: a retention
    period is a promise too. With `deletable_if`, the name of a truth column, rows that were written
    with it may be deleted (what was made up for a demonstration). Changing a table on SQLite makes
    it anew and loses its triggers, so a later migration that alters the table ends with this
    operation again.
    """

    def sql(vendor: str) -> tuple[list[str], list[str]]:
        never = "FALSE" if vendor == "postgresql" else "0"
        if deletable_if is not None:
            deletable = f'OLD."{deletable_if}"'
        elif keep_days is None:
            deletable = never
        elif vendor == "postgresql":
            deletable = f"OLD.\"{dated_by}\" < now() - interval '{int(keep_days)} days'"
        else:
            deletable = f"OLD.\"{dated_by}\" < datetime('now', '-{int(keep_days)} days')"
        words = {"prefix": TRIGGER_PREFIX, "table": table, "deletable": deletable}
        if vendor == "postgresql":
            return [_POSTGRESQL.format(**words)], [_POSTGRESQL_UNDO.format(**words)]
        return [s.format(**words) for s in _SQLITE], [s.format(**words) for s in _SQLITE_UNDO]

    def forwards(apps: "StateApps", schema_editor: "BaseDatabaseSchemaEditor") -> None:
        create, drop = sql(schema_editor.connection.vendor)
        for statement in (*drop, *create):
            schema_editor.execute(statement)

    def backwards(apps: "StateApps", schema_editor: "BaseDatabaseSchemaEditor") -> None:
        for statement in sql(schema_editor.connection.vendor)[1]:
            schema_editor.execute(statement)

    return migrations.RunPython(forwards, backwards)
