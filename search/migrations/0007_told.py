"""What listings count an entry by, its runs included, is told in one text beside it.

Nothing is told yet: counts go on from the rows until ``refresh_entries`` or the recurring job tells.
"""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("search", "0006_facet_set")]

    operations = [
        migrations.AddField("entry", "told", models.TextField(blank=True, default="")),
        migrations.AddField("entry", "told_since", models.DateTimeField(null=True)),
        migrations.AddField("entry", "told_until", models.DateTimeField(null=True)),
        migrations.AddField("entryrun", "is_told", models.BooleanField(default=False)),
        migrations.AddIndex("entry", models.Index(fields=["kind", "told"], name="entry_told")),
        *(
            migrations.AddIndex(
                "entry",
                models.Index(
                    fields=[name], name=f"entry_{name}", condition=Q((f"{name}__isnull", False))
                ),
            )
            for name in ("told_since", "told_until")
        ),
        migrations.AddIndex(
            "entryrun",
            models.Index(fields=["entry"], name="entry_run_untold", condition=Q(is_told=False)),
        ),
    ]
