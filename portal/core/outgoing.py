"""Asking whether an address of the web still answers, without lending ourselves to anybody.

Only https on its usual port, only names whose every address is public, and the connection goes to
the address that was looked at: a name that changes its mind between the look and the call gains
nothing. Each redirect is looked at in the same way. Nothing of an answer is read but its head.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Sequence
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

TIMEOUT = 5.0
MOST_REDIRECTS = 3
_GONE = frozenset({404, 410})
_MOVED = frozenset({301, 302, 303, 307, 308})
_PORT = 443
#: What is left of an answer's line is not kept.
_LONGEST_PATH = 2_000

#: Given a name: its addresses, as numbers. Tests give one of their own.
Resolve = Callable[[str], Sequence[str]]
#: Given a name, one of its addresses and a path: status, and where it leads.
Head = Callable[[str, str, str], tuple[int, str]]


class Answer(StrEnum):
    """What became of the question."""

    THERE = "there"
    GONE = "gone"
    #: It may be there: busy, slow, or nothing for programs.
    UNKNOWN = "unknown"
    #: We do not ask: no https, or not a public place.
    REFUSED = "refused"


class _Pinned(http.client.HTTPSConnection):
    """A connection to an address that was looked at; the certificate must be the name's."""

    def __init__(self, host: str, address: str) -> None:
        self._context = ssl.create_default_context()
        super().__init__(host, _PORT, timeout=TIMEOUT, context=self._context)
        self._address = address

    def connect(self) -> None:
        line = socket.create_connection((self._address, _PORT), timeout=TIMEOUT)
        self.sock = self._context.wrap_socket(line, server_hostname=self.host)


def ask(url: str, *, resolve: Resolve | None = None, head: Head | None = None) -> Answer:
    """Ask for the head of an address, through at most three redirects."""
    resolve, head = resolve or _addresses, head or _head
    for _turn in range(MOST_REDIRECTS + 1):
        parts = _parts(url)
        if parts is None:
            return Answer.REFUSED
        host, path = parts
        try:
            found = resolve(host)
        except socket.gaierror:
            return Answer.GONE
        except OSError:
            return Answer.UNKNOWN
        if not found or not all(_is_public(one) for one in found):
            return Answer.REFUSED
        try:
            status, leads_to = head(host, found[0], path)
        except ConnectionRefusedError:
            return Answer.GONE
        except (OSError, http.client.HTTPException):
            return Answer.UNKNOWN
        if status in _GONE:
            return Answer.GONE
        if status not in _MOVED or not leads_to:
            return Answer.THERE if status < http.client.INTERNAL_SERVER_ERROR else Answer.UNKNOWN
        url = urljoin(url, leads_to)
    return Answer.UNKNOWN


def _parts(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:
        return None
    if parts.scheme != "https" or not host or parts.username or port not in {None, _PORT}:
        return None
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    plain = path.encode("ascii", "ignore").decode() if path.isascii() else ""
    if any(ord(sign) <= 32 for sign in plain) or len(plain) > _LONGEST_PATH:
        return None
    return host, plain or "/"


def _is_public(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    if inner is not None:
        found = inner
    return found.is_global and not found.is_multicast


def _addresses(host: str) -> Sequence[str]:
    found = socket.getaddrinfo(host, _PORT, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def _head(host: str, address: str, path: str) -> tuple[int, str]:
    line = _Pinned(host, address)
    try:
        line.request("HEAD", path, headers={"User-Agent": "portal-link-check"})
        answer = line.getresponse()
        return answer.status, answer.getheader("Location") or ""
    finally:
        line.close()
