"""Where the toolchain keeps its things: inside the clone, but for a cache that was asked for."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from portal.problem import Problem

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
TOOLS = ROOT / ".tools"
VAR = ROOT / "var"


def run_venv() -> Path:
    """Return the virtual environment of `make run` (PORTAL_VENV moves it)."""
    return ROOT / os.environ.get("PORTAL_VENV", ".venv")


def test_venv() -> Path:
    """Return the virtual environment of the tests (PORTAL_TEST_VENV moves it)."""
    return ROOT / os.environ.get("PORTAL_TEST_VENV", ".venv-test")


def fetched() -> Path:
    """Return the folder of what is fetched: clones share it when XDG_CACHE_HOME is set."""
    cache = os.environ.get("XDG_CACHE_HOME")
    return Path(cache) / "community-vocational-portal" if cache else VAR / "toolchain"


def writable(folder: Path) -> Path:
    """Return `folder`, made if need be, or say that this user may not write there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        message = (
            f"Cannot write in {folder} ({error.strerror}): "
            "give your user the right to, or clone into a folder of yours."
        )
        raise Problem(message) from error
    return folder
