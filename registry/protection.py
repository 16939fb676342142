"""What keeps programs from filling runs, and lets people through who share one address."""

import time
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest

from portal.core.client_address import client_address
from portal.core.quick_limit import wait_seconds
from portal.core.rate_limit import Rate, Verdict, take, take_each
from portal.outbox.writer_queue import writer_queue

#: A village behind one mobile mast, or a school: two hundred people, each trying more than once.
PER_ADDRESS = Rate(burst=600, per=timedelta(hours=1))
#: Households share a number, and neighbours sign each other up; nobody does so all day.
PER_TELEPHONE = Rate(burst=12, per=timedelta(hours=1))
#: A village that puts all it makes online on one afternoon, from one wireless network.
PROPOSALS_PER_ADDRESS = Rate(burst=60, per=timedelta(hours=1))
PROPOSALS_PER_TELEPHONE = Rate(burst=20, per=timedelta(hours=1))
#: Each takes some seconds of work and some room; five go with each proposal, some are tried twice.
PICTURES_PER_ADDRESS = Rate(burst=300, per=timedelta(hours=1))
#: Nobody reads the page, fills it in and sends it faster.
LEAST_SECONDS = 3.0
LONGEST_SECONDS = 24 * 60 * 60.0
#: Drafts that one address may write in a minute; beyond, answers stay in the page only.
_DRAFTS_A_MINUTE = 300
_SALT = "registry.form-started"


def started_now() -> str:
    """Return the signed moment at which a form was given out."""
    return signing.dumps(int(time.time() * 1000), salt=_SALT)


def seconds_since(started: str) -> float | None:
    """Say how long ago a form was given out; None when nobody can tell, or it is too long ago."""
    try:
        moment = signing.loads(started, salt=_SALT)
        seconds = time.time() - float(moment) / 1000
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return seconds if 0 <= seconds <= LONGEST_SECONDS else None


def may_send(request: HttpRequest, telephone: str) -> Verdict:
    """Judge who sends a sign-up."""
    return judge_sender(
        request, telephone, form="sign-up", per_address=PER_ADDRESS, per_telephone=PER_TELEPHONE
    )


def judge_sender(
    request: HttpRequest, telephone: str, *, form: str, per_address: Rate, per_telephone: Rate
) -> Verdict:
    """Take a token for the address that sent a form and one for the telephone; one statement.

    What a client says about its own address does not count (``portal.core.client_address``).
    """
    # In its turn, as whatever is written to SQLite while a hot run sells.
    with writer_queue():
        return take_each(
            [
                (f"{form}-address", client_address(request), per_address),
                (f"{form}-telephone", telephone, per_telephone),
            ]
        )


def may_propose(request: HttpRequest, telephone: str) -> Verdict:
    """The same for a proposal from outside."""
    return judge_sender(
        request,
        telephone,
        form="submission",
        per_address=PROPOSALS_PER_ADDRESS,
        per_telephone=PROPOSALS_PER_TELEPHONE,
    )


def may_keep_picture(request: HttpRequest) -> Verdict:
    """Whether one more picture is taken from this address."""
    with writer_queue():
        return take("submission-picture", client_address(request), PICTURES_PER_ADDRESS)


def may_keep_draft(request: HttpRequest) -> bool:
    """Whether one more draft is kept for this address."""
    return not wait_seconds("sign-up-draft", client_address(request), most=_DRAFTS_A_MINUTE)
