"""The lock files: hashes, no host names, versions at least a week old."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from portal.problem import Problem
from toolchain.commands import quiet
from toolchain.environments import settings_of_uv, uv
from toolchain.places import LOCKS, ROOT
from toolchain.plain import say, step

WEEK = datetime.timedelta(days=7)
PLAIN = (
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
)
SOURCES = {
    "run": ("pyproject.toml",),
    "test": ("pyproject.toml", "--group", "test"),
    "uv": ("requirements/uv.in", "--no-annotate"),
}


def compile_lock(kind: str, target: Path, *words: str) -> None:
    """Resolve one lock into `target`; what stands there already is kept where it still fits."""
    command = [uv(), "pip", "compile", *PLAIN, *SOURCES[kind], *words, "--output-file", target]
    quiet(f"Locking {kind}", command, env=settings_of_uv(), cwd=ROOT)


def make_locks() -> int:
    """Write all locks again with the newest versions that are a week old."""
    day = datetime.datetime.now(tz=datetime.UTC).date() - WEEK
    for kind in SOURCES:
        with step(f"requirements/{kind}.lock"):
            compile_lock(
                kind, LOCKS / f"{kind}.lock", "--upgrade", "--exclude-newer", day.isoformat()
            )
    return 0


def entries(lock: Path) -> list[str]:
    """Return the packages of a lock with their versions and conditions."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [line.rstrip(" \\") for line in lines if line and not line.startswith((" ", "#"))]


def check_locks() -> int:
    """Say which locks no longer follow from pyproject.toml."""
    stale = []
    for kind in SOURCES:
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / f"{kind}.lock"
            fresh.write_bytes((LOCKS / f"{kind}.lock").read_bytes())
            compile_lock(kind, fresh)
            if entries(fresh) != entries(LOCKS / f"{kind}.lock"):
                stale.append(kind)
    if stale:
        raise Problem(
            f"pyproject.toml and the locks disagree ({', '.join(stale)}): run make lock and commit."
        )
    say("  the locks follow from pyproject.toml")
    return 0
