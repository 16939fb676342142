"""Entries have a version, for an index outside the database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0003_wording")]

    operations = [
        migrations.AddField(
            model_name="entry", name="version", field=models.BigIntegerField(default=0)
        )
    ]
