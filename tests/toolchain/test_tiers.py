"""The tiers: no test is left out, none counts as passed that was skipped."""

import itertools
import json
import os
import subprocess
import sys

import pytest
from _pytest.mark.expression import Expression

from toolchain import run_tests, tiers
from toolchain.places import ROOT

MARKS = ("browser", "budget", "elasticsearch")
ALL_MARKS = (*MARKS, "database", "one_database")


def takes(run, marks):
    """Say whether a run has the tests with just these marks."""
    return Expression.compile(run.marks).evaluate(lambda name, **_words: name in marks)


@pytest.mark.parametrize("database", [tiers.SQLITE])
@pytest.mark.parametrize(
    "marks", [set(some) for size in range(6) for some in itertools.combinations(ALL_MARKS, size)]
)
def test_every_test_belongs_to_one_run(database, marks):
    """Whatever marks a test carries, exactly one run on SQLite has it."""
    runs = [run for run in tiers.ALL if run.database == database and takes(run, marks)]
    assert len(runs) == 1


@pytest.mark.parametrize(
    "marks", [set(some) for size in range(6) for some in itertools.combinations(ALL_MARKS, size)]
)
def test_what_touches_a_database_runs_on_both(marks):
    """On PostgreSQL run the tests that touch a database, and no others but the browser's."""
    on_postgres = [run for run in tiers.ALL if run.database == tiers.POSTGRES and takes(run, marks)]
    wanted = bool(marks & {"database", "budget"}) and not marks & {"browser", "one_database"}
    assert len(on_postgres) == wanted


def test_run_of_one_folder_has_all_with_its_mark():
    """A run that reads a part of the tests leaves none of its own out: their mark is there only."""
    for run in tiers.ALL:
        for path in (ROOT / "tests").rglob("*.py"):
            if f"mark.{run.marks}" in path.read_text(encoding="utf-8"):
                assert path.is_relative_to(ROOT / run.folder)


def test_fewer_tests_on_one_database_are_a_failure(capsys):
    """What ran on one database and not on the other has not been proved there."""
    outcomes = [
        run_tests.Outcome("database", tiers.SQLITE, 5, 0, 0, 1),
        run_tests.Outcome("database", tiers.POSTGRES, 4, 0, 0, 1),
    ]
    assert run_tests.report(outcomes, 60) == 1
    assert "5 on SQLite, 4 on PostgreSQL" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("passed", "failed", "skipped", "code"),
    [(5, 0, 0, 0), (5, 1, 0, 1), (5, 0, 1, 1)],
)
def test_report_ends_with_the_plain_line(passed, failed, skipped, code, capsys):
    """The last line counts all tiers; a failed or a skipped test is a failure."""
    outcome = run_tests.Outcome("unit", "SQLite", passed, failed, skipped, 1)
    assert run_tests.report([outcome, outcome], 60) == code
    last = capsys.readouterr().out.strip().splitlines()[-1]
    assert last == f"{passed * 2} passed, {failed * 2} failed, {skipped * 2} skipped"


@pytest.mark.parametrize(
    ("code", "found", "failed"),
    [
        (0, {"unit": {"passed": 3}, "budgets": {"passed": 1}}, [0, 0]),
        (1, {"unit": {"passed": 3, "failed": 2}, "budgets": {"passed": 1}}, [2, 0]),
        (0, {"unit": {"passed": 3}}, [0, 1]),
        (5, {}, [1, 1]),
        (3, {"unit": {"passed": 3}, "budgets": {"passed": 1}}, [1, 0]),
    ],
)
def test_run_that_found_nothing_or_crashed_has_failed(code, found, failed):
    """A tier without a test, or a run that ended badly without saying which test, is a failure."""
    run = tiers.Run("some", tiers.SQLITE, "not browser", ("unit", "budgets"))
    assert [one.failed for one in run_tests.outcomes_of(run, code, found, 1)] == failed


def test_settings_of_the_shell_stay_outside(monkeypatch):
    """A DATABASE_URL of the shell never reaches the tests: each tier has its own database."""
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/real")
    services = {"PORTAL_TEST_POSTGRES_URL": "postgres://ours/test"}
    assert "DATABASE_URL" not in run_tests.environment_of(tiers.SQLITE, services)
    on_postgres = run_tests.environment_of(tiers.POSTGRES, services)
    assert on_postgres["DATABASE_URL"] == "postgres://ours/test"


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["alone", "two workers"])
def test_counts_see_every_outcome(tmp_path, workers):
    """The counting plugin tells outcomes and tiers apart; an expected failure counts as skipped."""
    folder = tmp_path / "database"  # a name is no mark
    folder.mkdir()
    (folder / "test_all.py").write_text(
        "import pytest\n"
        "@pytest.mark.database\n@pytest.mark.budget\ndef test_cost(): pass\n"
        "@pytest.mark.database\ndef test_stored(): pass\n"
        "def test_good(): pass\n"
        "def test_bad(): assert False\n"
        "def test_broken(absent): pass\n"
        "@pytest.mark.skip\ndef test_skipped(): pass\n"
        "@pytest.mark.xfail\ndef test_expected(): assert False\n"
    )
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\nmarkers =\n  budget: costs\n  database: is stored\n"
    )
    target = tmp_path / "counts.json"
    words = ["-q", "-p", "no:django", "-p", "no:cacheprovider", "-p", "toolchain.pytest_counts"]
    env = {**os.environ, "PORTAL_TEST_COUNTS": str(target), "PYTHONPATH": str(ROOT)}
    env.pop("PYTEST_ADDOPTS", None)
    command = [sys.executable, "-m", "pytest", *words, *workers, str(tmp_path)]
    subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert json.loads(target.read_text()) == {
        "unit": {"passed": 1, "failed": 2, "skipped": 2},
        "database": {"passed": 1},
        "budgets": {"passed": 1},
    }
