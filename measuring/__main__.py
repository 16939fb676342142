"""`python -m measuring NAME`, inside the tests' environment: the targets of the Makefile."""

import importlib
import sys

MEASURES = (
    "budgets",
    "axe",
    "loading",
    "bench-search",
    "faults-search",
    "relevance",
    "import-courses",
)

if __name__ == "__main__":
    wanted = sys.argv[1:] or [""]
    if wanted[0] not in MEASURES:
        sys.exit(f"one of: {', '.join(MEASURES)}")
    sys.exit(importlib.import_module(f"measuring.{wanted[0].replace('-', '_')}").measure())
