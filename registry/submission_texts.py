"""What whoever proposed something is told by text message, in their language."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

from portal.core import telephones
from portal.core.site_address import full_address
from portal.places.contacts import contact_of
from registry.enums import SubmissionText
from registry.links import submission_token
from registry.messages import LONGEST_PLACE, LONGEST_REASON, LONGEST_TITLE, cut, site_phone
from registry.models import Submission

TEXTS: Mapping[str, str] = {
    SubmissionText.RECEIVED: _(
        "We have received “%(title)s”. %(centre)s looks at it before anybody sees it, and calls if "
        "something is missing. Ref %(ref)s Tel %(phone)s %(link)s"
    ),
    SubmissionText.ONLINE: _("“%(title)s” is online: %(page_link)s Ref %(ref)s Tel %(phone)s"),
    SubmissionText.DECLINED: _(
        "We cannot show “%(title)s” as it is. Reason: %(reason)s. Ref %(ref)s Tel %(phone)s %(link)s"
    ),
}


def text_about(submission: Submission, text: SubmissionText | str, language: str) -> str:
    """Write a text about a submission."""
    with override(language):
        return gettext(TEXTS[text]) % _facts(submission, language)


def status_path(submission: Submission, language: str) -> str:
    """Return the path at which the sender reads what became of it."""
    with override(language):
        return reverse("registry:submission-receipt", args=[submission_token(submission.uid)])


def page_path(page: Any) -> str:
    """Return the short public path of the page that came of a submission."""
    specific = page.specific
    if specific.route_name == "showcase:product-detail":
        return reverse("product-short", args=[specific.code])
    return reverse(specific.route_name, args=[specific.code])


def _facts(submission: Submission, language: str) -> dict[str, str]:
    contact = contact_of(submission.unit, site_phone())
    return {
        "title": cut(submission.title, LONGEST_TITLE),
        "centre": cut(submission.unit.name, LONGEST_PLACE),
        "ref": submission.ref,
        "phone": telephones.display(contact.phone),
        "reason": cut(submission.reason, LONGEST_REASON),
        "link": full_address(status_path(submission, language)),
        "page_link": full_address(page_path(submission.page)) if submission.page else "",
    }
