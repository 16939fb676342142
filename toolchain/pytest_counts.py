"""A pytest plugin: writes the counts of a run, for each tier, to the file in PORTAL_TEST_COUNTS."""

from __future__ import annotations

import json
import os
from pathlib import Path

TIERS = {
    "browser": "browser",
    "budget": "budgets",
}  # mark → tier; a test without one is a unit test
OUTCOMES = {
    "passed": "passed",
    "xpassed": "passed",
    "failed": "failed",
    "error": "failed",
    "skipped": "skipped",
    "xfailed": "skipped",
}


def tier_of(report) -> str:
    """Return the tier of a test by its marks."""
    marks = getattr(report, "keywords", ())
    return next((tier for mark, tier in TIERS.items() if mark in marks), "unit")


def pytest_terminal_summary(terminalreporter) -> None:
    """Count what the summary line counts; with xdist only the controller comes here."""
    target = os.environ.get("PORTAL_TEST_COUNTS", "")
    if not target:
        return
    counts: dict[str, dict[str, int]] = {}
    for name, outcome in OUTCOMES.items():
        for report in terminalreporter.stats.get(name, ()):
            of_tier = counts.setdefault(tier_of(report), {})
            of_tier[outcome] = of_tier.get(outcome, 0) + 1
    Path(target).write_text(json.dumps(counts), encoding="utf-8")
