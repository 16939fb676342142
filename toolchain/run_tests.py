"""`make test`, `make check`, `make unit`: the tiers, counts for each, one plain closing line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
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
from toolchain.side_by_side import Command, Ended, side_by_side

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence

LONGEST = 45 * 60  # seconds; a tier that takes longer hangs
LONGEST_MEASURE = 90 * 60
PLACES = 3  # so many runs at a time: those of browsers and servers leave a processor idle


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
    workers = max(1, (os.cpu_count() or 1) // 2)  # the browser's run mostly waits
    with everything() as variables:
        runs = [run_pytest(python, replace(run, workers=workers), variables) for run in tiers.ALL]
        outcomes = side_by_side([*runs, run_checks(python)], PLACES)
    return report([one for some in outcomes for one in some], time.monotonic() - start)


def check() -> int:
    """Run the quick part: the checks, and the unit tests on SQLite."""
    start = time.monotonic()
    python = ready()
    outcomes = side_by_side([run_checks(python), run_pytest(python, tiers.UNIT, {})], PLACES)
    return report([one for some in outcomes for one in some], time.monotonic() - start)


def unit(words: Sequence[str]) -> int:
    """Run pytest on SQLite with the given words, or the whole unit tier."""
    python = ready()
    if not words:
        return report(side_by_side([run_pytest(python, tiers.UNIT, {})], 1)[0], 0)
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
        return call([python, *words], environment_of("SQLite", variables), LONGEST_MEASURE)


def ready() -> Path:
    """Return the Python of the tests, with the catalogues compiled."""
    writable(VAR)
    python = environment(TEST)
    done = subprocess.run([python, "-m", "portal.translations", "compile"], cwd=ROOT, check=False)
    if done.returncode:
        raise Problem("The translations do not compile: the file is named above.")
    return python


def environment_of(database: str, variables: Mapping[str, str]) -> dict[str, str]:
    """Return pytest's environment: the services' variables, and the tier's own database.

    Compiled modules are kept whatever the shell says: every start would compile Django again.
    """
    left_out = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MAKEFLAGS", "MAKELEVEL", "SECRET_KEY")
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    env.update(variables, PYTHONUTF8="1", PYTHONDONTWRITEBYTECODE="")
    if database == tiers.POSTGRES:
        env["DATABASE_URL"] = variables["PORTAL_TEST_POSTGRES_URL"]
    return env


def run_checks(python: Path) -> Generator[Command, Ended, list[Outcome]]:
    """Run the checks; show what the failing ones say."""
    start = time.monotonic()
    rooms = tuple(room for room in tiers.ROOMS if (ROOT / room).is_dir())
    passed = failed = 0
    for one in tiers.checks(rooms):
        env = {**environment_of(tiers.SQLITE, {}), **dict(one.settings)}
        ended = yield Command(one.name, [python, "-m", *one.words], env, LONGEST)
        if ended.code:
            failed += 1
            say(f"  {one.name} … FAILED, {ended.seconds:.1f} s\n{ended.said}")
        else:
            passed += 1
            say(f"  {one.name} … ok, {ended.seconds:.1f} s")
    return [Outcome("checks", "", passed, failed, 0, time.monotonic() - start)]


def run_pytest(
    python: Path, run: tiers.Run, variables: Mapping[str, str]
) -> Generator[Command, Ended, list[Outcome]]:
    """Run pytest once; a run that crashes, hangs or finds no test counts as one failure."""
    title = f"{run.title} on {run.database}"
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts.json"
        env = {**environment_of(run.database, variables), "PORTAL_TEST_COUNTS": str(counts)}
        words = ["-q", "--tb=short", "-p", "no:cacheprovider", "-p", "toolchain.pytest_counts"]
        words += ["-m", run.marks, run.folder]
        if run.workers > 1:
            words += ["-n", str(run.workers)]
        ended = yield Command(title, [python, "-m", "pytest", *words], env, LONGEST)
        found = json.loads(counts.read_text(encoding="utf-8")) if counts.exists() else {}
    say(f"\n{title}\n{ended.said}")
    return outcomes_of(run, ended.code, found, ended.seconds)


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


def left_out(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return a failure for each tier that had fewer tests on one database than on another."""
    ran: dict[str, dict[str, int]] = {}
    for one in outcomes:
        ran.setdefault(one.name, {})[one.database] = one.passed + one.failed + one.skipped
    uneven = {name: counts for name, counts in ran.items() if len(set(counts.values())) > 1}
    for name, counts in uneven.items():
        numbers = ", ".join(f"{count} on {database}" for database, count in counts.items())
        say(f"The databases did not have the same {name} tests ({numbers}): that is a failure.")
    return [Outcome(name, "uneven", 0, 1, 0, 0) for name in uneven]


def report(outcomes: Sequence[Outcome], seconds: float) -> int:
    """Print the counts of each tier and, alone on the last line, of all; 0 only when all passed."""
    outcomes = [*outcomes, *left_out(outcomes)]
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
