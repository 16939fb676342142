"""Reports: figures and what they must be, nothing about whose machine it was."""

import getpass
import importlib
import inspect
import json
import platform
import re
from pathlib import Path

import pytest

from measuring import report
from measuring.__main__ import MEASURES
from measuring.report import ROOT, figure, musts, publish

KEYS = ["name", "date", "commit", "machine", "command", "figures"]
FIGURE_KEYS = ["name", "value", "unit", "must", "aim", "ok"]


@pytest.fixture
def reports(tmp_path, monkeypatch):
    """A folder that reports are written to instead of the real one."""
    monkeypatch.setattr(report, "REPORTS", tmp_path)
    return tmp_path


def written(folder, name="trial"):
    """Read a report again."""
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def test_report_has_its_shape(reports, capsys):
    """It holds these keys in this order, and each figure its own."""
    assert publish("trial", "make trial", [figure("queries", "home", 8, "queries")]) == 0
    found = written(reports)
    assert list(found) == KEYS
    assert found["name"] == "trial" and found["command"] == "make trial"
    assert found["figures"] == [
        {
            "name": "queries.home",
            "value": 8,
            "unit": "queries",
            "must": f"≤ {musts('queries')['home']['most']}",
            "aim": f"≤ {musts('queries')['home']['aim']}",
            "ok": True,
        }
    ]
    assert list(found["machine"]) == ["cores", "memory_gb", "cpu"]
    assert "1 of 1 musts kept" in capsys.readouterr().out


def test_report_names_no_machine(reports, capsys):
    """No host name, no account, no path stands in it."""
    publish("trial", "make trial", [figure("queries", "home", 8, "queries")])
    text = (reports / "trial.json").read_text(encoding="utf-8")
    assert_no_machine_in(text)


def test_part_of_a_measure_leaves_the_report_as_it_was(reports, capsys):
    """What was measured of chosen pages is printed and judged, and replaces no whole report."""
    some = [figure("queries", "home", 8, "queries")]
    assert publish("trial", "make trial", some, is_whole=False) == 0
    assert not (reports / "trial.json").exists()
    assert "queries.home" in capsys.readouterr().out


#: Measures whose figures nobody has committed yet; to be empty.
NOT_RUN: set[str] = set()


@pytest.mark.parametrize("name", sorted(set(MEASURES) - NOT_RUN))
def test_committed_report_has_its_shape(name):
    """Each measure has a report in the repository, of the right shape, that names no machine."""
    text = (ROOT / "reports" / f"{name}.json").read_text(encoding="utf-8")
    found = json.loads(text)
    # What draws numbers says by which seed, so that it can be replayed.
    assert [key for key in found if key != "seed"] == KEYS and found["name"] == name
    assert found["command"] == f"make {name}"
    assert found["figures"] and all(list(one) == FIGURE_KEYS for one in found["figures"])
    assert_no_machine_in(text)


@pytest.mark.parametrize(
    ("value", "code"), [(0, 0), (10, 0), (10.5, 1), (11, 1)], ids=["least", "most", "above", "more"]
)
def test_missed_must_ends_with_one(reports, capsys, value, code):
    """A figure above its must is an error for whoever runs the command; the report is written."""
    assert publish("trial", "make trial", [figure("queries", "home", value, "queries")]) == code
    assert written(reports)["figures"][0]["ok"] is (code == 0)
    assert ("MISSED" in capsys.readouterr().out) is (code == 1)


def test_exact_must_is_missed_on_either_side(reports):
    """What must be exactly so many may be neither more nor fewer."""
    assert [figure("axe", "missing_visits", count, "visits").ok for count in (-1, 0, 1)] == [
        False,
        True,
        False,
    ]


def test_one_missed_must_among_many_ends_with_one(reports, capsys):
    """All other musts kept do not make up for one that is missed."""
    figures = [figure("queries", "home", 1, "queries"), figure("axe", "findings", 1, "findings")]
    assert publish("trial", "make trial", figures) == 1


def test_report_without_any_must_ends_with_one(reports, capsys):
    """A command that judged nothing has proved nothing."""
    assert publish("trial", "make trial", [figure("queries", "somewhere", 1, "queries")]) == 1
    assert publish("trial", "make trial", []) == 1


def test_musts_are_bounds_or_equalities():
    """Every row of the table has one of three shapes, and no aim is easier than its must."""
    for family in ("queries", "weight", "axe", "loading", "relevance"):
        assert musts(family), family
        for name, row in musts(family).items():
            shapes = ({"most", "aim"}, {"least", "aim"}, {"exactly"})
            assert set(row) in shapes, f"{family}.{name}"
            assert "most" not in row or row["aim"] <= row["most"], f"{family}.{name}"
            assert "least" not in row or row["aim"] >= row["least"], f"{family}.{name}"


@pytest.mark.parametrize(("value", "is_kept"), [(0.79, False), (0.8, True), (0.95, True)])
def test_least_must_is_missed_below(value, is_kept):
    """What must be at least so much may be exactly that and no less."""
    found = figure("relevance", "hand_ndcg", value, "")
    assert found.must == f"≥ {musts('relevance')['hand_ndcg']['least']}"
    assert found.ok is is_kept


def assert_no_machine_in(text):
    """No host name, account or path of the machine that measured."""
    assert str(ROOT) not in text and str(Path.home()) not in text
    # A whole word: a machine called "vm" is not named by "cvm_list".
    assert not re.search(rf"(?<![a-z]){re.escape(platform.node())}(?![a-z])", text)
    assert f'"{getpass.getuser()}"' not in text
    assert '": "/' not in text


def test_what_make_hands_on_is_taken():
    """A measure that the Makefile gives a number or names to takes them."""
    given = re.findall(r"-m measuring (\S+) \$\(", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert {"faults", "xss", "flat", "budgets"} <= set(given)
    for name in given:
        measure = importlib.import_module(f"measuring.{name.replace('-', '_')}").measure
        assert inspect.signature(measure).parameters, name
