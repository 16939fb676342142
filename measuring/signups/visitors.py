"""Visitors who fill the sign-up form by plain HTTP/1.1: no browser, little of the processors."""

import asyncio
import base64
import json
import re
import uuid
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlencode, urlsplit

_INPUT = re.compile(r"<input\b[^>]*>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_RECEIPT = re.compile(r"/apply/receipt/([^/]+)/")
_LIMIT = 1 << 22
_LETTERS = "กขคงจชดตถทนบปพมยรลวสหอ"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; status 0 when it said nothing."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    seconds: float = 0.0

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode("utf-8", "replace")

    @property
    def receipt(self) -> str | None:
        """The uid of the sign-up whose receipt we were sent to; None for any other answer."""
        found = _RECEIPT.search(self.headers.get("location", ""))
        if self.status not in (302, 303) or found is None:
            return None
        return uid_of(found[1])


def uid_of(token: str) -> str:
    """Return the uid that a receipt's signed address carries in the open."""
    data = token.split(":", maxsplit=1)[0]
    padded = data + "=" * (-len(data) % 4)
    return str(json.loads(base64.urlsafe_b64decode(padded)))


class Line:
    """One connection that is kept and opened anew when it was closed."""

    def __init__(self, origin: str, *, patience: float = 60.0) -> None:
        """Speak to an address like http://127.0.0.1:8000."""
        parts = urlsplit(origin)
        self._host, self._port = str(parts.hostname), int(parts.port or 80)
        self._patience = patience
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def connect(self) -> None:
        """Open the connection now, so that a burst begins with the request itself."""
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(
                self._host, self._port, limit=_LIMIT
            )

    async def ask(
        self, method: str, path: str, headers: dict[str, str], body: bytes = b""
    ) -> Answer:
        """Ask once; a connection that breaks under the question gives status 0."""
        started = asyncio.get_running_loop().time()
        try:
            answer = await asyncio.wait_for(self._ask(method, path, headers, body), self._patience)
        except (OSError, EOFError, TimeoutError, ValueError, asyncio.LimitOverrunError):
            self.close()
            answer = Answer(0)
        seconds = asyncio.get_running_loop().time() - started
        return Answer(answer.status, answer.headers, answer.cookies, answer.body, seconds)

    async def _ask(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        await self.connect()
        assert self._reader is not None and self._writer is not None  # noqa: S101 - connected
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self._host}:{self._port}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if body or method == "POST":
            lines.append(f"Content-Length: {len(body)}")
        self._writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status = int(head.split(" ", 2)[1])
        found: dict[str, str] = {}
        cookies: dict[str, str] = {}
        for line in head.split("\r\n")[1:]:
            name, _colon, value = line.partition(":")
            if name.lower() == "set-cookie":
                key, _equals, rest = value.strip().partition("=")
                cookies[key] = rest.split(";")[0]
            elif name:
                found[name.lower()] = value.strip()
        data = await self._body(status, found)
        if "close" in found.get("connection", "").lower():
            self.close()
        return Answer(status, found, cookies, data)

    async def _body(self, status: int, headers: dict[str, str]) -> bytes:
        assert self._reader is not None  # noqa: S101 - connected
        if status in (204, 304):
            return b""
        if "chunked" in headers.get("transfer-encoding", ""):
            parts = []
            while size := int((await self._reader.readline()).split(b";")[0], 16):
                parts.append((await self._reader.readexactly(size + 2))[:-2])
            await self._reader.readline()
            return b"".join(parts)
        if "content-length" in headers:
            return await self._reader.readexactly(int(headers["content-length"]))
        data = await self._reader.read()
        self.close()
        return data

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None


class Visitor:
    """One person with a browser of their own, behind the trusted proxy."""

    def __init__(self, number: int, origin: str, *, patience: float = 60.0) -> None:
        """No two numbers share an address, a network, a name or a telephone."""
        self.number = number
        self.line = Line(origin, patience=patience)
        self.origin = origin
        # The numbers that follow each other lie in networks far apart.
        parts = (20 + (number >> 24 & 63), number & 255, number >> 8 & 255, number >> 16 & 255)
        self.address = ".".join(map(str, parts))
        self.cookies: dict[str, str] = {}
        self.path = ""
        self.fields: dict[str, str] = {}

    @property
    def headers(self) -> dict[str, str]:
        """What a browser sends with every request, and the proxy adds."""
        found = {
            "X-Forwarded-For": self.address,
            "User-Agent": "Mozilla/5.0 (Linux; Android 10) measuring",
            "Accept": "text/html",
            "Accept-Language": "th",
        }
        if self.cookies:
            found["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return found

    async def get(self, path: str) -> Answer:
        """Open a page."""
        answer = await self.line.ask("GET", path, self.headers)
        self.cookies |= answer.cookies
        return answer

    async def open_form(self, path: str) -> Answer:
        """Open the form and keep what it hides."""
        self.path = path
        answer = await self.get(path)
        self.fields = hidden_fields(answer.text)
        return answer

    def answers(self, **more: str) -> dict[str, str]:
        """Everything that the final press sends: what the form hides, and what was typed."""
        return {
            **self.fields,
            "step": "send",
            "waiting": "1",
            "name": f"ผู้เรียน {made_up_name(self.number)}",
            "tel": f"08{10_000_000 + self.number:08d}",
            "birth_year": "2520",
            "province": "47",
            "district": "4704",
            "subdistrict": "470401",
            "job": "home",
            **more,
        }

    async def send(self, **more: str) -> Answer:
        """Press the last button."""
        return await self.post(urlencode(self.answers(**more)).encode())

    async def post(self, body: bytes, content_type: str = FORM) -> Answer:
        """Send these bytes to the form's address."""
        headers = {
            **self.headers,
            "Content-Type": content_type,
            "Origin": self.origin,
            "Referer": f"{self.origin}{self.path}",
        }
        answer = await self.line.ask("POST", self.path, headers, body)
        self.cookies |= answer.cookies
        return answer


def made_up_name(number: int) -> str:
    """A family name for each number: letters only, for names have no figures."""
    letters = ""
    while number or not letters:
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return f"สมมติ{letters}"


def hidden_fields(page: str) -> dict[str, str]:
    """Return the hidden fields of the page's form that has a submission key."""
    for form in re.findall(r"<form\b.*?</form>", page, re.DOTALL):
        if 'name="submission_key"' in form:
            found: dict[str, str] = {}
            for tag in _INPUT.findall(form):
                attributes = dict(_ATTRIBUTE.findall(tag))
                if attributes.get("type") == "hidden" and attributes.get("name"):
                    found[attributes["name"]] = unescape(attributes.get("value", ""))
            return found
    return {}


async def open_forms(
    origin: str, paths: list[str], first: int, *, at_once: int = 6
) -> list[Visitor]:
    """Return a visitor with an open form for each path; their numbers follow each other."""
    visitors = [Visitor(first + place, origin) for place in range(len(paths))]
    waiting = list(zip(visitors, paths, strict=True))
    failed: list[Any] = []

    async def opener() -> None:
        while waiting:
            visitor, path = waiting.pop()
            answer = await visitor.open_form(path)
            if answer.status != 200 or "submission_key" not in visitor.fields:
                failed.append((path, answer.status))
            visitor.line.close()

    await asyncio.gather(*(opener() for _ in range(at_once)))
    if failed:
        raise RuntimeError(f"{len(failed)} forms could not be opened, the first: {failed[0]}")
    return visitors


def new_key() -> str:
    """A submission key as the form draws one."""
    return str(uuid.uuid4())
