"""`make rows`: each row of what the source documents ask for, the tests that prove it, its state.

Tests say by `@pytest.mark.row("S0-21")` which row they prove. The marks are read from the source,
so that nothing has to be installed or run; what failed last is what pytest noted.
"""

import ast
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from measuring.report import REPORTS, ROOT

TABLE = ROOT / "docs" / "requirements.csv"
TESTS = ROOT / "tests"
LAST_FAILED = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
PRIORITIES = ("core", "next", "later")

State = Literal["tested", "failed", "not yet"]


#: Marks in tables of parameters, by the table's name.
Tables = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: what is asked for, how soon, and by which room it is built."""

    id: str
    source: str
    description: str
    priority: str
    room: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A row with its tests and what became of them."""

    row: Row
    state: State
    tests: Sequence[str]


def rows(table: Path = TABLE) -> list[Row]:
    """Return the table."""
    with table.open(encoding="utf-8", newline="") as file:
        return [Row(**line) for line in csv.DictReader(file)]


def marks(folder: Path = TESTS) -> dict[str, list[str]]:
    """Return row → the tests that are marked with it, by their address in the suite."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(folder.parent).as_posix()
        tables = {each: ids for each, ids in _tables(tree) if ids}
        for test, ids in _marked(tree.body, name, _module_marks(tree), tables):
            for one in ids:
                found[one].append(test)
    return found


def proofs(
    table: Sequence[Row], marked: Mapping[str, Sequence[str]], failed: Iterable[str] = ()
) -> list[Proof]:
    """Put rows and tests together."""
    broken = {test.partition("[")[0] for test in failed}
    return [
        Proof(row, _state(marked.get(row.id, ()), broken), tuple(marked.get(row.id, ())))
        for row in table
    ]


def unknown(table: Sequence[Row], marked: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the marks that name no row, each with its tests."""
    known = {row.id for row in table}
    return {one: list(tests) for one, tests in marked.items() if one not in known}


def measure() -> int:
    """Print row → test → state, write ``reports/rows.json``; 1 when a mark names no row."""
    table, marked = rows(), marks()
    found = proofs(table, marked, last_failed())
    for proof in found:
        sys.stdout.write(_line(proof))
    sys.stdout.write(_summary(found))
    _write(found)
    wrong = unknown(table, marked)
    for one, tests in wrong.items():
        sys.stdout.write(f"No row is called {one}: {', '.join(tests)}\n")
    return 1 if wrong else 0


def last_failed(path: Path = LAST_FAILED) -> list[str]:
    """Return the tests that failed when pytest last ran, as far as it noted that here."""
    try:
        return list(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return []


def _state(tests: Sequence[str], broken: set[str]) -> State:
    if not tests:
        return "not yet"
    return "failed" if broken.intersection(tests) else "tested"


def _module_marks(tree: ast.Module) -> list[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets
        ):
            return _ids(node.value)
    return []


def _tables(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Name the tables of parameters that stand above the tests, with the marks in them."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id != "pytestmark":
                    yield target.id, _ids(node.value)


def _marked(
    body: Sequence[ast.stmt], prefix: str, inherited: Sequence[str], tables: Tables
) -> Iterator[tuple[str, list[str]]]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            own = [*inherited, *_decorated(node, tables)]
            yield from _marked(node.body, f"{prefix}::{node.name}", own, tables)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if node.name.startswith("test_"):
                ids = dict.fromkeys([*inherited, *_decorated(node, tables)])
                yield f"{prefix}::{node.name}", list(ids)


def _decorated(
    node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, tables: Tables
) -> list[str]:
    found = []
    for decorator in node.decorator_list:
        found += _ids(decorator)
        for name in ast.walk(decorator):
            if isinstance(name, ast.Name):
                found += tables.get(name.id, [])
    return found


def _ids(node: ast.AST) -> list[str]:
    """Find `pytest.mark.row("…")` in an expression, also among the marks of a parameter."""
    return [
        argument.value
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "row"
        and isinstance(call.func.value, ast.Attribute)
        and call.func.value.attr == "mark"
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def _line(proof: Proof) -> str:
    row = proof.row
    head = f"{row.id}  {row.priority:5}  {proof.state:7}  {row.description}\n"
    return head + "".join(f"{'':24}{test}\n" for test in proof.tests)


def _summary(found: Sequence[Proof]) -> str:
    counts = Counter((proof.row.priority, proof.state) for proof in found)
    parts = []
    for priority in PRIORITIES:
        total = sum(number for (of, _state), number in counts.items() if of == priority)
        parts.append(f"{priority} {counts[priority, 'tested']} of {total}")
    return f"rows with a test that holds: {', '.join(parts)}\n"


def _write(found: Sequence[Proof]) -> None:
    counts = Counter(f"{proof.row.priority} {proof.state}" for proof in found)
    report = {
        "name": "rows",
        "date": datetime.now(UTC).date().isoformat(),
        "command": "make rows",
        "counts": dict(sorted(counts.items())),
        "rows": [
            {**asdict(proof.row), "state": proof.state, "tests": list(proof.tests)}
            for proof in found
        ],
    }
    REPORTS.mkdir(exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=1)
    (REPORTS / "rows.json").write_text(text + "\n", encoding="utf-8")
