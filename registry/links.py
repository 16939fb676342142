"""Addresses that open one thing for whoever was given them: signed, one salt for each purpose."""

import hmac

from django.core import signing

from registry.identity import keyed_hash

RECEIPT_DAYS = 30
#: Longer than the 30 days in which it has to be answered.
RIGHTS_DAYS = 90
_RECEIPT = "registry.receipt"
_RIGHTS = "registry.rights"
#: As long as an officer may take, and a season to look at it again.
SUBMISSION_DAYS = 90
_SUBMISSION = "registry.submission"
_PICTURE = "registry.submission-picture"
_INTEREST = "registry.interest"
_INTEREST_DAYS = 366
_GUARDIAN_SIGNS = 22


def receipt_token(uid: object) -> str:
    """Return what opens the receipt of a sign-up for thirty days."""
    return signing.dumps(str(uid), salt=_RECEIPT)


def read_receipt_token(token: str) -> str | None:
    """Return the sign-up's uid; None when the token was changed or is too old."""
    try:
        uid: str = signing.loads(token, salt=_RECEIPT, max_age=RECEIPT_DAYS * 24 * 60 * 60)
    except signing.BadSignature:
        return None
    return uid


def rights_token(uid: object) -> str:
    """Return what opens the receipt of a request about one's data."""
    return signing.dumps(str(uid), salt=_RIGHTS)


def read_rights_token(token: str) -> str | None:
    """Return the request's uid; None when the token was changed or is too old."""
    try:
        uid: str = signing.loads(token, salt=_RIGHTS, max_age=RIGHTS_DAYS * 24 * 60 * 60)
    except signing.BadSignature:
        return None
    return uid


def submission_token(uid: object) -> str:
    """Return what opens the receipt of a proposal for the showcase."""
    return signing.dumps(str(uid), salt=_SUBMISSION)


def read_submission_token(token: str) -> str | None:
    """Return the proposal's uid; None when the token was changed or is too old."""
    try:
        uid: str = signing.loads(token, salt=_SUBMISSION, max_age=SUBMISSION_DAYS * 24 * 60 * 60)
    except signing.BadSignature:
        return None
    return uid


def picture_token(uid: object) -> str:
    """Return what shows a picture of an unsent form to whoever chose it, for a day."""
    return signing.dumps(str(uid), salt=_PICTURE)


def read_picture_token(token: str) -> str | None:
    """Return the picture's uid; None when the token was changed or is too old."""
    try:
        uid: str = signing.loads(token, salt=_PICTURE, max_age=24 * 60 * 60)
    except signing.BadSignature:
        return None
    return uid


def interest_token(uid: object) -> str:
    """Return what takes an interest back; it lives as long as the number is kept."""
    return signing.dumps(str(uid), salt=_INTEREST)


def read_interest_token(token: str) -> str | None:
    """Return the uid of an interest; None when the token was changed."""
    try:
        uid: str = signing.loads(token, salt=_INTEREST, max_age=_INTEREST_DAYS * 24 * 60 * 60)
    except signing.BadSignature:
        return None
    return uid


def guardian_token(ref: str) -> str:
    """Return the word beside the reference that lets a guardian answer; short, for a text message.

    It follows from the reference, so a message that is sent twice carries the same link; an answer
    given once closes it (``Guardian.agreed_at``, ``refused_at``).
    """
    return keyed_hash("guardian", ref)[:_GUARDIAN_SIGNS]


def is_guardian_token(ref: str, token: str) -> bool:
    """Say whether the word belongs to the reference."""
    return hmac.compare_digest(guardian_token(ref), token)
