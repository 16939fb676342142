"""What happens to a run reaches its sign-ups, inside the same transaction."""

from typing import Any

from wagtail.models import Page, Revision
from wagtail.signals import page_published

from catalogue import signals
from catalogue.models import CourseRun
from catalogue.run_rules import RunPlan
from registry.enums import SubmissionText
from registry.models import Submission
from registry.services import (
    interests,
    run_changes,
    submission_decisions,
    submission_messages,
)
from registry.services.submissions import submission_sent
from showcase.models import GroupPage, ProductPage


def on_changed(
    sender: type[CourseRun],
    run: CourseRun,
    before: RunPlan,
    has_moved: bool,
    by: Any,
    **kwargs: Any,
) -> None:
    """More seats go to whoever waits; other days or another place are told to everybody."""
    if run.waiting_count and run.capacity > run.seats_taken:
        run_changes.capacity_raised(run)
    if has_moved:
        run_changes.run_moved(run, by)


def on_cancelled(sender: type[CourseRun], run: CourseRun, by: Any, **kwargs: Any) -> None:
    """Everybody with a place is told."""
    run_changes.run_cancelled(run, by)


def on_approved(sender: type[CourseRun], run: CourseRun, **kwargs: Any) -> None:
    """Those who had asked for it are told."""
    interests.tell_of(run)


def on_sent(sender: type[Submission], submission: Submission, **kwargs: Any) -> None:
    """Whoever proposed something is told that it arrived."""
    submission_messages.tell(submission, SubmissionText.RECEIVED)


def on_published(
    sender: type[Page], instance: Page, revision: Revision | None = None, **kwargs: Any
) -> None:
    """Whoever proposed it is told that it is online."""
    submission_decisions.published(instance, revision)


def connect() -> None:
    """Called in ``AppConfig.ready``."""
    submission_sent.connect(on_sent, dispatch_uid="registry.submission_sent")
    for model in (ProductPage, GroupPage):
        page_published.connect(
            on_published, sender=model, dispatch_uid=f"registry.published.{model.__name__}"
        )
    signals.run_changed.connect(on_changed, dispatch_uid="registry.run_changed")
    signals.run_cancelled.connect(on_cancelled, dispatch_uid="registry.run_cancelled")
    signals.run_approved.connect(on_approved, dispatch_uid="registry.run_approved")
