"""Where a story is on its way to the public: one rule, for a filter of the database and for words."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, CharField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from portal.users.enums import Role


class Stage(models.TextChoices):
    """How far a story has come."""

    DRAFT = "draft", _("Draft")
    VERIFIER = "verifier", _("With the verifier")
    RETURNED = "returned", _("Sent back with a reason")
    EDITOR = "editor", _("With the editor")
    PUBLISHED = "published", _("Published")


def with_stage(stories: Any) -> Any:
    """Say of each story where it is, as ``stage``.

    1. What was handed in waits for the role of its step, be the page public or not. 2. What was
    sent back waits for its author. 3. Anything else is public or a draft.
    """
    open_states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("pk"), CharField()),
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
    ).order_by()
    return stories.annotate(
        handed_in=Subquery(open_states.values("status")[:1]),
        step_role=Subquery(
            open_states.values("current_task_state__task__unitapprovaltask__role")[:1]
        ),
    ).annotate(
        stage=Case(
            When(
                Q(handed_in=WorkflowState.STATUS_IN_PROGRESS, step_role=Role.EDITOR),
                then=Value(Stage.EDITOR.value),
            ),
            When(handed_in=WorkflowState.STATUS_IN_PROGRESS, then=Value(Stage.VERIFIER.value)),
            When(handed_in=WorkflowState.STATUS_NEEDS_CHANGES, then=Value(Stage.RETURNED.value)),
            When(live=True, then=Value(Stage.PUBLISHED.value)),
            default=Value(Stage.DRAFT.value),
            output_field=CharField(),
        )
    )
