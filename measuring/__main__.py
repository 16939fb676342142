"""`python -m measuring NAME`, inside the tests' environment: the targets of the Makefile.

`python -m measuring budgets home centre` looks at these visits only, and writes no report.
"""

import importlib
import sys

MEASURES = (
    "budgets",
    "flat",
    "axe",
    "loading",
    "bench-search",
    "faults-search",
    "relevance",
    "import-courses",
    "race",
    "faults",
    "hostile",
    "load",
    "life",
    "uploads",
    "xss",
    "sheets",
)
#: What is counted and not measured: reports of another shape.
LISTS = ("rows",)

if __name__ == "__main__":
    wanted = sys.argv[1:] or [""]
    if wanted[0] not in (*MEASURES, *LISTS):
        sys.exit(f"one of: {', '.join((*MEASURES, *LISTS))}")
    chosen = importlib.import_module(f"measuring.{wanted[0].replace('-', '_')}")
    sys.exit(chosen.measure(*wanted[1:]))
