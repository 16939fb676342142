"""`make flat`: the same pages in a store of 1,000 entries and in one of 100,000, side by side.

On each database both stores begin as one prepared portal. Each page is asked in both in turn, all
caches cold but what stands on every page, so that a busy machine disturbs both alike: judged are
equal numbers of statements, and how much more work the large store makes.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from measuring import portal_server
from measuring.asking import percentile
from measuring.own_commands import Env, run, said
from measuring.report import ROOT, Figure, figure, musts, publish

FAMILY = "flat"
FEW, MANY = 1_000, 100_000
ROUNDS = 15
#: The deep page of a list: near the last in the small store, and near the last that is offered.
FEW_DEEP, MANY_DEEP = 4, 40
DATABASE = "portal_flat"
#: Rows of ``musts.toml`` (queries) and the addresses that are held to them.
_LISTS = {
    "course_list": {
        "": "/th/courses/",
        "filtered": "/th/courses/?province={province}&group={group}&status=open",
        "ticked": "/th/courses/?group={group}&format=class&day=weekend",
        "newest": "/th/courses/?sort=newest",
        "deep": "/th/courses/?page={page}",
    },
    "product_list": {
        "": "/th/products/",
        "filtered": "/th/products/?province={province}&category=cloth&have=in_stock&group={group}",
        "ticked": "/th/products/?category=food&have=in_stock",
        "district": "/th/products/?province={province}&district={district}&near=1",
        "nearest": "/th/products/?province={province}&district={district}&sort=near",
        "cheapest": "/th/products/?sort=price",
        "dearest": "/th/products/?sort=price-down",
        "cheapest_ticked": "/th/products/?sort=price&category=food&group={group}",
        "cheapest_deep": "/th/products/?sort=price&page={page}",
        "deep": "/th/products/?page={page}",
    },
    "group_list": {
        "": "/th/groups/",
        "filtered": "/th/groups/?province={province}&group={group}&stage=working",
        "deep": "/th/groups/?page={page}",
    },
    "practice_list": {
        "": "/th/practice/",
        "filtered": "/th/practice/?province={province}&group={group}&topic=wisdom",
    },
    "knowledge_list": {
        "": "/th/knowledge/",
        "filtered": "/th/knowledge/?province={province}&medium=video&group={group}",
    },
    "funding_list": {"": "/th/funding/", "filtered": "/th/funding/?province={province}"},
    "course_detail": {"": "/th/courses/{course}/"},
    "product_detail": {"": "/th/products/{product}/"},
    "group_detail": {"": "/th/groups/{group_page}/"},
    "funding_detail": {"": "/th/funding/{funding}/"},
    "practice_detail": {"": "/th/practice/{practice}/"},
    "knowledge_detail": {"": "/th/knowledge/{knowledge}/"},
    "home": {"": "/th/"},
    "search": {"": "/th/search/?q=ผ้าทอ"},
}


@dataclass(frozen=True, slots=True)
class Page:
    """An address, and the row of the budget that it is held to."""

    name: str
    budget: str
    _path: str
    _where: Mapping[str, str] = field(compare=False)

    def path(self, deep: int) -> str:
        """The address; of a long list, this page of it."""
        return self._path.format_map({**self._where, "page": deep})


def measure(asked: str = "") -> int:
    """Measure both databases; return 1 when a must is missed."""
    many = int(asked or MANY)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        _say("two portals are prepared")
        stores = {
            "sqlite": _sqlite(folder),
            "postgresql": stack.enter_context(_postgresql(folder)),
        }
        _say(f"their stores are filled with {FEW:,} and {many:,} entries")
        with ThreadPoolExecutor(2) as pool:
            told = pool.map(lambda of: _filled(of, many), stores.values())
            filled = dict(zip(stores, told, strict=True))
        for database, (small, large) in stores.items():
            pages = list(pages_of(filled[database]["hubs"]))
            _say(f"{len(pages)} pages are asked on {database}")
            figures += compared(database, pages, small, large)
            entries = filled[database]["entries"]
            figures.append(figure(FAMILY, f"{database}.entries", entries, "entries"))
    return publish("flat", "make flat", figures)


def _say(what: str) -> None:
    """Tell what is going on: the whole takes half an hour."""
    sys.stdout.write(f"{time.strftime('%H:%M')} {what} …\n")
    sys.stdout.flush()


def pages_of(where: Mapping[str, str]) -> Iterator[Page]:
    """Yield all pages, at the hubs: where most meets."""
    for budget, ways in _LISTS.items():
        for way, path in ways.items():
            yield Page(f"{budget}_{way}" if way else budget, budget, path, where)


def compared(database: str, pages: list[Page], small: Env, large: Env) -> list[Figure]:
    """Ask every page in both stores in turn; return its figures and those of all."""
    figures, grown, over, ratios = [], 0, 0, []
    with _Asking(small) as few, _Asking(large) as many:
        for page in pages:
            one, other = _in_turn((few, page.path(FEW_DEEP)), (many, page.path(MANY_DEEP)))
            ratio = round(other.work / one.work, 2)
            grown += other.queries > one.queries
            over += other.queries > musts("queries")[page.budget]["most"]
            ratios.append(ratio)
            name = f"{database}.{page.name}"
            figures += [
                figure(FAMILY, f"{name}.queries", other.queries, "queries"),
                figure(FAMILY, f"{name}.ratio", ratio, "×", must="ratio"),
                figure(FAMILY, f"{name}.database", round(other.database, 2), "ms"),
                figure(FAMILY, f"{name}.p95", round(other.p95, 1), "ms"),
            ]
    return [
        figure(FAMILY, f"{database}.queries_grown", grown, "pages", must="queries_grown"),
        figure(FAMILY, f"{database}.over_budget", over, "pages", must="over_budget"),
        figure(FAMILY, f"{database}.ratio_median", statistics.median(ratios), "×"),
        *figures,
    ]


@dataclass(frozen=True, slots=True)
class _Cost:
    """What a page cost in one store: the middle of all rounds."""

    queries: int
    #: Milliseconds that this process worked, and those that it waited for a server.
    work: float
    database: float
    p95: float


class _Asking:
    """A child that opens pages in one store."""

    def __init__(self, env: Env) -> None:
        self._env = env

    def __enter__(self) -> "_Asking":
        self._child = subprocess.Popen(
            [sys.executable, "-m", "measuring.page_costs"],
            cwd=ROOT,
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        return self

    def __exit__(self, *_error: object) -> None:
        self._child.communicate(timeout=60)

    def ask(self, path: str) -> dict[str, Any]:
        """Open an address once."""
        assert self._child.stdin is not None and self._child.stdout is not None  # noqa: S101 - pipes
        self._child.stdin.write(f"{path}\n")
        self._child.stdin.flush()
        found: dict[str, Any] = json.loads(self._child.stdout.readline())
        if found["status"] != 200:
            raise RuntimeError(f"{path}: {found['status']}")
        return found

    @property
    def waits(self) -> bool:
        """Whether the database works in a process of its own."""
        return "DATABASE_URL" in self._env

    def cost(self, rounds: list[dict[str, Any]]) -> _Cost:
        """Put rounds together."""
        return _Cost(
            queries=max(one["queries"] for one in rounds),
            work=statistics.median(
                one["cpu_ms"] + (one["database_ms"] if self.waits else 0) for one in rounds
            ),
            database=statistics.median(one["database_ms"] for one in rounds),
            p95=percentile([one["ms"] for one in rounds], 0.95),
        )


def _in_turn(few: tuple[_Asking, str], many: tuple[_Asking, str]) -> tuple[_Cost, _Cost]:
    for child, path in (few, many):
        child.ask(path)
    rounds = [[child.ask(path) for child, path in (few, many)] for _round in range(ROUNDS)]
    small, large = zip(*rounds, strict=True)
    return few[0].cost(list(small)), many[0].cost(list(large))


def _filled(of: tuple[Env, Env], many: int) -> dict[str, Any]:
    """Fill both stores; return what the large one says, with the names of its hubs' places."""
    small, large = of
    said(small, "measuring.showcase_store", str(FEW))
    return said(large, "measuring.showcase_store", str(many))


def _sqlite(folder: Path) -> tuple[Env, Env]:
    small, large = folder / "few", folder / "many"
    portal_server.prepared_once(small)
    shutil.copytree(small, large)
    variables = {"PORTAL_PAGE_CACHE_SECONDS": "0"}
    return (
        portal_server.environment_of(small, **variables),
        portal_server.environment_of(large, **variables),
    )


@contextmanager
def _postgresql(folder: Path) -> Iterator[tuple[Env, Env]]:
    """Two databases on the tests' PostgreSQL, the second copied from the first when that is ready."""
    import psycopg

    server, _slash, _name = os.environ["PORTAL_TEST_POSTGRES_URL"].rpartition("/")
    names = (f"{DATABASE}_few", f"{DATABASE}_many")
    data = folder / "postgresql"
    data.mkdir()
    few, many = (
        portal_server.environment_of(
            data, DATABASE_URL=f"{server}/{name}", PORTAL_PAGE_CACHE_SECONDS="0"
        )
        for name in names
    )
    with psycopg.connect(f"{server}/postgres", autocommit=True) as line:
        for name in names:
            line.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        line.execute(f"CREATE DATABASE {names[0]}")
        try:
            run(few, "portal", "prepare")
            line.execute(f"CREATE DATABASE {names[1]} TEMPLATE {names[0]}")
            yield few, many
        finally:
            for name in names:
                line.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
