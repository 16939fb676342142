"""A careful way to ask somebody else's server: few seconds, few bytes, no redirects."""

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

from portal.outbox.handlers import Retry

SECONDS = 10.0
LARGEST_ANSWER = 64 * 1024


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    retry_after: timedelta | None = None


class Unsafe(ValueError):
    """An address that personal data must not be sent to."""


def check_address(url: str) -> None:
    """Refuse an address that is neither encrypted nor on this machine, or that carries secrets."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise Unsafe("it cannot be read") from error
    if parts.scheme not in ("http", "https") or not host:
        raise Unsafe("it is no web address")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise Unsafe("it carries more than host and path")
    if parts.scheme == "http" and not _is_loopback(host):
        raise Unsafe("it is not https, and not on this machine")


def ask(
    method: str,
    url: str,
    *,
    query: str = "",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
) -> Answer:
    """Send one request; `seconds` cover connecting and reading together.

    Raises ``Retry`` when there was no whole answer: refused, cut off, too slow, bad certificate.
    """
    check_address(url)
    parts = urlsplit(url)
    line = _line(parts.scheme, parts.hostname or "", parts.port, seconds)
    # A server that drips one byte at a time would satisfy every single wait.
    watch = threading.Timer(seconds, _cut, [line])
    watch.daemon = True
    watch.start()
    try:
        target = (parts.path or "/") + (f"?{query}" if query else "")
        line.request(method, target, body=body, headers=dict(headers or {}))
        answer = line.getresponse()
        text = answer.read(LARGEST_ANSWER)
        if answer.length and len(text) < LARGEST_ANSWER:
            raise http.client.IncompleteRead(b"", answer.length)
        return Answer(answer.status, text, _retry_after(answer.getheader("Retry-After")))
    except (OSError, http.client.HTTPException) as error:
        # The kind of failure only: messages of libraries repeat addresses.
        raise Retry(f"No answer: {type(error).__name__}") from error
    finally:
        watch.cancel()
        line.close()


def _line(scheme: str, host: str, port: int | None, seconds: float) -> http.client.HTTPConnection:
    if scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=seconds, context=context)
    return http.client.HTTPConnection(host, port, timeout=seconds)


def _cut(line: http.client.HTTPConnection) -> None:
    if line.sock is not None:
        try:
            line.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _retry_after(text: str | None) -> timedelta | None:
    """Read seconds or a date, as HTTP has both."""
    if not text:
        return None
    if text.strip().isdecimal():
        return timedelta(seconds=min(int(text.strip()[:9]), 7 * 24 * 60 * 60))
    try:
        wait = parsedate_to_datetime(text) - datetime.now(UTC)
    except (TypeError, ValueError):
        return None
    return max(wait, timedelta())


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
