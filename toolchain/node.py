"""The node that drives the browser: Playwright's own, or another where that cannot start."""

from __future__ import annotations

import subprocess

from toolchain.environments import TEST, environment

VARIABLE = "PLAYWRIGHT_NODEJS_PATH"
OWN = "import playwright; print(playwright.__path__[0] + '/driver/node')"


def node_variables() -> dict[str, str]:
    """Return the variable for Playwright when its own node cannot start (it needs libatomic)."""
    python = environment(TEST)
    asked = subprocess.run([python, "-c", OWN], capture_output=True, text=True, check=False)
    try:
        done = subprocess.run([asked.stdout.strip(), "--version"], capture_output=True, check=False)
        if done.returncode == 0:
            return {}
    except OSError:
        pass
    return {VARIABLE: str(python.parent / "node")}
