"""The workflow of every page, in place of the one for a group that Wagtail begins with."""

from django.db import migrations

NAME = "ตรวจและเผยแพร่โดยผู้อำนวยการ"
WAGTAILS = "Moderators approval"


def put_in_place(apps, schema_editor):
    content_type, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label="users", model="unitapprovaltask"
    )
    task, _made = apps.get_model("users.UnitApprovalTask").objects.get_or_create(
        name=NAME,
        defaults={"role": "district_director", "active": True, "content_type": content_type},
    )
    workflow, _made = apps.get_model("wagtailcore.Workflow").objects.get_or_create(
        name=NAME, defaults={"active": True}
    )
    apps.get_model("wagtailcore.WorkflowTask").objects.get_or_create(
        workflow=workflow, task_id=task.pk, defaults={"sort_order": 0}
    )
    for page in apps.get_model("wagtailcore.Page").objects.filter(depth=1):
        apps.get_model("wagtailcore.WorkflowPage").objects.update_or_create(
            page=page, defaults={"workflow": workflow}
        )
    apps.get_model("wagtailcore.Workflow").objects.filter(name=WAGTAILS).update(active=False)
    apps.get_model("wagtailcore.Task").objects.filter(name=WAGTAILS).update(active=False)


def put_back(apps, schema_editor):
    WorkflowPage = apps.get_model("wagtailcore.WorkflowPage")
    WorkflowPage.objects.filter(workflow__name=NAME).delete()
    apps.get_model("wagtailcore.Workflow").objects.filter(name=WAGTAILS).update(active=True)
    apps.get_model("wagtailcore.Task").objects.filter(name=WAGTAILS).update(active=True)


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(put_in_place, put_back)]
