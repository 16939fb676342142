"""Looks in the background whether shops that groups name are still there; officers see what is not.

What is found gone is looked at again the next day: only what is gone twice counts as gone, and no
page leads there any more. What is found again is shown again. Never while somebody waits. Without
``PORTAL_CHECK_SHOPS`` nothing is asked of the web: then only addresses that cannot be right (no
https, no public name) are marked.
"""

import logging
import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import chain, islice
from typing import Any

from django.conf import settings

from portal.core import outgoing
from portal.core.kept_facts import keep_facts
from portal.core.outgoing import Answer
from portal.outbox import periodic
from showcase.lines import lines
from showcase.shops import is_safe_shop

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=10)
AGAIN_AFTER = timedelta(days=7)
#: What was found gone once is looked at again so soon.
DOUBTED_AGAIN_AFTER = timedelta(days=1)
#: So many pages are looked at in one go, a few seconds each at the worst.
BATCH = 20
#: After so many seconds the rest waits for the next turn, so that nothing waits behind it.
_TURN = 20
#: A page names few shops; what is beyond is not asked about.
MOST_SHOPS = 5


def register() -> None:
    """Called in ``AppConfig.ready``."""
    periodic.register("check-shops", EVERY, check)


def check(at: datetime) -> int:
    """Look at the pages whose shops were not looked at for a week."""
    began, looked_at = time.monotonic(), 0
    for page in islice(_waiting(at), BATCH):
        if time.monotonic() - began > _TURN:
            break
        looked_at += 1
        dead, doubted = judged(page)
        keep_facts(
            page,
            {
                "shops_checked_at": at,
                "doubted_shops": "\n".join(doubted),
                "dead_shops": "\n".join(dead),
            },
        )
        if dead:
            log.info("shops that do not answer", extra={"page_id": page.pk, "shops": len(dead)})
    return looked_at


def judged(page: Any) -> tuple[list[str], list[str]]:
    """Part a page's shops that do not open: gone for certain, and gone for the first time."""
    before = {*lines(page.doubted_shops), *lines(page.dead_shops)}
    gone = dead_shops(lines(page.online_shops))
    dead = [one for one in gone if one in before or not is_safe_shop(one)]
    return dead, [one for one in gone if one not in dead]


def dead_shops(addresses: Iterable[str]) -> list[str]:
    """Return those that are certainly not there, or cannot be right."""
    return [one for one in list(addresses)[:MOST_SHOPS] if _is_dead(one)]


def _is_dead(address: str) -> bool:
    if not is_safe_shop(address):
        return True
    if not settings.PORTAL_CHECK_SHOPS:
        return False
    return outgoing.ask(address) in {Answer.GONE, Answer.REFUSED}


def _waiting(at: datetime) -> Iterator[Any]:
    from showcase.models import GroupPage, ProductPage  # noqa: PLC0415 - read before models are ready

    models = (GroupPage, ProductPage)
    return chain.from_iterable(
        model.objects.shops_to_check(at - AGAIN_AFTER, at - DOUBTED_AGAIN_AFTER)[:BATCH]
        for model in models
    )
