"""Entries are counted by one index: all facets of an entry in one text beside them."""

from typing import TYPE_CHECKING

from django.db import migrations, models

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps

# As ``search.facet_sets`` writes it: by the bytes, whatever order the database has for words.
_FILL = {
    "sqlite": """
        UPDATE search_entry SET facet_set = coalesce((
            SELECT group_concat(told, char(10)) FROM (
                SELECT name || '=' || value AS told FROM search_entryfacet
                WHERE entry_id = search_entry.id AND substr(name, 1, 3) <> 'to_' ORDER BY told
            )
        ), '')
    """,
    "postgresql": """
        UPDATE search_entry SET facet_set = told.text FROM (
            SELECT entry_id, string_agg(
                name || '=' || value, chr(10) ORDER BY (name || '=' || value) COLLATE "C"
            ) AS text
            FROM search_entryfacet WHERE left(name, 3) <> 'to_' GROUP BY entry_id
        ) AS told WHERE told.entry_id = search_entry.id
    """,
}


def fill(apps: "StateApps", editor: "BaseDatabaseSchemaEditor") -> None:
    """Write the facets of the entries that are there."""
    editor.execute(_FILL[editor.connection.vendor], params=None)


class Migration(migrations.Migration):
    #: PostgreSQL makes no index of a table that the same transaction has changed rows of.
    atomic = False

    dependencies = [("search", "0005_entry_price")]

    operations = [
        migrations.AddField("entry", "facet_set", models.TextField(blank=True, default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveIndex("entry", "entry_by_unit"),
        migrations.AddIndex(
            "entry",
            models.Index(fields=["unit_id", "kind", "published_at", "id"], name="entry_by_unit"),
        ),
        migrations.AddIndex(
            "entry",
            models.Index(fields=["kind", "group", "format", "facet_set"], name="entry_counted"),
        ),
    ]
