"""Rows of what the documents ask for: every mark names one, and the list says what is missing."""

import json
import re

from measuring import rows as counted
from measuring.rows import Row, marks, measure, proofs, rows, unknown

ROOMS = {"home", "catalogue", "showcase", "search", "registry", "portal.places", "portal.users"}


def test_every_mark_names_a_row_that_exists():
    """A mark with a slip in it would prove nothing, and nobody would see it."""
    assert unknown(rows(), marks()) == {}


def test_table_holds_every_row_once():
    """The table has 180 rows, each with a source, a description of its own, a priority, a room."""
    table = rows()
    assert len({row.id for row in table}) == len(table) == 180
    assert [row.id for row in table] == sorted(row.id for row in table)
    assert len({row.description for row in table}) == 180
    for row in table:
        assert re.fullmatch("S[0-4]-[0-9]{2}", row.id)
        assert row.source.startswith(row.id[:2]) and row.description
        assert row.priority in counted.PRIORITIES and row.room in ROOMS


def test_marks_are_found_wherever_they_stand(tmp_path):
    """On a test, on its class, on its module, on one of its parameters."""
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "test_some.py").write_text(
        "import pytest\n"
        'pytestmark = [pytest.mark.row("S0-01")]\n'
        '@pytest.mark.row("S0-02", "S0-03")\ndef test_one(): ...\n'
        '@pytest.mark.row("S0-04")\nclass TestIt:\n    def test_two(self): ...\n'
        '@pytest.mark.parametrize("x", [pytest.param(1, marks=pytest.mark.row("S0-05"))])\n'
        "def test_three(x): ...\n"
        "def helper(): ...\n",
        encoding="utf-8",
    )
    found = marks(folder)
    assert set(found) == {"S0-01", "S0-02", "S0-03", "S0-04", "S0-05"}
    assert found["S0-02"] == found["S0-03"] == ["tests/test_some.py::test_one"]
    assert found["S0-04"] == ["tests/test_some.py::TestIt::test_two"]
    assert found["S0-05"] == ["tests/test_some.py::test_three"]
    assert len(found["S0-01"]) == 3


def test_states_follow_from_tests_and_what_failed():
    """No test: not yet; one of them failed last: failed; else tested."""
    table = [Row(f"S0-0{number}", "S0", "x", "core", "home") for number in (1, 2, 3)]
    marked = {"S0-01": ["a::x"], "S0-02": ["a::y", "a::z"]}
    states = [one.state for one in proofs(table, marked, ["a::z[3]"])]
    assert states == ["tested", "failed", "not yet"]


def test_list_is_printed_and_written(tmp_path, monkeypatch, capsys):
    """All rows are printed with their tests, and stand in the report."""
    monkeypatch.setattr(counted, "REPORTS", tmp_path)
    assert measure() == 0
    printed = capsys.readouterr().out
    report = json.loads((tmp_path / "rows.json").read_text(encoding="utf-8"))
    assert len(report["rows"]) == 180
    assert sum(report["counts"].values()) == 180
    assert all(row["id"] in printed for row in report["rows"])
    assert "rows with a test that holds: core" in printed
