"""The log of who read which personal data: every row sealed by a keyed hash over the one before.

Written in the transaction that reads, wherever data leaves the list (export, reveal): no log, no
data. Whoever changes, takes out or slips in a row breaks the chain, and ``verify_audit`` names it.
"""

import hmac
import json
import logging
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC
from ipaddress import ip_address
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest
from django.utils import timezone

from portal.core.client_address import client_address
from portal.core.thai_text import normalise_line
from portal.users.rights import RowKind, rights_of
from portal.users.roles import held_today
from registry.enums import Access
from registry.identity import keyed_hash
from registry.models import AccessLog
from registry.services.writing import writing

log = logging.getLogger("portal.audit")

_PURPOSE = "access-log"
#: PostgreSQL: who holds this number writes the next row; the table may be empty, so no row is
#: locked. SQLite has one writer anyway.
_CHAIN_LOCK = 0x5C_AC_CE_55
_LONGEST = 300
_BATCH = 2000
#: What is sealed, in this order for ever, and the address; a column added later is not among them.
_SEALED = (
    "actor_id", "role", "action", "object_type", "object_ids", "filter", "row_count",
    "file_sha256", "reason",
)  # fmt: skip


def record(
    who: HttpRequest | Any,
    action: Access,
    object_type: str,
    ids: Iterable[int],
    *,
    filter: str = "",
    file_sha256: str = "",
    reason: str = "",
) -> AccessLog:
    """Write down that somebody read rows; a list is one row a page.

    `who` is the request, or an account where there is none. Words that people typed (names,
    telephones) belong in no argument but `reason`.
    """
    request = who if isinstance(who, HttpRequest) else None
    user: Any = who.user if isinstance(who, HttpRequest) else who
    keys = list(ids)
    row = AccessLog(
        at=timezone.now(),
        actor_id=user.pk,
        role=_role(user),
        ip=client_address(request) if request is not None else None,
        action=action,
        object_type=object_type,
        object_ids=keys,
        filter=filter[:_LONGEST],
        row_count=len(keys),
        file_sha256=file_sha256,
        reason=normalise_line(reason)[:_LONGEST],
    )
    with _in_a_transaction():
        _wait_for_the_chain()
        last = AccessLog.objects.order_by("-pk").values_list("row_hash", flat=True).first()
        row.prev_hash = last or ""
        row.row_hash = seal(row)
        row.save(force_insert=True)
    # Outside the database too: rows cut off at the end leave no other trace.
    transaction.on_commit(lambda: _tell(row))
    return row


def seal(row: AccessLog) -> str:
    """Return the hash that a row must carry."""
    facts = [row.prev_hash, row.at.astimezone(UTC).isoformat(timespec="microseconds")]
    facts += [getattr(row, name) for name in _SEALED]
    # Databases write one address in several ways.
    facts.append(str(ip_address(row.ip)) if row.ip else "")
    return keyed_hash(_PURPOSE, json.dumps(facts, ensure_ascii=False, default=str))


@dataclass(frozen=True, slots=True)
class Verified:
    """What a walk along the chain found."""

    rows: int
    #: The hash of the last row: written elsewhere, it shows later whether the end was cut off.
    head: str
    #: Numbers of rows that were changed, or whose predecessor is not the one they were sealed with.
    broken: tuple[int, ...] = ()


def verify() -> Verified:
    """Walk along the whole chain."""
    rows, head, broken = 0, "", []
    for row in _all_rows():
        rows += 1
        if row.prev_hash != head or not hmac.compare_digest(row.row_hash, seal(row)):
            broken.append(row.pk)
        head = row.row_hash
    return Verified(rows, head, tuple(broken))


def _all_rows() -> Iterator[AccessLog]:
    return iter(AccessLog.objects.order_by("pk").iterator(chunk_size=_BATCH))


def _in_a_transaction() -> AbstractContextManager[None]:
    """The caller's transaction, or one of our own."""
    return nullcontext() if connection.in_atomic_block else writing()


def _wait_for_the_chain() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])


def _role(user: Any) -> str:
    """The highest role held today that lets somebody see learners."""
    if user.is_superuser:
        return "superuser"
    held = [one.role for one in held_today(user) if RowKind.LEARNERS in rights_of(one.role).rows]
    return max(held, key=lambda role: rights_of(role).rank, default="")


def _tell(row: AccessLog) -> None:
    log.info("access", extra={"row_id": row.pk, "user_id": row.actor_id, "row_hash": row.row_hash})
