"""`make faults-search`: three real nodes, and everything that can happen to them.

Part one kills nodes one after another under visitors who search all the time. Part two puts a bad
line or a bad index between the portal and its nodes and opens pages, publishing meanwhile. At the
end everything that was published must be found by Elasticsearch.
"""

import json
import signal
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from measuring import portal_server
from measuring.bad_line import NONSENSE, BadLine
from measuring.own_commands import Env, Searching, run, said, working
from measuring.report import Figure, figure, publish
from toolchain.elasticsearch import Cluster, elasticsearch_cluster

FAMILY = "faults_search"
INDEX = "faults"
ALIAS = f"{INDEX}-entries"
VISITORS = 2
ROUNDS = 2
PAGES = 8
#: What the search page says when the database stands in.
QUIET_NOTE = "Found the simple way for now"
#: The breaker of a process looks again after half a minute at the latest.
BACK = 60.0
#: Faults of the lines to all nodes.
LINES = ("slow", "drip", "down", *NONSENSE)
#: Faults of the index behind the alias.
INDEXES = ("red", "wrongly mapped", "missing")


def measure() -> int:
    """Measure everything; return 1 when a must is missed."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cluster = stack.enter_context(elasticsearch_cluster(3, heap="320m"))
        (folder / "data").mkdir()
        env = _env(folder / "data", cluster.urls)
        portal_server.prepare(folder / "data")
        run(env, "django", "rebuild_index")
        cluster.wait_until_green()
        figures = [*_killing(cluster, env), *_bad_days(cluster, folder / "data")]
    return publish("faults-search", "make faults-search", figures)


def _env(data: Path, urls: Sequence[str]) -> Env:
    return portal_server.environment_of(data, **_variables(urls))


def _variables(urls: Sequence[str]) -> Env:
    return {
        "PORTAL_ELASTICSEARCH_URLS": ",".join(urls),
        "PORTAL_ELASTICSEARCH_INDEX": INDEX,
        "PORTAL_PAGE_CACHE_SECONDS": "0",
    }


# --- nodes that die -------------------------------------------------------------------------


def _killing(cluster: Cluster, env: Env) -> list[Figure]:
    """Kill each node in its turn and start it again, under visitors who search."""
    found = _while_searching(env, lambda: _kill_each(cluster))
    hung = _while_searching(env, lambda: _hang(cluster))
    rows: list[tuple[str, float, str]] = [
        ("killed_nodes", ROUNDS * len(cluster.nodes), ""),
        ("killed_searches", found["searches"], ""),
        ("killed_failed", found["failed"], ""),
        ("killed_fallbacks", found["fallbacks"], ""),
        ("killed_slowest", found["slowest"], "s"),
        ("killed_p95", found["p95"], "s"),
        ("stopped_node_searches", hung["searches"], ""),
        ("stopped_node_failed", hung["failed"], ""),
        ("stopped_node_fallbacks", hung["fallbacks"], ""),
        ("stopped_node_slowest", hung["slowest"], "s"),
    ]
    return [figure(FAMILY, name, round(value, 3), unit) for name, value, unit in rows]


def _while_searching(env: Env, happening: Any) -> dict[str, Any]:
    searching = Searching(env, VISITORS)
    try:
        time.sleep(3)
        happening()
        time.sleep(2)
        found = searching.result()
    finally:
        searching.kill()
    sys.stdout.write(f"{json.dumps(found)}\n")
    return found


def _kill_each(cluster: Cluster) -> None:
    for node in cluster.nodes * ROUNDS:
        node.kill()
        time.sleep(4)
        node.start()
        node.wait(len(cluster.nodes))
        cluster.wait_until_green()


def _hang(cluster: Cluster) -> None:
    """Stop one node for as long as a long pause of its memory takes; it does not hang up."""
    process = cluster.nodes[0].process
    assert process is not None  # noqa: S101 - it runs
    process.send_signal(signal.SIGSTOP)
    try:
        time.sleep(6)
    finally:
        process.send_signal(signal.SIGCONT)
    cluster.wait_until_green()


# --- lines and indexes that are bad ---------------------------------------------------------


def _bad_days(cluster: Cluster, data: Path) -> list[Figure]:
    lines = [BadLine(node.http) for node in cluster.nodes]
    variables = _variables([line.url for line in lines])
    env = _env(data, [line.url for line in lines])
    days: list[Day] = []
    with portal_server.served(data, variables) as origin:
        portal = Portal(origin, env)
        days.append(portal.day("well", ""))
        with working(env):
            with lines[0].fault("slow"):
                days.append(portal.day("one node slow", ""))
            for fault in LINES:
                with ExitStack() as stack:
                    for line in lines:
                        stack.enter_context(line.fault(fault))
                    days.append(portal.day(fault, QUIET_NOTE))
                portal.wait_until_back()
        for fault in INDEXES:
            with _bad_index(cluster, fault):
                days.append(portal.day(fault, QUIET_NOTE))
            portal.wait_until_back()
        with working(env):
            caught_up = said(env, "measuring.publishing", "found", json.dumps(portal.published))
    for day in days:
        sys.stdout.write(f"{day}\n")
    return [
        *(figure(FAMILY, _name(day, "page"), day.slowest, "s", must="page") for day in days),
        figure(FAMILY, "wrong_engine", sum(day.wrong_engine for day in days), "pages"),
        figure(FAMILY, "pages_failed", sum(day.failed for day in days), "pages"),
        figure(FAMILY, "publishing_failed", portal.refused, ""),
        figure(FAMILY, "published", len(portal.published), ""),
        figure(FAMILY, "not_caught_up", len(caught_up["missing"]), ""),
        figure(FAMILY, "caught_up", round(caught_up["seconds"], 1), "s"),
        figure(FAMILY, "back_to_elasticsearch", round(portal.longest_back, 1), "s"),
    ]


def _name(day: "Day", what: str) -> str:
    return f"{day.fault.replace(' ', '_').lower()}_{what}"


class Day:
    """What pages were like under one fault."""

    def __init__(self, fault: str) -> None:
        self.fault = fault
        self.slowest = 0.0
        self.failed = 0
        self.wrong_engine = 0

    def __str__(self) -> str:
        return (
            f"{self.fault:16} slowest page {self.slowest:.2f} s, "
            f"{self.failed} failed, {self.wrong_engine} by another engine than expected"
        )


class Portal:
    """A portal that is visited, and in which somebody publishes."""

    def __init__(self, origin: str, env: Env) -> None:
        self._origin = origin
        self._env = env
        self._asked = 0
        self.published: dict[str, int] = {}
        self.refused = 0
        self.longest_back = 0.0

    def day(self, fault: str, note: str) -> Day:
        """Open pages, publish in between; `note` is what the pages must say of the engine."""
        day = Day(fault)
        self._page()  # the first page of a process reads templates
        for number in range(PAGES):
            if number == PAGES // 2:
                self._publish()
            started = time.perf_counter()
            text = self._page()
            day.slowest = max(day.slowest, round(time.perf_counter() - started, 3))
            day.failed += text is None
            day.wrong_engine += text is not None and (QUIET_NOTE in text) != bool(note)
        return day

    def wait_until_back(self) -> None:
        """Wait until Elasticsearch answers again."""
        started = time.monotonic()
        while QUIET_NOTE in (self._page() or QUIET_NOTE):
            if time.monotonic() - started > BACK:
                raise RuntimeError("the portal does not come back to Elasticsearch")
            time.sleep(0.25)
        self.longest_back = max(self.longest_back, time.monotonic() - started)

    def _page(self) -> str | None:
        """Return a page of results, None when it cannot be had."""
        self._asked += 1
        words = urllib.parse.quote(f"อำเภอเมือง {self._asked}")
        try:
            with urllib.request.urlopen(f"{self._origin}/en/search/?q={words}", timeout=30) as page:
                found: str = page.read().decode()
        except (urllib.error.URLError, OSError):
            return None
        return found

    def _publish(self) -> None:
        try:
            self.published |= said(self._env, "measuring.publishing", "only", "2")
        except RuntimeError as error:
            sys.stderr.write(f"{error}\n")
            self.refused += 1


@contextmanager
def _bad_index(cluster: Cluster, fault: str) -> Iterator[None]:
    """Put another index behind the alias, or none; then the real one again."""
    real = next(iter(cluster.ask(f"/_alias/{ALIAS}")))
    bad = f"{INDEX}-bad"
    actions: list[dict[str, Any]] = [{"remove": {"index": real, "alias": ALIAS}}]
    if fault != "missing":
        _make_bad(cluster, real, bad, fault)
        actions.append({"add": {"index": bad, "alias": ALIAS}})
    back: list[dict[str, Any]] = [{"add": {"index": real, "alias": ALIAS}}]
    if fault != "missing":
        back.append({"remove_index": {"index": bad}})
    _tell(cluster, "POST", "/_aliases", {"actions": actions})
    try:
        yield
    finally:
        _tell(cluster, "POST", "/_aliases", {"actions": back})


def _make_bad(cluster: Cluster, real: str, bad: str, fault: str) -> None:
    if fault == "red":
        made: Any = cluster.ask(f"/{real}")[real]
        own = made["settings"]["index"]
        # Its mapping names what its settings define.
        kept = {name: own[name] for name in ("analysis", "similarity") if name in own}
        settings = {"number_of_replicas": 0, "routing.allocation.require._name": "nowhere"}
        body = {"settings": {"index": {**kept, **settings}}, "mappings": made["mappings"]}
        _tell(cluster, "PUT", f"/{bad}?wait_for_active_shards=0&timeout=1s", body)
        return
    _tell(cluster, "PUT", f"/{bad}", {})
    _tell(cluster, "PUT", f"/{bad}/_doc/1?refresh=true", {"pk": "one", "title": "อำเภอ เมือง"})


def _tell(cluster: Cluster, method: str, path: str, body: dict[str, Any]) -> None:
    request = urllib.request.Request(
        cluster.urls[0] + path,
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
        method=method,
    )
    urllib.request.urlopen(request, timeout=60).close()
