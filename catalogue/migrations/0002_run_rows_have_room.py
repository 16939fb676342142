"""Seats change often: on PostgreSQL a run's row keeps room to change in place."""

from django.db import migrations


def _give_room(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE catalogue_courserun SET (fillfactor = 70)")


def _take_room(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE catalogue_courserun RESET (fillfactor)")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]

    operations = [migrations.RunPython(_give_room, _take_room)]
