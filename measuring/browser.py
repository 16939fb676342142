"""A real browser: what a page says to the console, what axe finds, what the first view weighs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

_ARGUMENTS = ["--no-sandbox", "--font-render-hinting=none", "--disable-dev-shm-usage"]
_KB = 1_000
#: Milliseconds between two glances at the requests; so many quiet ones in a row end the wait.
_GLANCE = 40
_QUIET = 3
_GLANCES = 750


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the Chromium that PORTAL_TEST_CHROMIUM names."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ["PORTAL_TEST_CHROMIUM"], args=_ARGUMENTS
        )
        try:
            yield chromium
        finally:
            chromium.close()


@dataclass
class Seen:
    """What happened while a page was open."""

    status: int = 0
    complaints: list[str] = field(default_factory=list)
    #: Bytes over the line by kind of resource.
    weight: dict[str, float] = field(default_factory=dict)
    requests: int = 0
    #: How many requests were begun, and how many have ended.
    begun: int = 0
    ended: int = 0
    #: Origins other than the portal's own.
    foreign: set[str] = field(default_factory=set)


@contextmanager
def opened(
    chromium: Browser,
    url: str,
    *,
    width: int,
    height: int = 900,
    script: bool = True,
    expected: int = 200,
) -> Iterator[tuple[Page, Seen]]:
    """Open an address in a fresh context; gives the page and what was seen."""
    context = chromium.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=script, locale="th-TH"
    )
    page = context.new_page()
    seen = Seen()
    page.on("console", lambda message: _hear(seen, message, expected))
    page.on("pageerror", lambda error: seen.complaints.append(f"error: {error}"))
    page.on("request", lambda _request: _count(seen, begun=1))
    page.on("requestfinished", lambda _request: _count(seen, ended=1))
    page.on("requestfailed", lambda _request: _count(seen, ended=1))
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda event: _received(seen, event, url))
    session.on("Network.loadingFinished", lambda event: _finished(seen, event))
    try:
        answer = page.goto(url, wait_until="load")
        _wait_until_quiet(page, seen)
        seen.status = answer.status if answer else 0
        yield page, seen
    finally:
        context.close()


def widen(page: Page, seen: Seen, width: int) -> None:
    """Give an open page another width, and wait for what that makes it ask for."""
    height = (page.viewport_size or {"height": 0})["height"]
    page.set_viewport_size({"width": width, "height": height})
    _wait_until_quiet(page, seen)


def findings(page: Page) -> list[str]:
    """Run axe with every rule on; return what it finds, one line each.

    A page that a press has just asked for has no root yet: it is waited for.
    """
    page.wait_for_load_state("load")
    page.evaluate(Path(os.environ["PORTAL_TEST_AXE"]).read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def kilobytes(seen: Seen, *kinds: str) -> float:
    """Return what the kinds weigh together, all kinds when none is named."""
    return round(
        sum(size for kind, size in seen.weight.items() if not kinds or kind in kinds) / _KB, 1
    )


def _wait_until_quiet(page: Page, seen: Seen) -> None:
    """Wait until nothing is under way and nothing was begun for a moment.

    Playwright's "networkidle" waits half a second, which hundreds of pages cannot afford.
    """
    quiet, last = 0, -1
    for _glance in range(_GLANCES):
        page.wait_for_timeout(_GLANCE)
        still = seen.begun == last and seen.ended >= seen.begun
        quiet, last = (quiet + 1 if still else 0), seen.begun
        if quiet == _QUIET:
            return
    raise TimeoutError(f"{page.url} goes on asking for something")


def _count(seen: Seen, *, begun: int = 0, ended: int = 0) -> None:
    seen.begun += begun
    seen.ended += ended


_kinds: dict[str, str] = {}


def _hear(seen: Seen, message: Any, expected: int) -> None:
    # The browser itself reports a page that answers 404: that is the page we asked for.
    if message.type in {"error", "warning"} and not (
        expected >= 400 and str(expected) in message.text
    ):
        seen.complaints.append(f"{message.type}: {message.text}")


def _received(seen: Seen, event: dict[str, Any], url: str) -> None:
    target = event["response"]["url"]
    if target.startswith("data:"):
        return
    _kinds[event["requestId"]] = event["type"]
    seen.requests += 1
    if urlsplit(target).netloc != urlsplit(url).netloc:
        seen.foreign.add(urlsplit(target).netloc)


def _finished(seen: Seen, event: dict[str, Any]) -> None:
    kind = _kinds.pop(event["requestId"], None)
    if kind is not None:
        seen.weight[kind] = seen.weight.get(kind, 0.0) + event["encodedDataLength"]
