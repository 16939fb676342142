"""The tiers of the tests: which checks and which runs of pytest there are, on which database."""

from __future__ import annotations

from dataclasses import dataclass

SQLITE = "SQLite"
POSTGRES = "PostgreSQL"
ROOMS = ("home", "registry", "showcase", "catalogue", "search", "portal")
DEMANDING = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "only-to-check-the-settings-only-to-check-the-settings-0123456789",
    "PORTAL_HOSTS": "portal.example",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
}


@dataclass(frozen=True)
class Check:
    """One command that must end with 0; its words follow `python -m`."""

    name: str
    words: tuple[str, ...]
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Run:
    """One run of pytest; the marks part the tests, so that none is left out or run twice."""

    title: str
    database: str
    marks: str
    tiers: tuple[str, ...]
    workers: int = 1
    folder: str = "tests"


def checks(rooms: tuple[str, ...]) -> list[Check]:
    """Return the checks over the rooms that exist, the longest first."""
    test = (("DJANGO_SETTINGS_MODULE", "portal.settings.test"),)
    return [
        Check("types (mypy)", ("mypy", "--no-error-summary", *rooms)),
        Check("lint (ruff)", ("ruff", "check", ".")),
        Check("layout (ruff format)", ("ruff", "format", "--check", ".")),
        Check("templates (djlint)", ("djlint", "--lint", "--quiet", "templates", *rooms)),
        Check("imports (import-linter)", ("importlinter.cli", "lint")),
        Check("migrations", ("django", "makemigrations", "--check", "--dry-run"), test),
        Check(
            "production settings",
            ("django", "check", "--deploy", "--fail-level", "WARNING"),
            tuple(DEMANDING.items()),
        ),
    ]


QUICK = "not browser and not budget and not elasticsearch"
#: Tests that touch no database are the same everywhere: they run once. What stores rows to judge
#: something else (a form's words, a PDF) needs a database, but one only.
ON_DATABASE = "not one_database and (database or budget)"
UNIT = Run("unit tests", SQLITE, QUICK, ("unit", "database"), workers=2)
#: The longest first. Each reads all tests of its folder before it leaves some out, so that there are
#: few runs; the last fills the place of whichever ends first.
ALL = (
    Run(
        "tests of the database", POSTGRES, f"not browser and {ON_DATABASE}", ("database", "budgets")
    ),
    Run("tests of the database", SQLITE, f"not browser and {ON_DATABASE}", ("database", "budgets")),
    Run("browser tests", SQLITE, "browser", ("browser",), folder="tests/browser"),
    Run("tests of all else", SQLITE, f"not browser and not ({ON_DATABASE})", ("unit",)),
)
