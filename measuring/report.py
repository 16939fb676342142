"""A report: figures with what they must be, written as JSON and printed as a table."""

import json
import platform
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "reports"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; ``ok`` is None where nothing is demanded."""

    name: str
    value: float
    unit: str
    must: str = ""
    aim: str = ""
    ok: bool | None = None


def figure(family: str, name: str, value: float, unit: str, *, must: str = "") -> Figure:
    """Judge a number by its row in ``musts.toml`` (row ``must`` where it differs from the name)."""
    rule = musts(family).get(must or name)
    if rule is None:
        return Figure(f"{family}.{name}", value, unit)
    if "exactly" in rule:
        return Figure(
            f"{family}.{name}", value, unit, f"= {rule['exactly']}", "", value == rule["exactly"]
        )
    if "least" in rule:
        return Figure(
            f"{family}.{name}",
            value,
            unit,
            f"≥ {rule['least']}",
            f"≥ {rule['aim']}",
            value >= rule["least"],
        )
    return Figure(
        f"{family}.{name}",
        value,
        unit,
        f"≤ {rule['most']}",
        f"≤ {rule['aim']}",
        value <= rule["most"],
    )


def publish(
    name: str,
    command: str,
    figures: Sequence[Figure],
    *,
    seed: int | None = None,
    is_whole: bool = True,
) -> int:
    """Write ``reports/<name>.json``, print the figures; return 1 when a must is missed.

    What is not the whole measure is printed and leaves the report as it was.
    """
    REPORTS.mkdir(exist_ok=True)
    report = {
        "name": name,
        "date": datetime.now(UTC).date().isoformat(),
        "commit": _commit(),
        "machine": machine(),
        "command": command,
        **({} if seed is None else {"seed": seed}),
        "figures": [asdict(one) for one in figures],
    }
    text = json.dumps(report, ensure_ascii=False, indent=1)
    if is_whole:
        (REPORTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    for one in figures:
        verdict = {True: "ok", False: "MISSED", None: ""}[one.ok]
        line = f"  {one.name:44} {one.value:>9g} {one.unit:8} {one.must:8} {verdict}\n"
        sys.stdout.write(line)
    missed = [one for one in figures if one.ok is False]
    judged = sum(one.ok is not None for one in figures)
    sys.stdout.write(f"{name}: {judged - len(missed)} of {judged} musts kept\n")
    return 1 if missed or not judged else 0


def machine() -> dict[str, Any]:
    """Say what it was measured on, without naming the machine."""
    return {"cores": _cores(), "memory_gb": _memory_gb(), "cpu": _cpu()}


def musts(family: str) -> dict[str, Any]:
    """Return the rows of a family of figures: what each must be."""
    text = (ROOT / "measuring" / "musts.toml").read_text(encoding="utf-8")
    rows: dict[str, Any] = tomllib.loads(text).get(family, {})
    return rows


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607 - git is where PATH has it
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip()


def _cores() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 0


def _memory_gb() -> int:
    try:
        words = Path("/proc/meminfo").read_text(encoding="utf-8").split()
    except OSError:
        return 0
    return round(int(words[1]) / 1_048_576)


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
