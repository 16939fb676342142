"""Where the project's own source lies, for tests that read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("portal", "home", "catalogue", "search", "showcase", "registry")


def modules(*, without: tuple[str, ...] = ("migrations",)) -> Iterator[Path]:
    """Return the Python files of all rooms."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if not set(without) & set(path.relative_to(ROOT).parts):
                yield path


def templates() -> Iterator[Path]:
    """Return every template of the project."""
    yield from sorted((ROOT / "templates").rglob("*.html"))
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob("templates/**/*.html"))


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, line: int) -> str:
    """Name a line as a person would open it."""
    return f"{path.relative_to(ROOT)}:{line}"


def is_view(path: Path) -> bool:
    """Say whether a module holds views."""
    return path.name in {"views.py", "views"} or "views" in path.relative_to(ROOT).parts[:-1]
