"""`make life`: 2,000 lives of a run on each database, each step compared with a small model."""

import sys

from measuring.report import figure, publish
from measuring.signups.tests_at_length import at_length

FAMILY = "life"
SEED = 20690601
LIVES = 2_000


def measure(asked: str = "") -> int:
    """Live; return 1 when the database and the model ever disagreed."""
    lives = int(asked or LIVES)
    sys.stdout.write(f"seed {SEED}, {lives} lives on each database\n")
    found = at_length(
        "PORTAL_LIFE_COUNTS",
        "tests/registry/test_life_of_a_run.py",
        PORTAL_LIFE_RUNS=str(lives),
        PORTAL_LIFE_SEED=str(SEED),
    )
    figures = [
        figure(FAMILY, f"{name}_{row}", counted.get(row, 0), "", must=row)
        for name, counted in sorted(found.items())
        for row in ("failed", "lives", "steps", *sorted({*counted} - {"failed", "lives", "steps"}))
    ]
    return publish("life", "make life", figures, seed=SEED)
