"""`make hostile`: thousands of bad inputs to every public form of the registry, on both databases."""

import sys

from measuring.report import figure, publish
from measuring.signups.tests_at_length import at_length

FAMILY = "hostile"
SEED = 20690601
INPUTS = 5_200


def measure(asked: str = "") -> int:
    """Send them; return 1 when anything broke, was written or was lost."""
    inputs = int(asked or INPUTS)
    sys.stdout.write(f"seed {SEED}, {inputs} inputs on each database\n")
    found = at_length(
        "PORTAL_HOSTILE_COUNTS",
        "tests/registry/test_hostile.py",
        PORTAL_HOSTILE_INPUTS=str(inputs),
        PORTAL_HOSTILE_SEED=str(SEED),
    )
    figures = []
    for name, counted in sorted(found.items()):
        statuses = counted.get("statuses", {})
        sent = counted.get("inputs", 0)
        # What was not counted is as bad as what went wrong.
        rows: dict[str, float] = {
            "failed": counted["failed"],
            "inputs": sent,
            "server_errors": counted.get("errors", -1),
            "written": counted.get("written", -1),
            "typed_lost": counted.get("lost", -1),
            "no_clear_page": counted.get("unclear", -1),
            "judged_share": round(statuses.get("422", 0) / max(sent, 1), 3),
        }
        figures += [figure(FAMILY, f"{name}_{row}", n, "", must=row) for row, n in rows.items()]
        figures += [
            figure(FAMILY, f"{name}_answers_{status}", n, "", must="no_must")
            for status, n in sorted(statuses.items())
        ]
    return publish("hostile", "make hostile", figures, seed=SEED)
