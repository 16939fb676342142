"""Signatures between the portal and the registry: who sent these bytes, and when.

``X-Portal-Signature: t=<unix>,v1=<hex HMAC-SHA256(secret, "<t>.<event_id>." + raw body)>``. Plain
Python, so that the receiver needs neither Django nor our settings.
"""

import hashlib
import hmac
import re
from collections.abc import Sequence

SIGNATURE = "X-Portal-Signature"
EVENT = "X-Portal-Event"
SENDER = "X-Portal-Sender"
#: A signature is good for so many seconds, before and after: clocks differ.
WINDOW = 300
SHORTEST_SECRET = 32

_FORM = re.compile(r"t=(\d{1,12}),v1=([0-9a-f]{64})(?:,[a-z0-9]+=[^,]*)*\Z", re.ASCII)
_EVENT = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\Z", re.ASCII)


class Unsigned(Exception):
    """The bytes were not signed by whoever we share a secret with, or not just now."""


def sign(secret: str, event_id: str, body: bytes, at: int) -> str:
    """Return the header's value for one attempt."""
    return f"t={at},v1={_digest(secret, str(at), event_id, body)}"


def verify(header: str, event_id: str, body: bytes, *, secrets: Sequence[str], at: int) -> None:
    """Raise ``Unsigned`` unless one of the live secrets signed these very bytes just now."""
    match = _FORM.match(header)
    if match is None or not _EVENT.match(event_id):
        raise Unsigned("no signature that can be read")
    moment, given = match.groups()
    if abs(int(moment) - at) > WINDOW:
        raise Unsigned("signed too long ago, or in the future")
    # Every secret is tried, whichever fits: the time taken says nothing.
    fits = [
        hmac.compare_digest(_digest(secret, moment, event_id, body), given) for secret in secrets
    ]
    if not any(fits):
        raise Unsigned("not signed with a secret that is known here")


def asking(target: str) -> bytes:
    """Return what is signed in place of a body when something is asked for."""
    return f"GET {target}".encode()


def _digest(secret: str, moment: str, event_id: str, body: bytes) -> str:
    signed = f"{moment}.{event_id}.".encode() + body
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
