"""`make axe`: every public page type at three widths: axe, the console, the HTML checker, pictures."""

import os
import sys
import tempfile
from pathlib import Path

from measuring import portal_server
from measuring.browser import browser, findings, opened
from measuring.looking import at_each_width, html_errors
from measuring.report import figure, publish
from measuring.visits import WIDTHS, Visit, visits


def measure() -> int:
    """Look at every page of a freshly prepared portal; return 1 when anything is found."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "portal"
        portal_server.prepared_once(data)
        with portal_server.served(data) as base:
            seen = visits(base)
            found, complaints, looked = _look(base, seen)
            wrong = html_errors(base, seen, Path(folder) / "html")
        expected = len(public_page_types(data))
    for line in [*found, *complaints, *wrong]:
        sys.stdout.write(f"  {line}\n")
    types = {visit.page_type for visit in seen if visit.page_type}
    return publish(
        "axe",
        "make axe",
        [
            figure("axe", "visits", looked, "visits"),
            figure("axe", "page_types", len(types), "types"),
            figure(
                "axe",
                "missing_visits",
                expected - len(types) + len(seen) * len(WIDTHS) - looked,
                "visits",
            ),
            figure("axe", "findings", len(found), "findings"),
            figure("axe", "console", len(complaints), "lines"),
            figure("axe", "html_errors", len(wrong), "errors"),
        ],
    )


def public_page_types(data: Path) -> set[str]:
    """Return the labels of all page types that a visitor can open."""
    os.environ.update(portal_server.environment_of(data))
    import django

    django.setup()
    from wagtail.models import Page, get_page_models

    return {model._meta.label for model in get_page_models() if model is not Page}


def _look(base: str, seen: list[Visit]) -> tuple[list[str], list[str], int]:
    found: list[str] = []
    complaints: list[str] = []
    looked = 0
    with browser() as chromium:
        for visit in seen:
            with opened(chromium, base + visit.path, width=WIDTHS[0], expected=visit.status) as (
                page,
                view,
            ):
                for width in at_each_width(page, view, visit.name):
                    found += [f"{visit.name} at {width}: {line}" for line in findings(page)]
                    looked += view.status == visit.status
                complaints += [f"{visit.name}: {line}" for line in view.complaints]
    return found, complaints, looked
