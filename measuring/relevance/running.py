"""Running the set: through the portal's own door, and with Wagtail's own search."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import portal_server
from measuring.relevance.collection import FOLDER
from measuring.report import ROOT

ENGINES = ("sqlite", "postgresql", "elasticsearch")
LIMIT = 50

Found = dict[str, list[str]]


def door(engine: str, queries: Path) -> Found:
    """Rank with an engine as `make rank` does for anybody."""
    output = queries.with_name(f"{engine}.json")
    _run(
        [sys.executable, "-B", "-m", "toolchain", "rank"],
        {
            **os.environ,
            "ENGINE": engine,
            "DOCUMENTS": str(FOLDER / "documents.jsonl"),
            "QUERIES": str(queries),
            "OUTPUT": str(output),
            "LIMIT": str(LIMIT),
        },
    )
    return _read(output)


def stock(queries: Path) -> Found:
    """Rank with the search that Wagtail brings, on SQLite."""
    output = queries.with_name("stock.json")
    with tempfile.TemporaryDirectory() as folder:
        env = portal_server.environment_of(Path(folder))
        _run([sys.executable, "-m", "django", "migrate", "--verbosity=0"], env)
        _run([sys.executable, "-m", "measuring.relevance.stock", str(queries), str(output)], env)
    return _read(output)


def _run(words: list[str], env: dict[str, str]) -> None:
    done = subprocess.run(  # noqa: S603 - our own commands
        words, cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} failed:\n{done.stdout}\n{done.stderr}")


def _read(path: Path) -> Found:
    found: Found = json.loads(path.read_text(encoding="utf-8"))
    return found
