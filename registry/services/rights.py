"""What people ask about their own data, and what was answered (PDPA sections 30 to 36)."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.thai_dates import local_day
from portal.places.models import OrgUnit
from registry.enums import RightsKind, RightsState
from registry.models import RightsRequest, Signup, Submission
from registry.references import draw_reference, read_reference
from registry.services.writing import retrying

DAYS_TO_ANSWER = 30
_LETTERS = "PD"


def ask(
    kind: RightsKind,
    *,
    name: str,
    telephone: str,
    area: str = "",
    signup_ref: str = "",
    message: str = "",
) -> RightsRequest:
    """Take a request; it goes to the centre of the sign-up or proposal, else to the one of the area.

    Whether that is theirs is for the officer to find out; nobody is told that it exists.
    """

    def act() -> RightsRequest:
        with transaction.atomic():
            now = timezone.now()
            return RightsRequest.objects.create(
                ref=draw_reference(_LETTERS),
                kind=kind,
                signup_ref=(read_reference(signup_ref) or signup_ref)[:20],
                unit=_unit(signup_ref, area),
                name=name,
                telephone=telephone,
                message=message,
                created_at=now,
                due_on=local_day(now) + timedelta(days=DAYS_TO_ANSWER),
            )

    return retrying(act)


def answer(
    request: RightsRequest, *, state: str, words: str, by: Any, at: datetime
) -> RightsRequest:
    """Say what was done, or why not; set back to new it waits again."""
    words = words.strip()
    is_answered = state != RightsState.NEW
    if is_answered and not words:
        raise ValidationError({"answer": _("Write what was done, or why it was not")})

    request.state, request.answer = state, words
    request.answered_at = (request.answered_at or at) if is_answered else None
    request.answered_by_id = by.pk if is_answered else None
    # One row, within the transaction of the admin's form.
    request.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    return request


def _unit(signup_ref: str, area: str) -> OrgUnit:
    """Return the centre in charge: of what the reference names, of the district, the province, all."""
    if reference := read_reference(signup_ref):
        signup = Signup.objects.by_ref(reference).select_related("run__unit").first()
        if signup is not None:
            return signup.run.unit
        sent = Submission.objects.by_ref(reference).select_related("unit").first()
        if sent is not None:
            return sent.unit
    for code in filter(None, (area, area[:2])):
        unit = OrgUnit.objects.active().for_area(code).first()
        if unit is not None:
            return unit
    return OrgUnit.objects.filter(parent=None).order_by("pk")[0]
