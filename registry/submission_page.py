"""What the screen of one submission shows an officer: what is proposed beside what stands today."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from catalogue.models import CentrePage
from portal.core import telephones
from portal.outbox.models import OutboxMessage
from registry.applicants import masked
from registry.enums import SubmissionKind, SubmissionState, SubmissionText
from registry.models import Submission, SubmissionPicture
from registry.officers import Officer
from registry.services.submission_decisions import group_of
from registry.services.submission_messages import aggregate
from registry.signup_page import Event
from registry.submission_texts import page_path
from showcase.models import GroupPage, ProductPage
from showcase.proposed_values import ProposedValue, Showcased, compare

#: Colours of the marks, as on the other screens of the registry.
COLOURS = {
    SubmissionState.NEW: "wait",
    SubmissionState.DRAFTED: "wait",
    SubmissionState.PUBLISHED: "ok",
    SubmissionState.DECLINED: "stop",
}


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    """Everything on the page of one submission."""

    submission: Submission
    colour: str
    sender: str
    telephone: str
    tel_href: str
    #: Of one's own units: names and numbers are seen unasked, and something can be done.
    may_change: bool
    is_revealed: bool
    #: What would be changed, or the group that a new product belongs to.
    about: Showcased | None
    values: Sequence[ProposedValue]
    #: How many answers say what the page says already.
    unchanged: int
    pictures: Sequence[SubmissionPicture]
    messages: Sequence[Event]
    edit_url: str
    public_url: str

    @property
    def is_change(self) -> bool:
        """Something that is online is to be changed."""
        return self.submission.kind == SubmissionKind.CHANGE

    @property
    def is_lost(self) -> bool:
        """The page that it would change was deleted."""
        return self.is_change and self.about is None

    @property
    def problems(self) -> Sequence[ProposedValue]:
        """What the page cannot take as it was written."""
        return [one for one in self.values if one.problems]

    @property
    def may_draft(self) -> bool:
        """No draft was made yet, or it was deleted."""
        return self.may_change and self.submission.can_be_drafted and not self.is_lost

    @property
    def may_decline(self) -> bool:
        """Nothing has been decided for good."""
        return self.may_change and self.submission.is_undecided

    @property
    def may_erase(self) -> bool:
        """Decided, and still known who sent it."""
        known = bool(self.submission.sender_name or self.submission.sender_telephone)
        return self.may_change and not self.submission.is_undecided and known

    @property
    def may_open(self) -> bool:
        """There is a draft, or what became of it."""
        return self.may_change and bool(self.edit_url)


def submission_page(
    submission: Submission, officer: Officer, *, revealed: bool = False
) -> SubmissionPage:
    """Put the page together."""
    may_change = officer.may_change(submission.unit)
    shown = may_change or revealed
    about = _about(submission)
    values = _values(submission, about, officer.user)
    is_change = submission.kind == SubmissionKind.CHANGE
    listed = [one for one in values if one.is_changed or one.problems] if is_change else values
    telephone = telephones.parse_or_none(submission.sender_telephone)
    page = submission.page
    return SubmissionPage(
        submission=submission,
        colour=COLOURS[SubmissionState(submission.state)],
        sender=submission.sender_name if shown else masked(submission.sender_name),
        telephone=str(telephone or submission.sender_telephone) if shown else "•••",
        tel_href=telephone.href if shown and telephone else "",
        may_change=may_change,
        is_revealed=shown,
        about=about,
        values=[one for one in listed if one.proposed or one.today or one.problems],
        unchanged=len(values) - len(listed),
        pictures=list(submission.pictures.all()),
        messages=_messages(submission),
        edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else "",
        public_url=page_path(page) if page and page.live else "",
    )


def _about(submission: Submission) -> Showcased | None:
    if submission.kind == SubmissionKind.PRODUCT:
        return group_of(submission)
    page = submission.about.specific if submission.about is not None else None
    return page if isinstance(page, Showcased) else None


def _values(submission: Submission, about: Showcased | None, by: Any) -> list[ProposedValue]:
    if submission.kind == SubmissionKind.PRODUCT or about is None:
        parent = CentrePage.objects.filter(unit=submission.unit_id).first()
        fresh = ProductPage(group=about if isinstance(about, GroupPage) else None)
        return compare(fresh, submission.answers, parent=parent, by=by)
    return compare(about, submission.answers, parent=about.get_parent(), by=by)


def _messages(submission: Submission) -> list[Event]:
    sent = OutboxMessage.objects.about([aggregate(submission)]).order_by("version", "pk")
    return [
        Event(
            one.created_at,
            str(SubmissionText(one.payload["text"]).label),
            str(one.get_state_display()),
        )
        for one in sent
    ]
