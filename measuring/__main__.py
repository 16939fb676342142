"""`python -m measuring budgets | axe | loading`, inside the tests' environment."""

import importlib
import sys

MEASURES = ("budgets", "axe", "loading")

if __name__ == "__main__":
    wanted = sys.argv[1:] or [""]
    if wanted[0] not in MEASURES:
        sys.exit(f"one of: {', '.join(MEASURES)}")
    sys.exit(importlib.import_module(f"measuring.{wanted[0]}").measure())
