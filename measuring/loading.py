"""`make loading`: how long it takes to load all units with pages and entries, and to ask the doctor."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measuring import portal_server
from measuring.report import ROOT, figure, publish


def measure() -> int:
    """Measure on an empty folder; return 1 when a must is missed."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "portal"
        data.mkdir()
        _timed(data, "migrate", "--no-input")
        _timed(data, "make_site")
        loading = _timed(data, "load_places")
        _timed(data, "doctor")
        doctor = _timed(data, "doctor")
    return publish(
        "loading",
        "make loading",
        [
            figure("loading", "load_places_seconds", loading, "s"),
            figure("loading", "doctor_seconds", doctor, "s"),
        ],
    )


def _timed(data: Path, *words: str) -> float:
    started = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, "-m", "django", *words],
        cwd=ROOT,
        env=portal_server.environment_of(data),
        capture_output=True,
        text=True,
        check=False,
    )
    # The doctor ends with 1 when it advises something; that is not a failure to measure.
    if done.returncode and words[0] != "doctor":
        raise RuntimeError(f"{words[0]} failed:\n{done.stdout}\n{done.stderr}")
    return round(time.perf_counter() - started, 2)
