"""How the outside registry is asked: signed, at the one address it has."""

import json
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from portal.outbox.handlers import Retry, outcome_of_http
from registry.http_line import SECONDS, Answer, ask
from registry.signatures import EVENT, SENDER, SIGNATURE, asking, sign

USER_AGENT = "community-portal"
PAGE = 400


@dataclass(frozen=True)
class Kept:
    """What the registry says it has of one sign-up."""

    uid: str
    version: int
    hash: str


def is_set() -> bool:
    """Say whether there is a registry to tell."""
    return bool(settings.PORTAL_REGISTRY_URL)


def tell(event: Mapping[str, Any]) -> Answer:
    """Send one event; the answer is for the caller to judge."""
    body = json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {"Content-Type": "application/json", **_signed(str(event["event_id"]), body)}
    return ask("POST", settings.PORTAL_REGISTRY_URL, body=body, headers=headers)


def kept() -> Iterator[Kept]:
    """Everything that the registry has, page by page in the order of uid."""
    after = ""
    while rows := _page(after):
        yield from rows
        if rows[-1].uid <= after:
            raise Retry("The registry's pages do not come in order.")
        after = rows[-1].uid


def ask_for_one(seconds: float = 2.0) -> None:
    """Raise ``Retry`` or ``Refused`` unless the registry answers and knows our signature."""
    _page("", limit=1, seconds=seconds)


def _page(after: str, *, limit: int = PAGE, seconds: float = SECONDS) -> list[Kept]:
    query = urlencode({"after": after, "limit": limit})
    path = urlsplit(settings.PORTAL_REGISTRY_URL).path or "/"
    headers = _signed(str(uuid.uuid4()), asking(f"{path}?{query}"))
    answer = ask("GET", settings.PORTAL_REGISTRY_URL, query=query, headers=headers, seconds=seconds)
    outcome_of_http(answer.status, retry_after=answer.retry_after)
    try:
        return [Kept(str(u), int(v), str(h)) for u, v, h in json.loads(answer.body)["rows"]]
    except (ValueError, TypeError, KeyError) as error:
        raise Retry("The registry's page cannot be read.") from error


def _signed(event_id: str, body: bytes) -> dict[str, str]:
    if not settings.PORTAL_REGISTRY_SECRETS:
        raise Retry("There is no secret to sign with: PORTAL_REGISTRY_SECRETS is empty.")
    signature = sign(settings.PORTAL_REGISTRY_SECRETS[0], event_id, body, int(time.time()))
    return {
        "User-Agent": USER_AGENT,
        SENDER: "portal",
        EVENT: event_id,
        SIGNATURE: signature,
    }
