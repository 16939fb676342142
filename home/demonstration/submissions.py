"""Proposals from outside, in every state, from senders whom anybody sees to be made up."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Model
from wagtail.models import Page

from home.demonstration import pages
from home.demonstration.courses import CONTENT
from portal.media import pictures
from portal.places.models import OrgUnit
from registry.enums import SubmissionKind, SubmissionState
from registry.services.bulk_submissions import WrittenSubmission, add_submissions
from registry.services.submissions import Proposal, Sender
from showcase.models import GroupPage, ProductPage
from showcase.services.proposals import draft_product

_DECIDED_AFTER = timedelta(hours=6)


def make(today: date) -> Sequence[Model]:
    """Make the proposals, and the draft that came of one of them."""
    content = tomllib.loads((CONTENT / "submissions.toml").read_text(encoding="utf-8"))
    unit = pages.unit_at(content["place"])
    if unit is None or unit.page is None:
        return []
    made: list[Model] = []
    written = []
    for number, row in enumerate(content["submission"], start=1):
        one = _written(unit, row, number, today)
        if one.page is not None and one.state == SubmissionState.DRAFTED:
            made.append(one.page)
        written.append(one)
    return [*made, *add_submissions(written)]


def _written(unit: OrgUnit, row: Mapping[str, Any], number: int, today: date) -> WrittenSubmission:
    state = SubmissionState(row.get("state", SubmissionState.NEW))
    created_at = pages.days_ago(today, row["days_ago"])
    group = GroupPage.objects.filter(title=row.get("group", "")).first()
    about = ProductPage.objects.filter(title=row.get("about", "")).first() or group
    sender = Sender(
        name=f"ผู้ส่งสาธิต นามสมมติ {number}",
        telephone=f"08100009{number:02d}",
        role=row.get("role", ""),
        message=row.get("message", ""),
    )
    proposal = Proposal(
        # Without the page that it would change, it is proposed as a new one.
        kind=SubmissionKind(row["kind"]) if about else SubmissionKind.PRODUCT,
        unit=unit,
        about=about.page_ptr if about else None,
        title=row["title"],
        sender=sender,
        answers=row["answers"],
        notice_version=1,
    )
    return WrittenSubmission(
        proposal,
        created_at,
        state=state,
        decided_at=None if state == SubmissionState.NEW else created_at + _DECIDED_AFTER,
        reason=row.get("reason", ""),
        page=_page(unit, group, row, state),
        pictures=[_picture(name, words) for name, words in row.get("pictures", ())],
    )


def _page(
    unit: OrgUnit, group: GroupPage | None, row: Mapping[str, Any], state: SubmissionState
) -> Page | None:
    if state == SubmissionState.DRAFTED:
        return _draft(unit, group, row["answers"]).page_ptr
    if "page" in row:
        return Page.objects.filter(title=row["page"], live=True).first()
    return None


def _draft(unit: OrgUnit, group: GroupPage | None, answers: Mapping[str, Any]) -> ProductPage:
    """Make the draft as an officer's press makes it."""
    return draft_product(unit=unit, group=group, answers=answers, by=None)


def _picture(name: str, words: str) -> tuple[pictures.CleanPicture, str]:
    with (CONTENT / "pictures" / f"{name}.png").open("rb") as file:
        return pictures.clean(file), words
