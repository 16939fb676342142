"""A pytest plugin: writes the counts of a run, for each tier, to the file in PORTAL_TEST_COUNTS."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

TIERS = {
    "browser": "browser",
    "one_database": "unit",
    "budget": "budgets",
    "database": "database",
}  # mark → tier, the first that a test has; a test without one is a unit test
OUTCOMES = {
    "passed": "passed",
    "xpassed": "passed",
    "failed": "failed",
    "error": "failed",
    "skipped": "skipped",
    "xfailed": "skipped",
}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Write the tier on the report: its keywords hold names of folders too, which are no marks."""
    report = yield
    report.tier = next(
        (tier for mark, tier in TIERS.items() if item.get_closest_marker(mark)), "unit"
    )
    return report


def pytest_terminal_summary(terminalreporter) -> None:
    """Count what the summary line counts; with xdist only the controller comes here."""
    target = os.environ.get("PORTAL_TEST_COUNTS", "")
    if not target:
        return
    counts: dict[str, dict[str, int]] = {}
    for name, outcome in OUTCOMES.items():
        for report in terminalreporter.stats.get(name, ()):
            of_tier = counts.setdefault(getattr(report, "tier", "unit"), {})
            of_tier[outcome] = of_tier.get(outcome, 0) + 1
    Path(target).write_text(json.dumps(counts), encoding="utf-8")
