"""Who carries text messages to telephones: a provider, or a file on one's own machine."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils import timezone

from portal.outbox.handlers import Outcome, Retry, outcome_of_http
from registry.http_line import ask


class Gateway(Protocol):
    """Carries one text to one telephone; `reference` is the same for a message sent twice.

    Returns when the provider has taken it, raises ``Retry`` when it cannot now and ``Refused`` when
    it never will.
    """

    def send(self, to: str, text: str, reference: str) -> Outcome: ...


class HttpGateway:
    """A provider with a web address: POST of ``{"to", "text", "reference", "sender"}``.

    The token goes as ``Authorization: Bearer``; a provider that has seen the reference answers as
    it did the first time.
    """

    def __init__(self, url: str, token: str, sender: str = "") -> None:
        self.url = url
        self.token = token
        self.sender = sender

    def send(self, to: str, text: str, reference: str) -> Outcome:
        """Hand it to the provider."""
        message = {"to": to, "text": text, "reference": reference, "sender": self.sender}
        answer = ask(
            "POST",
            self.url,
            body=json.dumps(message, ensure_ascii=False).encode(),
            headers={
                "Content-Type": "application/json; charset=utf-8",
                "Authorization": f"Bearer {self.token}",
                "Idempotency-Key": reference,
            },
        )
        return outcome_of_http(answer.status, retry_after=answer.retry_after)


class FileGateway:
    """One's own machine: a file a day, one message a line. It holds telephone numbers in clear."""

    def __init__(
        self, folder: Path | str, clock: Callable[[], datetime] = timezone.localtime
    ) -> None:
        self.folder = Path(folder)
        self.clock = clock

    def send(self, to: str, text: str, reference: str) -> Outcome:
        """Add a line; one write, so that two workers do not mix theirs."""
        now = self.clock()
        line = {"at": now.isoformat(), "to": to, "text": text, "reference": reference}
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.folder / f"{now:%Y-%m-%d}.jsonl"
        if not path.exists():
            path.touch(mode=0o600)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return Outcome()


class NoGateway:
    """Nobody carries messages yet: they wait as long as the ladder of retries is."""

    def send(self, to: str, text: str, reference: str) -> Outcome:
        """Ask to come again."""
        raise Retry("No provider of text messages is set: PORTAL_MESSAGES_URL is empty.")


def gateway() -> Gateway:
    """Return the gateway that the settings name."""
    if settings.PORTAL_MESSAGES_URL:
        return HttpGateway(
            settings.PORTAL_MESSAGES_URL,
            settings.PORTAL_MESSAGES_TOKEN,
            settings.PORTAL_MESSAGES_SENDER,
        )
    if settings.PORTAL_MESSAGES_FOLDER:
        return FileGateway(settings.PORTAL_MESSAGES_FOLDER)
    return NoGateway()
