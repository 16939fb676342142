"""`make bench-search`: what searching costs with 100,000 entries, on each engine.

A store of its own for each database: all centres of the country and made-up entries beside them.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from measuring import portal_server
from measuring.many_entries import SEED
from measuring.own_commands import Env, run, said, timed, working
from measuring.report import ROOT, Figure, figure, publish

FAMILY = "bench_search"
ENTRIES = 100_000
#: Of each of 13 kinds of query.
EACH = 25
PUBLISHED = 25
DATABASE = "portal_bench_search"
IMPORT = (
    "import time; start = time.perf_counter(); from search.thai import analyse; "
    "analyse('การทำขนมไทย'); print(time.perf_counter() - start)"
)


def measure(asked: str = "") -> int:
    """Measure all three engines; return 1 when a must is missed."""
    entries = int(asked or ENTRIES)
    sys.stdout.write(f"seed {SEED}, {entries} entries\n")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        sqlite = portal_server.environment_of(_made(Path(folder) / "sqlite"))
        postgres = {
            **portal_server.environment_of(_made(Path(folder) / "postgresql")),
            "DATABASE_URL": stack.enter_context(_database()),
        }
        elastic = {
            **postgres,
            "PORTAL_ELASTICSEARCH_URLS": os.environ["PORTAL_TEST_ELASTICSEARCH_URL"],
            "PORTAL_ELASTICSEARCH_INDEX": f"bench-{os.getpid()}",
        }
        with ThreadPoolExecutor(2) as pool:
            loads = list(pool.map(lambda env: _load(env, entries), (sqlite, postgres)))
        indexed = timed(elastic, "django", "rebuild_index")
        asked, published = {}, {}
        for name, env in (("sqlite", sqlite), ("postgresql", postgres), ("elasticsearch", elastic)):
            asked[name] = said(env, "measuring.asking", str(EACH))
            with working(env):
                published[name] = said(env, "measuring.publishing", str(PUBLISHED))
            sys.stdout.write(f"{name}: {json.dumps(asked[name], ensure_ascii=False)}\n")
    figures = [
        figure(FAMILY, "entries", asked["sqlite"]["entries"], ""),
        figure(FAMILY, "queries", asked["sqlite"]["queries"], ""),
        *(one for name in asked for one in _of_engine(name, asked[name], published[name])),
        figure(FAMILY, "planner_p95", _worst(asked, "planner_p95"), "ms"),
        figure(FAMILY, "analysis", _best(asked, "analysis"), "ms"),
        figure(FAMILY, "import", _import_seconds(sqlite), "s"),
        figure(FAMILY, "load_sqlite", round(loads[0], 1), "s"),
        figure(FAMILY, "load_postgresql", round(loads[1], 1), "s"),
        figure(FAMILY, "rebuild_index", round(indexed, 1), "s"),
    ]
    return publish("bench-search", "make bench-search", figures)


def _of_engine(name: str, asked: dict[str, Any], published: dict[str, Any]) -> Iterator[Figure]:
    others = [sum(n for engine, n in report["engines"].items() if engine != name)
              for report in (asked, published)]  # fmt: skip
    rows: list[tuple[str, float, str]] = [
        ("p50", asked["p50"], "ms"),
        ("p95", asked["p95"], "ms"),
        ("slowest", asked["slowest"], "ms"),
        ("failed", asked["failed"], ""),
        ("other_engine", sum(others), ""),
        ("memory", asked["memory_mb"], "MB"),
        ("publish_to_found_p95", published["p95"], "s"),
        ("publish_lost", published["lost"], ""),
    ]
    if name != "elasticsearch":
        rows.append(("publish_not_at_once", published["not_at_once"], ""))
    for row, value, unit in rows:
        yield figure(FAMILY, f"{name}_{row}", round(value, 2), unit, must=row)


def _worst(asked: dict[str, dict[str, Any]], key: str) -> float:
    return round(max(report[key] for report in asked.values()), 2)


def _best(asked: dict[str, dict[str, Any]], key: str) -> float:
    """The same work thrice: the least disturbed one counts."""
    return round(min(report[key] for report in asked.values()), 2)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _load(env: Env, entries: int) -> float:
    for words in (("migrate", "--no-input"), ("make_site",), ("load_places",), ("load_synonyms",)):
        run(env, "django", *words)
    return float(said(env, "measuring.bulk_store", str(entries))["seconds"])


def _import_seconds(env: Env) -> float:
    tries = [
        float(
            subprocess.run(  # noqa: S603 - our own command
                [sys.executable, "-c", IMPORT], cwd=ROOT, env=env, capture_output=True, check=True
            ).stdout
        )
        for _try in range(5)
    ]
    return round(statistics.median(tries), 3)


@contextmanager
def _database() -> Iterator[str]:
    """Give a database of our own on the tests' PostgreSQL, gone with the block."""
    import psycopg

    server, _slash, _name = os.environ["PORTAL_TEST_POSTGRES_URL"].rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as line:
        line.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        line.execute(f"CREATE DATABASE {DATABASE}")
        try:
            yield f"{server}/{DATABASE}"
        finally:
            line.execute(f"DROP DATABASE {DATABASE} WITH (FORCE)")
