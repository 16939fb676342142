"""What the worker does for this room again and again; all of it can be done twice, or at once."""

import logging
from datetime import datetime, timedelta

from portal.outbox import periodic
from registry.integrity import breaches
from registry.services import group_members, submission_sweeping
from registry.services.expiry import expire_offers
from registry.services.interests import forget

log = logging.getLogger(__name__)

INTEGRITY = "check-integrity"
#: So many are written to the log; the command prints all.
_LOGGED = 20


class DoesNotAgree(Exception):
    """Some numbers of the registry are not what the sign-ups say."""


def check_integrity(at: datetime) -> int:
    """Look at everything, write down what does not agree, and fail so that it is noticed."""
    found = breaches(at)
    for one in found[:_LOGGED]:
        log.error("registry does not agree", extra={"breach": str(one)})
    if found:
        raise DoesNotAgree(f"{len(found)} things do not agree, run check_integrity")
    log.info("registry agrees with its sign-ups")
    return 0


def register() -> None:
    """Called in ``AppConfig.ready``."""
    periodic.register("expire-offers", timedelta(minutes=1), expire_offers)
    periodic.register(INTEGRITY, timedelta(days=1), check_integrity)
    periodic.register("forget-interests", timedelta(days=1), forget)
    periodic.register("sweep-submission-pictures", timedelta(hours=1), submission_sweeping.sweep)
    periodic.register("forget-members-of-groups", timedelta(days=1), group_members.forget)
    periodic.register("forget-submission-senders", timedelta(days=1), submission_sweeping.forget)
