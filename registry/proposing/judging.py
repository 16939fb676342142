"""Whether a proposal can be taken as it came, and what is written down of it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from registry.current_notices import current_notices
from registry.enums import Purpose
from registry.models import Notice
from registry.proposing.came import Came, Forms
from registry.sent import Sent, Why
from registry.services.submissions import Proposal, Sender


def is_good(came: Came, forms: Forms) -> bool:
    """Judge all of it, so that everything wrong is said at once."""
    proposal, sender, where = forms.proposal, forms.sender, forms.where
    good = [proposal.is_valid(), sender.is_valid(), where is None or where.is_valid()]
    if where is not None and where.is_valid():
        if came.answers["group"].strip() and came.subject.group is None:
            where.add_error("group", _("This group is not online any more. Choose again"))
        elif came.subject.unit is None:
            where.add_error("district", _("This district has no centre yet. Choose one nearby"))
    if all(good) and came.subject.page is not None and not _says_anything(came, forms):
        proposal.add_error(
            None, _("Nothing differs from the page yet: change something, or write to the centre")
        )
    bad = bool(proposal.errors or sender.errors or (where is not None and where.errors))
    return not bad and not came.has_bad_pictures and came.gone is None


def doubt(request: HttpRequest, language: str) -> Why | None:
    """Say why a form that was sent is not taken yet; None when it may be."""
    return Sent.of(request.POST).doubt(_notice(language))


def proposal_of(came: Came, forms: Forms, language: str) -> Proposal:
    """Put together what is written down; everything in it was judged before."""
    subject, given = came.subject, forms.sender.cleaned_data
    notice = _notice(language)
    assert subject.unit is not None  # noqa: S101 - judged before
    return Proposal(
        kind=subject.kind,
        unit=subject.unit,
        about=subject.about,
        title=forms.proposal.cleaned_data["title"],
        sender=Sender(
            given["sender_name"], given["sender_tel"], given["sender_role"], given["message"]
        ),
        answers=forms.proposal.answers,
        notice_version=notice.version if notice is not None else 0,
        language=language,
    )


def _notice(language: str) -> Notice | None:
    return current_notices(language).get(Purpose.SUBMISSION)


def _says_anything(came: Came, forms: Forms) -> bool:
    message = forms.sender.cleaned_data["message"]
    return bool(forms.proposal.answers or came.kept or message)
