"""What recurs: a missing or outdated index is built, and what drifted is sent again."""

import logging
from datetime import datetime, timedelta

from portal.outbox import handlers, periodic
from search.engines.base import Unavailable
from search.engines.elasticsearch.configuration import is_configured
from search.indexing import changes, delivery

log = logging.getLogger(__name__)

_KEEP_EVERY = timedelta(minutes=1)
_CHECK_EVERY = timedelta(minutes=10)


def keep_index(at: datetime) -> str:
    """Build the index when it is missing or laid out for another edition; says why it did."""
    if not is_configured():
        return ""
    from search.indexing import condition, rebuilding  # noqa: PLC0415 - the client costs time

    try:
        if rebuilding.is_under_way():
            return ""
        rebuilding.sweep()
        why = condition.reason_to_rebuild()
        if why:
            log.warning("index is built", extra={"why": why})
            rebuilding.build()
    except (Unavailable, rebuilding.UnderWay) as error:
        log.warning("index not looked after", extra={"reason": f"{type(error).__name__}: {error}"})
        return ""
    return why


def check_index(at: datetime) -> int:
    """Compare, mend, and say in the log how many pages had drifted: each is a mistake somewhere."""
    if not is_configured():
        return 0
    from search.indexing import checking, condition  # noqa: PLC0415 - the client costs time

    try:
        # What has no index of its own yet gets it whole.
        found = [] if condition.reason_to_rebuild() else list(checking.drifts())
    except Unavailable as error:
        log.warning("index not compared", extra={"reason": f"{type(error).__name__}: {error}"})
        return 0
    if found:
        checking.mend(found)
        log.warning("the index had drifted", extra={"pages": len(found)})
    return len(found)


def register() -> None:
    """Called in ``AppConfig.ready``: the handler of changes, and the jobs where there is an index."""
    handlers.register(changes.KIND, delivery.deliver)
    if is_configured():
        periodic.register("keep-index", _KEEP_EVERY, keep_index)
        periodic.register("check-index", _CHECK_EVERY, check_index)
