"""`make xss`: 500 payloads into each text field of stories, products and groups, on both databases.

Then some of them again on a portal that is served, and all that shows them in a browser: the public
pages under their policy, and the admin's own pages, which may run scripts of their own.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from measuring import portal_server
from measuring.browser import browser
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


def measure() -> int:
    """Type them in, read what comes out; return 1 when anything of them runs or their words are lost."""
    payloads = int(sys.argv[2]) if len(sys.argv) > 2 else PAYLOADS
    sys.stdout.write(f"seed {SEED}, {payloads} payloads in each field, on each database\n")
    found = at_length(
        "tests/showcase/test_xss.py", "PORTAL_XSS_COUNTS", PORTAL_XSS_PAYLOADS=str(payloads)
    )
    figures = [one for name in sorted(found) for one in _of_database(name, found[name])]
    figures += list(_in_browser())
    return publish("xss", "make xss", figures, seed=SEED)


def _of_database(name: str, counted: dict[str, Any]) -> Iterator[Figure]:
    yield figure(FAMILY, f"{name}_failed", counted.pop("failed"), "", must="failed")
    for kind in ("practice", "product", "group"):
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
        env = portal_server.environment_of(data)
        planted = said(env, "measuring.hostile_text.planting", str(PLANTED))
        with portal_server.served(data) as base, browser() as chromium:
            context = chromium.new_context(locale="th-TH")
            context.add_init_script(_ALARM)
            ran, dialogs, violations, foreign, looks = 0, [], [], set(), 0
            page = context.new_page()
            page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
            page.on(
                "console",
                lambda message: (
                    violations.append(message.text)
                    if "Content Security Policy" in message.text
                    else None
                ),
            )
            page.on(
                "request", lambda asked: foreign.add(asked.url) if base not in asked.url else None
            )
            host = base.rpartition("/")[2].partition(":")[0]
            for path, is_admin in planted["paths"]:
                if is_admin:
                    cookie = {
                        "name": "sessionid",
                        "value": planted["session"],
                        "domain": host,
                        "path": "/",
                    }
                    context.add_cookies([{**cookie, "name": planted["cookie"]}])
                page.goto(base + path, wait_until="load")
                page.wait_for_load_state("networkidle")
                # What runs only when somebody points at it or walks into it.
                page.evaluate(
                    "document.querySelectorAll('main *').forEach(one => ['mouseover', 'focus',"
                    " 'pointerenter'].forEach(name => one.dispatchEvent(new Event(name))))"
                )
                ran += bool(page.evaluate("Boolean(window.ranPayload)"))
                looks += 1
            context.close()
    outside = [url for url in foreign if url.startswith("http")]
    for text in [*dialogs, *violations, *outside]:
        sys.stdout.write(f"  browser: {json.dumps(text, ensure_ascii=False)[:300]}\n")
    yield figure(FAMILY, "browser_pages", looks, "", must="browser_pages")
    yield figure(FAMILY, "browser_ran", ran + len(dialogs), "", must="browser_ran")
    yield figure(FAMILY, "browser_violations", len(violations), "", must="browser_violations")
    yield figure(FAMILY, "browser_foreign", len(outside), "", must="browser_foreign")
