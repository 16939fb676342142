"""What the admin says after a decision about a page: Wagtail says no more than that it was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.models import Page

if TYPE_CHECKING:
    from django.http import HttpRequest


def decision_in(request: HttpRequest) -> str:
    """Return which decision the editor's form brought: approve, reject, or none."""
    if "action-workflow-action" not in request.POST:
        return ""
    return request.POST.get("workflow-action-name", "")


def decision_words(page: Page, decision: str) -> str:
    """Say what came of a decision: sent back, on to the next step, or public now."""
    # As it is stored: whoever published it did so on another copy.
    stored = Page.objects.get(pk=page.pk)
    words = {"title": page.get_admin_display_title()}
    if decision == "reject":
        return _("“%(title)s” has gone back to its author, with your reason") % words
    step = stored.current_workflow_task
    if step is not None:
        return _("“%(title)s” is approved. Next it is with: %(step)s") % {
            **words,
            "step": step.name,
        }
    if stored.live:
        return _("“%(title)s” is approved, and everybody can read it now") % words
    return _("“%(title)s” is approved") % words
