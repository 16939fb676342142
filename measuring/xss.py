"""`make xss`: 500 payloads into each text field of stories, products, groups and proposals.

On both databases; then some of them again on a portal that is served, and all that shows them in a
browser: the public pages under their policy, and the admin's own pages, which may run scripts of their own.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from measuring import portal_server
from measuring.browser import browser
from measuring.hostile_text.counting import VARIABLE
from measuring.hostile_text.payloads import SEED
from measuring.own_commands import said
from measuring.report import Figure, figure, publish
from measuring.signups.tests_at_length import at_length

FAMILY = "xss"
PAYLOADS = 500
#: So many pages of each kind are looked at in the browser.
PLANTED = 8
_WRONG = ("scripts", "handlers", "addresses", "foreign", "lost", "unclear")
_NAMES = {"addresses": "javascript_addresses", "lost": "text_lost", "unclear": "unclear_refusals"}
#: What a payload would do if it ran.
_ALARM = "window.alert = window.confirm = window.prompt = () => { window.ranPayload = true; };"
_POINT = """document.querySelectorAll('main *').forEach(one => ['mouseover', 'focus',
    'pointerenter'].forEach(name => one.dispatchEvent(new Event(name))))"""


def measure(asked: str = "") -> int:
    """Type them in, read what comes out; return 1 when anything of them runs or their words are lost."""
    payloads = int(asked or PAYLOADS)
    sys.stdout.write(f"seed {SEED}, {payloads} payloads in each field, on each database\n")
    found = at_length(
        VARIABLE,
        "tests/showcase/test_xss.py",
        "tests/registry/test_submission_xss.py",
        PORTAL_XSS_PAYLOADS=str(payloads),
    )
    figures = [one for name in sorted(found) for one in _of_database(name, found[name])]
    figures += list(_in_browser())
    return publish("xss", "make xss", figures, seed=SEED)


def _of_database(name: str, counted: dict[str, Any]) -> Iterator[Figure]:
    yield figure(FAMILY, f"{name}_failed", counted.pop("failed"), "", must="failed")
    for kind in ("practice", "product", "group", "submission"):
        rows = counted.get(kind, {})
        # What was not counted is as bad as what went wrong.
        yield figure(
            FAMILY, f"{name}_{kind}_payloads", rows.get("payloads", 0), "", must="payloads"
        )
        for row in ("fields", "typed", "refused", "looks"):
            yield figure(FAMILY, f"{name}_{kind}_{row}", rows.get(row, 0), "", must=row)
        for row in _WRONG:
            must = _NAMES.get(row, row)
            yield figure(FAMILY, f"{name}_{kind}_{must}", rows.get(row, -1), "", must=must)
        for said_words, text in sorted(rows.get("refusals", {}).items()):
            sys.stdout.write(f"  refused by {kind}.{said_words} ← {text[:60]!r}\n")


def _in_browser() -> Iterator[Figure]:
    """Open what was planted on a served portal."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "portal"
        portal_server.prepared_once(data)
        planted = said(
            portal_server.environment_of(data), "measuring.hostile_text.planting", str(PLANTED)
        )
        with portal_server.served(data) as base, browser() as chromium:
            heard = _heard(chromium.new_context(locale="th-TH"), base, planted)
    for text in (*heard.dialogs, *heard.violations, *heard.foreign):
        sys.stdout.write(f"  browser: {json.dumps(text, ensure_ascii=False)[:300]}\n")
    for name, number in (
        ("browser_pages", heard.looks),
        ("browser_ran", heard.ran + len(heard.dialogs)),
        ("browser_violations", len(heard.violations)),
        ("browser_foreign", len(heard.foreign)),
    ):
        yield figure(FAMILY, name, number, "")


@dataclass
class _Heard:
    """What the browser did while it looked."""

    looks: int = 0
    ran: int = 0
    dialogs: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def dialog(self, dialog: Any) -> None:
        """Somebody asks something: no page of ours does."""
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def console(self, message: Any) -> None:
        """The browser names what a policy forbids."""
        if "Content Security Policy" in message.text:
            self.violations.append(message.text)


def _heard(context: Any, base: str, planted: dict[str, Any]) -> _Heard:
    heard = _Heard()
    context.add_init_script(_ALARM)
    page = context.new_page()
    page.on("dialog", heard.dialog)
    page.on("console", heard.console)
    page.on("request", lambda asked: _note_foreign(heard, asked.url, base))
    for path, is_admin in planted["paths"]:
        if is_admin:
            context.add_cookies(
                [{"name": planted["cookie"], "value": planted["session"], "url": base}]
            )
        page.goto(base + path, wait_until="load")
        page.wait_for_load_state("networkidle")
        # What runs only when somebody points at it or walks into it.
        page.evaluate(_POINT)
        heard.ran += bool(page.evaluate("Boolean(window.ranPayload)"))
        heard.looks += 1
    context.close()
    return heard


def _note_foreign(heard: _Heard, url: str, base: str) -> None:
    if url.startswith("http") and not url.startswith(base):
        heard.foreign.append(url)
