"""Who decided a submission, what and when: for an officer who comes a moment later."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from portal.core.thai_dates import format_date
from portal.core.times import format_time
from registry.enums import SubmissionState
from registry.models import Submission


def decided_words(submission: Submission) -> str:
    """Say it in a sentence; before anything is decided there is nothing to say."""
    if submission.decided_at is None:
        return ""
    at = localtime(submission.decided_at)
    facts = {
        "who": _name(submission),
        "day": format_date(at.date()),
        "time": format_time(at),
    }
    match SubmissionState(submission.state):
        case SubmissionState.DECLINED:
            return _("%(who)s declined it on %(day)s at %(time)s") % facts
        case SubmissionState.PUBLISHED:
            return _("It has been online since %(day)s at %(time)s") % facts
    return _("%(who)s made the draft on %(day)s at %(time)s") % facts


def _name(submission: Submission) -> str:
    by = submission.decided_by
    if by is None:
        return _("Somebody else")
    return str(by.get_full_name() or by.get_username())
