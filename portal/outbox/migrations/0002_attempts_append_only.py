"""Attempts are only ever added; after 90 days they may go with their message."""

from django.db import migrations

from portal.core.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]

    operations = [append_only("outbox_outboxattempt", keep_days=90)]
