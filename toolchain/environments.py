"""The virtual environments: uv, a hashed lock, and a stamp that makes the second time fast."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from portal.problem import Problem
from toolchain import stamps
from toolchain.commands import quiet
from toolchain.places import LOCKS, TOOLS, run_venv, test_venv, writable
from toolchain.plain import step

if TYPE_CHECKING:
    from pathlib import Path

OLDEST_UV = (0, 5)
RUN = "run"
TEST = "test"


def settings_of_uv() -> dict[str, str]:
    """Return uv's settings: this machine's Pythons and certificates, no active environment."""
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in {"VIRTUAL_ENV", "UV_PYTHON"}
    }
    env["UV_PYTHON_DOWNLOADS"] = "never"
    for name in ("UV_SYSTEM_CERTS", "UV_NATIVE_TLS"):  # its name today, and the one before
        env.setdefault(name, "1")
    return env


def version_of(words: str) -> tuple[int, ...]:
    """Return the first version number in a program's answer, or an empty tuple."""
    found = re.search(r"\d+(?:\.\d+)+", words)
    return tuple(int(part) for part in found[0].split(".")) if found else ()


def uv() -> str:
    """Return the path of uv: on this machine, in `.tools`, or fetched into `.tools` by pip."""
    found = shutil.which("uv")
    if found:
        asked = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
        if not asked.returncode and version_of(asked.stdout) >= OLDEST_UV:
            return found
    return fetch_uv()


def fetch_uv() -> str:
    """Install the locked uv into `.tools` and return its path."""
    path = TOOLS / "bin" / "uv"
    mark = stamps.fingerprint(LOCKS / "uv.lock", sys.version)
    if path.exists() and stamps.is_made(TOOLS, mark):
        return str(path)
    with step("fetching the installer"):
        try:
            import ensurepip  # noqa: F401, PLC0415 - Debian and Ubuntu ship Python without it
            import venv  # noqa: F401, PLC0415
        except ImportError as error:
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            message = (
                f"Python's venv is missing: install it (apt-get install python{version}-venv), "
                "or put uv on your PATH, then run make again."
            )
            raise Problem(message) from error
        stamps.remove(TOOLS)
        quiet("Making .tools", [sys.executable, "-m", "venv", "--clear", TOOLS])
        lock = LOCKS / "uv.lock"
        pip = [TOOLS / "bin" / "python", "-m", "pip", "install", "--require-hashes", "-r", lock]
        quiet("Fetching uv", [*pip, "--disable-pip-version-check"])
        stamps.write(TOOLS, mark)
    return str(path)


def lock_of(kind: str) -> Path:
    """Return the lock file of a kind of environment."""
    return LOCKS / f"{kind}.lock"


def mark_of(kind: str) -> str:
    """Return what the stamp of a finished environment says: its kind, its Python, its lock."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"{kind} {python} {stamps.fingerprint(lock_of(kind))}"


def environment(kind: str) -> Path:
    """Return the Python of a finished environment, made or mended when its stamp does not fit."""
    folder = run_venv() if kind == RUN else test_venv()
    if stamps.read(folder).startswith(TEST):
        kind = TEST  # an environment that holds the tests' packages keeps them
    python = folder / "bin" / "python"
    if python.exists() and stamps.is_made(folder, mark_of(kind)):
        return python
    with stamps.one_at_a_time():
        if not (python.exists() and stamps.is_made(folder, mark_of(kind))):
            install(kind, folder, python)
    return python


def install(kind: str, folder: Path, python: Path) -> None:
    """Make `folder` hold exactly the packages of the lock."""
    writable(folder.parent)
    tool = uv()
    env = settings_of_uv()
    title = "installing the packages" if kind == RUN else "installing the packages of the tests"
    with step(title):
        if not python.exists() or version_in(folder)[:2] != sys.version_info[:2]:
            make = [tool, "venv", "--quiet", "--clear", "--python", sys.executable, folder]
            quiet("Making the virtual environment", make, env=env)
        stamps.remove(folder)
        sync = [tool, "pip", "sync", "--python", python, "--require-hashes", lock_of(kind)]
        quiet("Installing the packages", sync, env=env)
        stamps.write(folder, mark_of(kind))


def version_in(folder: Path) -> tuple[int, ...]:
    """Return the Python version an environment was made with, from its own note."""
    try:
        note = (folder / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return ()
    return next((version_of(line) for line in note.splitlines() if line.startswith("version")), ())
