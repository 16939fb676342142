"""The targets of the Makefile and the function that each of them is."""

from __future__ import annotations

import importlib
import re
import shutil
import sys
import time

from portal.problem import Problem
from toolchain.places import ROOT, TOOLS, VAR, run_venv
from toolchain.places import test_venv as venv_of_tests
from toolchain.plain import answer, say

TARGETS = {
    "run": "run_portal:run",
    "portal": "run_portal:portal",
    "manage": "run_portal:manage",
    "test": "run_tests:test",
    "check": "run_tests:check",
    "unit": "run_tests:unit",
    "inside": "run_tests:inside",
    "format": "run_tests:layout",
    "lock": "locks:make_locks",
    "lock-check": "locks:check_locks",
    "setup": "setup:everything",
    "postgres": "setup:show_postgres",
    "elasticsearch": "elasticsearch:show",
    "lock-jars": "elasticsearch_home:make_lock",
    "rank": "rank:rank",
    "help": "targets:show_help",
    "clean": "targets:clean",
}


def main(words: list[str]) -> int:
    """Find the target and run it; it takes the rest of the words if it has any use for them."""
    name, rest = (words or ["help"])[0], words[1:]
    return answer(lambda: dispatch(name, rest))


def dispatch(name: str, rest: list[str]) -> int:
    """Call the target's function."""
    if name not in TARGETS:
        raise Problem(f"There is no target {name!r}: make help shows them.")
    module, function = TARGETS[name].split(":")
    work = getattr(importlib.import_module(f"toolchain.{module}"), function)
    return int(work(rest) if work.__code__.co_argcount else work())


def show_help() -> int:
    """Print every target of the Makefile with the words behind its ##."""
    for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines():
        found = re.match(r"^([a-z-]+):.*?## (.*)$", line)
        if found:
            say(f"  make {found[1]:14} {found[2]}")
        elif line.startswith("## "):
            say(f"\n{line[3:]}")
    return 0


def clean() -> int:
    """Delete what was made: environments, tools, reports of runs. The database and uploads stay."""
    start = time.monotonic()
    for folder in (
        run_venv(),
        venv_of_tests(),
        TOOLS,
        VAR / "toolchain",
        VAR / "log",
        VAR / "static",
    ):
        shutil.rmtree(folder, ignore_errors=True)
    for name in (
        ".pytest_cache",
        ".mypy_cache",
        ".ruff_cache",
        ".import_linter_cache",
        ".hypothesis",
    ):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    say(
        f"  removed what make had made, {time.monotonic() - start:.1f} s; database and uploads stay"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
