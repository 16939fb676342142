"""The workflow of stories: checked in the district, published by an editor or the director."""

from django.db import migrations

NAME = "ตรวจและเผยแพร่ความรู้จากครู"
STEPS = (("ผู้ตรวจของอำเภอ", "district_officer"), ("บรรณาธิการ", "editor"))


def put_in_place(apps, schema_editor):
    content_type, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="users", model="unitapprovaltask"
    )
    workflow, _made = apps.get_model("wagtailcore.Workflow").objects.get_or_create(
        name=NAME, defaults={"active": True}
    )
    for number, (name, role) in enumerate(STEPS):
        task, _made = apps.get_model("users.UnitApprovalTask").objects.get_or_create(
            name=name, defaults={"role": role, "active": True, "content_type": content_type}
        )
        apps.get_model("wagtailcore.WorkflowTask").objects.get_or_create(
            workflow=workflow, task_id=task.pk, defaults={"sort_order": number}
        )


def put_back(apps, schema_editor):
    apps.get_model("wagtailcore.Workflow").objects.filter(name=NAME).update(active=False)


class Migration(migrations.Migration):
    dependencies = [
        ("showcase", "0002_practice"),
        ("users", "0003_workflow"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(put_in_place, put_back)]
