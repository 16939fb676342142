"""What was agreed to, what happened and who looked is only ever added to."""

from django.db import migrations

from portal.core.append_only import append_only


class Migration(migrations.Migration):
    """Triggers by which the database itself refuses to change these rows."""

    dependencies = [("registry", "0001_signups")]

    operations = [
        append_only("registry_consent", deletable_if="is_demonstration"),
        append_only("registry_signupchange", deletable_if="is_demonstration"),
        append_only("registry_accesslog"),
    ]
