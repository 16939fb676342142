"""What whoever proposed something is told: put into the outbox with what it tells about."""

from portal.outbox.handlers import Outcome, Refused
from portal.outbox.models import OutboxMessage
from portal.outbox.services import enqueue
from registry import gateways
from registry.enums import SubmissionState, SubmissionText
from registry.models import Submission
from registry.services.changes import MESSAGES
from registry.submission_texts import text_about

SUBMISSION_MESSAGE = "submission-message"
#: One for what came in, one for what became of it: the outbox takes each once.
_VERSIONS = {SubmissionText.RECEIVED: 1, SubmissionText.ONLINE: 2, SubmissionText.DECLINED: 2}


def aggregate(submission: Submission) -> str:
    """Return the name under which the outbox keeps the order of a submission's messages."""
    return f"submission:{submission.uid}"


def tell(submission: Submission, text: SubmissionText) -> None:
    """Queue a text to the sender, inside the caller's transaction; made-up people get none."""
    if submission.is_demonstration:
        return
    enqueue(
        aggregate=aggregate(submission),
        version=_VERSIONS[text],
        destination=MESSAGES,
        kind=SUBMISSION_MESSAGE,
        payload={"submission": submission.pk, "text": str(text)},
    )


def send_text(message: OutboxMessage) -> Outcome:
    """Write what the sender is told, from what holds now, and hand it to the gateway."""
    text = SubmissionText(str(message.payload["text"]))
    submission = (
        Submission.objects.with_id(message.payload["submission"])
        .select_related("unit", "page")
        .first()
    )
    if submission is None or not _still_holds(text, submission):
        return Outcome()
    if not submission.sender_telephone:
        raise Refused("There is no telephone number.")
    words = text_about(submission, text, submission.language)
    return gateways.gateway().send(submission.sender_telephone, words, str(message.event_id))


def _still_holds(text: SubmissionText, submission: Submission) -> bool:
    """A link to what was taken down meanwhile helps nobody."""
    if text == SubmissionText.ONLINE:
        page = submission.page
        return submission.state == SubmissionState.PUBLISHED and page is not None and page.live
    return text == SubmissionText.RECEIVED or submission.state == SubmissionState.DECLINED
