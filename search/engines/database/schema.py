"""The full-text index of the database, kept by triggers on ``search_entrytokens``.

Tokens are made by the Thai analysis and stored as they are: no engine of the database ever cuts or
stems anything. Because triggers keep the index, it changes in the same transaction as the tokens,
whoever writes or deletes them.
"""

from typing import TYPE_CHECKING

from django.db import migrations

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps

#: SQLite's index; its rows are numbered by the entry.
FTS_TABLE = "search_entryindex"
#: PostgreSQL's columns beside the tokens.
VECTOR, TITLE_VECTOR = "vector", "title_vector"

# Thai vowel signs and tone marks are of class Mn, which the tokenizer takes for blanks by default.
_SQLITE = (
    f"""
    CREATE VIRTUAL TABLE {FTS_TABLE} USING fts5(
        title, summary, place, body,
        content='search_entrytokens', content_rowid='entry_id',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
    )
    """,
    f"""
    CREATE TRIGGER search_entrytokens_added AFTER INSERT ON search_entrytokens BEGIN
        INSERT INTO {FTS_TABLE}(rowid, title, summary, place, body)
        VALUES (new.entry_id, new.title, new.summary, new.place, new.body);
    END
    """,  # noqa: S608 - our own name
    f"""
    CREATE TRIGGER search_entrytokens_gone AFTER DELETE ON search_entrytokens BEGIN
        INSERT INTO {FTS_TABLE}({FTS_TABLE}, rowid, title, summary, place, body)
        VALUES ('delete', old.entry_id, old.title, old.summary, old.place, old.body);
    END
    """,  # noqa: S608 - our own name
    f"""
    CREATE TRIGGER search_entrytokens_changed AFTER UPDATE ON search_entrytokens BEGIN
        INSERT INTO {FTS_TABLE}({FTS_TABLE}, rowid, title, summary, place, body)
        VALUES ('delete', old.entry_id, old.title, old.summary, old.place, old.body);
        INSERT INTO {FTS_TABLE}(rowid, title, summary, place, body)
        VALUES (new.entry_id, new.title, new.summary, new.place, new.body);
    END
    """,  # noqa: S608 - our own name
)
_SQLITE_UNDO = (
    "DROP TRIGGER IF EXISTS search_entrytokens_added",
    "DROP TRIGGER IF EXISTS search_entrytokens_gone",
    "DROP TRIGGER IF EXISTS search_entrytokens_changed",
    f"DROP TABLE IF EXISTS {FTS_TABLE}",
)
# The vector is put together as text: the parser of PostgreSQL would have its own idea of words.
_POSTGRESQL = (
    f"""
    ALTER TABLE search_entrytokens
        ADD COLUMN {VECTOR} tsvector NOT NULL DEFAULT ''::tsvector,
        ADD COLUMN {TITLE_VECTOR} tsvector NOT NULL DEFAULT ''::tsvector
    """,
    """
    CREATE FUNCTION search_vector(tokens text, weight text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
        SELECT coalesce(
            string_agg(format('''%s'':%s%s', token, least(place, 16383), weight), ' '), ''
        )::tsvector
        FROM unnest(string_to_array(tokens, ' ')) WITH ORDINALITY AS cut(token, place)
        WHERE token <> ''
    $body$
    """,
    f"""
    CREATE FUNCTION search_entrytokens_index() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
        NEW.{TITLE_VECTOR} := search_vector(NEW.title, 'A');
        NEW.{VECTOR} := NEW.{TITLE_VECTOR} || search_vector(NEW.place, 'B')
            || search_vector(NEW.summary, 'C') || search_vector(NEW.body, 'D');
        RETURN NEW;
    END
    $body$
    """,
    """
    CREATE TRIGGER search_entrytokens_index
        BEFORE INSERT OR UPDATE OF title, summary, place, body ON search_entrytokens
        FOR EACH ROW EXECUTE FUNCTION search_entrytokens_index()
    """,
    # Without a list of what is still to be sorted in: each search would read all of it.
    f"""
    CREATE INDEX search_entrytokens_{VECTOR} ON search_entrytokens
        USING gin ({VECTOR}) WITH (fastupdate = off)
    """,
    # Counting reads rows, not vectors and texts: these lie apart, so that rows are short. The
    # vector of the title, by which many entries are put in order, stays.
    f"""
    ALTER TABLE search_entrytokens SET (toast_tuple_target = 256),
        ALTER COLUMN {TITLE_VECTOR} SET STORAGE MAIN
    """,
    # Without statistics a question is always answered by the index. With them the planner reads
    # the whole table for common words, and does not know what fetching each vector costs.
    f"""
    ALTER TABLE search_entrytokens
        ALTER COLUMN {VECTOR} SET STATISTICS 0, ALTER COLUMN {TITLE_VECTOR} SET STATISTICS 0
    """,
)
_POSTGRESQL_UNDO = (
    "DROP TRIGGER IF EXISTS search_entrytokens_index ON search_entrytokens",
    "DROP FUNCTION IF EXISTS search_entrytokens_index()",
    f"""
    ALTER TABLE search_entrytokens
        DROP COLUMN IF EXISTS {VECTOR}, DROP COLUMN IF EXISTS {TITLE_VECTOR}
    """,
    "DROP FUNCTION IF EXISTS search_vector(text, text)",
)


def full_text_index() -> migrations.RunPython:
    """A migration operation that gives the tokens their index.

    SQLite makes a table anew when a migration alters it and loses its triggers: such a migration
    begins by taking this operation back and ends with it again.
    """

    def forwards(apps: "StateApps", editor: "BaseDatabaseSchemaEditor") -> None:
        _run(editor, _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE)

    def backwards(apps: "StateApps", editor: "BaseDatabaseSchemaEditor") -> None:
        is_postgresql = editor.connection.vendor == "postgresql"
        _run(editor, _POSTGRESQL_UNDO if is_postgresql else _SQLITE_UNDO)

    return migrations.RunPython(forwards, backwards)


def _run(editor: "BaseDatabaseSchemaEditor", statements: tuple[str, ...]) -> None:
    for statement in statements:
        editor.execute(statement, params=None)
