"""Entries are found by the tokens of the Thai analysis; the plain word column goes."""

import django.db.models.deletion
from django.db import migrations, models

from search.engines.database.schema import full_text_index


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RemoveField(model_name="entry", name="words"),
        migrations.AddField(
            model_name="entry", name="keywords", field=models.TextField(blank=True)
        ),
        migrations.CreateModel(
            name="EntryTokens",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="tokens",
                        serialize=False,
                        to="search.entry",
                    ),
                ),
                ("title", models.TextField()),
                ("summary", models.TextField(blank=True)),
                ("place", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="VocabularyWord",
            fields=[
                ("word", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("entries", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="VocabularyChange",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField()),
                ("words", models.TextField()),
                ("entries", models.IntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["created_at"], name="vocabulary_change_age")]
            },
        ),
        full_text_index(),
    ]
