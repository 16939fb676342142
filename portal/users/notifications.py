"""Mail to those who decide about a page that was handed in."""

from __future__ import annotations

import logging
from collections import Counter
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier, send_mail
from wagtail.models import Page, TaskState
from wagtail.users.models import UserProfile

from portal.core.site_address import full_address
from portal.users import approvals
from portal.users.models import UnitApprovalTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

log = logging.getLogger(__name__)
_held_back: ContextVar[bool] = ContextVar("portal_notifications_held_back", default=False)


@contextmanager
def held_back() -> Iterator[None]:
    """Send no mail for each page within the block: many are handed in, and told of at once."""
    token = _held_back.set(True)
    try:
        yield
    finally:
        _held_back.reset(token)


class UnitApprovalSubmissionNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Tells whoever may decide today, in Wagtail's own words and by its own settings."""

    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        if _held_back.get():
            return False
        return isinstance(instance, TaskState) and isinstance(
            instance.task.specific, UnitApprovalTask
        )

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> Any:
        return approvals.deciders(task_state)


tell_deciders = UnitApprovalSubmissionNotifier()


def tell_of_many(page_pks: Iterable[int]) -> None:
    """Tell everybody who decides how many pages wait for them: one mail a person."""
    waiting: Counter[int] = Counter()
    people: dict[int, Any] = {}
    deciders_of: dict[int, list[Any]] = {}
    pages = list(Page.objects.filter(pk__in=[pk for pk in page_pks if pk]).specific())
    units = approvals.owning_units(pages)
    for page in pages:
        state = page.current_workflow_task_state
        unit = units.get(page.pk)
        if state is None or unit is None:
            continue
        if unit.pk not in deciders_of:
            deciders_of[unit.pk] = list(approvals.deciders(state))
        for person in deciders_of[unit.pk]:
            people[person.pk] = person
            waiting[person.pk] += 1
    for pk, count in waiting.items():
        tell(
            people[pk],
            "submitted",
            lambda count=count: (  # type: ignore[misc]  # bound at once
                ngettext(
                    "%(count)d page waits for your decision",
                    "%(count)d pages wait for your decision",
                    count,
                )
                % {"count": count},
                _("They came from a spreadsheet. Read them here:"),
            ),
            reverse("wagtailadmin_home"),
        )


def tell(person: Any, kind: str, words: Any, address: str) -> bool:
    """Send somebody a mail in their language, unless they want none of this kind.

    ``words`` is asked within the language for the subject and the text; outside any transaction.
    """
    if not (person.is_active and person.email):
        return False
    profile = UserProfile.get_for_user(person)
    if not getattr(profile, f"{kind}_notifications", True):
        return False
    link = full_address(address)
    with override(profile.get_preferred_language()):
        subject, text = words()
    try:
        send_mail(subject, f"{text}\n\n{link}\n", [person.email])
    except OSError:
        log.exception("mail could not be sent", extra={"user": person.pk})
        return False
    return True
