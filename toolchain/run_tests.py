"""`make test`, `make check`, `make unit`: the tiers, counts for each, one plain closing line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from portal.children import ends_with_us
from portal.problem import Problem
from toolchain import tiers
from toolchain.environments import TEST, environment
from toolchain.places import ROOT, VAR, writable
from toolchain.plain import say
from toolchain.services import everything

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LONGEST = 20 * 60  # seconds; a tier that takes longer hangs


@dataclass(frozen=True)
class Outcome:
    """What one tier came to."""

    name: str
    database: str
    passed: int
    failed: int
    skipped: int
    seconds: float


def test() -> int:
    """Run every check and every tier on every database."""
    start = time.monotonic()
    python = ready()
    outcomes = [run_checks(python)]
    with everything() as variables:
        for run in tiers.ALL:
            outcomes += run_pytest(python, run, variables)
    return report(outcomes, time.monotonic() - start)


def check() -> int:
    """Run the quick part: the checks, and the unit tests on SQLite."""
    start = time.monotonic()
    python = ready()
    return report(
        [run_checks(python), *run_pytest(python, tiers.UNIT, {})], time.monotonic() - start
    )


def unit(words: Sequence[str]) -> int:
    """Run pytest on SQLite with the given words, or the whole unit tier."""
    python = ready()
    if not words:
        return report(run_pytest(python, tiers.UNIT, {}), 0)
    return call([python, "-m", "pytest", *words], environment_of("SQLite", {}), LONGEST)


def layout() -> int:
    """Lay out the code and mend what the linter can."""
    python = environment(TEST)
    env = environment_of("SQLite", {})
    call([python, "-m", "ruff", "format", "."], env, LONGEST)
    return call([python, "-m", "ruff", "check", "--fix", "."], env, LONGEST)


def inside(words: Sequence[str]) -> int:
    """Run one Python command in the tests' environment with all services around it."""
    python = ready()
    with ExitStack() as stack:
        variables = stack.enter_context(everything())
        return call([python, *words], environment_of("SQLite", variables), LONGEST)


def ready() -> Path:
    """Return the Python of the tests, with the catalogues compiled."""
    writable(VAR)
    python = environment(TEST)
    done = subprocess.run([python, "-m", "portal.translations", "compile"], cwd=ROOT, check=False)
    if done.returncode:
        raise Problem("The translations do not compile: the file is named above.")
    return python


def environment_of(database: str, variables: Mapping[str, str]) -> dict[str, str]:
    """Return pytest's environment: the services' variables, and the tier's own database."""
    left_out = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MAKEFLAGS", "MAKELEVEL", "SECRET_KEY")
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    env.update(variables, PYTHONUTF8="1")
    if database == tiers.POSTGRES:
        env["DATABASE_URL"] = variables["PORTAL_TEST_POSTGRES_URL"]
    return env


def run_checks(python: Path) -> Outcome:
    """Run the checks, two at a time; show what the failing ones say."""
    start = time.monotonic()
    rooms = tuple(room for room in tiers.ROOMS if (ROOT / room).is_dir())
    say("\nchecks")
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(lambda one: run_check(python, one), tiers.checks(rooms)))
    failed = results.count(False)
    return Outcome("checks", "", len(results) - failed, failed, 0, time.monotonic() - start)


def run_check(python: Path, one: tiers.Check) -> bool:
    """Run one check; print its name, its seconds, and its words when it fails."""
    start = time.monotonic()
    done = subprocess.run(
        [python, "-m", *one.words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        cwd=ROOT,
        env={**environment_of(tiers.SQLITE, {}), **dict(one.settings)},
        check=False,
    )
    verdict = "ok" if done.returncode == 0 else "FAILED"
    words = "" if done.returncode == 0 else f"\n{done.stdout}"
    say(f"  {one.name} … {verdict}, {time.monotonic() - start:.1f} s{words}")
    return done.returncode == 0


def run_pytest(python: Path, run: tiers.Run, variables: Mapping[str, str]) -> list[Outcome]:
    """Run pytest once; a run that crashes, hangs or finds no test counts as one failure."""
    say(f"\n{run.title} on {run.database}")
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts.json"
        env = {**environment_of(run.database, variables), "PORTAL_TEST_COUNTS": str(counts)}
        words = ["-q", "--tb=short", "-p", "toolchain.pytest_counts", "-m", run.marks, "tests"]
        if run.workers > 1:
            words += ["-n", str(run.workers)]
        code = call([python, "-m", "pytest", *words], env, LONGEST)
        found = json.loads(counts.read_text(encoding="utf-8")) if counts.exists() else {}
    return outcomes_of(run, code, found, time.monotonic() - start)


def outcomes_of(
    run: tiers.Run, code: int, found: Mapping[str, Mapping[str, int]], seconds: float
) -> list[Outcome]:
    """Return what each tier of a run came to; a tier without a single test has failed."""
    outcomes = []
    for tier in run.tiers:
        counts = found.get(tier, {})
        passed, failed, skipped = (counts.get(key, 0) for key in ("passed", "failed", "skipped"))
        if not counts:
            say(f"No {tier} test ran on {run.database}: that is a failure.")
            failed = 1
        outcomes.append(Outcome(tier, run.database, passed, failed, skipped, seconds))
    if code and not any(one.failed for one in outcomes):
        outcomes[0] = replace(outcomes[0], failed=1)
    return outcomes


def call(words: Iterable[str | Path], env: Mapping[str, str], seconds: float) -> int:
    """Run a command in plain sight; end its whole group when it hangs or we are stopped."""
    process = subprocess.Popen(
        [str(word) for word in words],
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        env=dict(env),
        start_new_session=True,
        preexec_fn=ends_with_us(),  # noqa: PLW1509 - no threads run now
    )
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        say(f"Ended after {seconds / 60:.0f} minutes: something hangs.")
        return 1
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def report(outcomes: Sequence[Outcome], seconds: float) -> int:
    """Print the counts of each tier and, alone on the last line, of all; 0 only when all passed."""
    say(f"\n{'tier':10}{'database':12}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}")
    for one in outcomes:
        say(
            f"{one.name:10}{one.database:12}{one.passed:>8}{one.failed:>8}{one.skipped:>9}"
            f"{one.seconds:>9.0f}"
        )
    passed = sum(one.passed for one in outcomes)
    failed = sum(one.failed for one in outcomes)
    skipped = sum(one.skipped for one in outcomes)
    if seconds:
        say(f"{seconds / 60:.1f} minutes")
    if skipped:
        say("A skipped test proves nothing: give it what it needs, or remove it.")
    say(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or skipped else 0
