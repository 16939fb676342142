"""A course that a program writes: kept and handed in as the editor does it for a person."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from catalogue.models import CentrePage, CoursePage, TargetGroup


@transaction.atomic
def add_course(
    centre_pk: int, page: CoursePage, *, target_groups: Iterable[TargetGroup] = (), by: Any
) -> CoursePage:
    """Keep a course below its centre: published where the person may, else handed in.

    The rules are the editor's own: nobody publishes what they made, so nearly everybody's course
    waits for the director of the centre.
    """
    # Fresh, and held: the place of the next child is counted from it.
    centre = CentrePage.objects.select_for_update(of=("self",)).get(pk=centre_pk)
    page.live = False
    page.has_unpublished_changes = True
    page.owner = by
    centre.add_child(instance=page)
    groups = list(target_groups)
    if groups:
        page.target_groups.set(groups)
        page.save()
    revision = page.save_revision(user=by, clean=False)
    if centre.permissions_for_user(by).can_publish_subpage():
        revision.publish(user=by)
    elif workflow := centre.get_workflow():
        workflow.start(page, by)
    return page
