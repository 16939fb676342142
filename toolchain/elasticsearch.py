"""Elasticsearch for the tests: one node or several, on loopback, gone with the block.

Usable from tests and measurements too: `with elasticsearch_cluster(3) as cluster:`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from portal.ports import free_port
from portal.problem import Problem
from toolchain.elasticsearch_home import OLDEST_JAVA, SOURCE, home
from toolchain.leftovers import sweep
from toolchain.page_tools import java
from toolchain.plain import say

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "PORTAL_TEST_ELASTICSEARCH_URL"
PREFIX = "portal-tests-elasticsearch-"
HEAP = "256m"
PATIENCE = 90.0
FLAGS = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # starts in half the time; a test asks few questions
    "-Xshare:auto",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false",  # no jar brings it
    "-Dlog4j2.disable.jmx=true",
    "-Dlog4j.shutdownHookEnabled=false",
)
PLAIN = {
    "cluster.name": "portal-tests",
    "network.host": "127.0.0.1",
    "cluster.routing.allocation.disk.threshold_enabled": "false",  # a full disk is not our question
    "node.store.allow_mmap": "false",  # no limit of the machine needs raising
}
ALONE = {"discovery.type": "single-node"}


class Node:
    """One node with a folder of its own; what it holds outlives a kill, not a `stop`."""

    def __init__(self, name: str, folder: Path, *, heap: str = HEAP) -> None:
        """Name the node; its settings may be added to until it starts."""
        self.name = name
        self.folder = folder
        self.heap = heap
        self.http = free_port()
        self.transport = free_port()
        self.settings: dict[str, str] = {}
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return the node's address."""
        return f"http://127.0.0.1:{self.http}"

    @property
    def is_running(self) -> bool:
        """Tell whether its process lives."""
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start the process; `wait` tells when it answers.

        It ends with us however we end: it watches its input, whose other end only we hold.
        """
        config, temporary = self.folder / "config", self.folder / "tmp"
        for folder in (config, temporary):
            folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(SOURCE / "log4j2.properties", config)
        base = home()
        settings = {
            **PLAIN,
            **self.settings,
            "node.name": self.name,
            "http.port": str(self.http),
            "transport.port": str(self.transport),
            "path.home": str(base),
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder),
        }
        command = [
            str(java(OLDEST_JAVA)),
            *(f"-Xms{self.heap}", f"-Xmx{self.heap}", *FLAGS),
            *(f"-Des.path.home={base}", f"-Djava.io.tmpdir={temporary}"),
            *("-cp", f"{base}/lib/*", "OneNode", str(config)),
            *(f"{name}={value}" for name, value in settings.items()),
        ]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
            )

    def wait(self, nodes: int = 1) -> None:
        """Wait until this node answers as one of so many; a node that has died is said so."""
        asked = f"{self.url}/_cluster/health?wait_for_nodes=%3E%3D{nodes}&timeout=1s"
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if not self.is_running:
                break
            with suppress(OSError), urllib.request.urlopen(asked, timeout=5) as answer:  # noqa: S310
                if not json.load(answer)["timed_out"]:
                    return
            time.sleep(0.05)
        raise Problem(f"Elasticsearch does not start here: {self.last_words()}")

    def last_words(self) -> str:
        """Return the last line of its log that says something."""
        text = (self.folder / "log").read_text(encoding="utf-8", errors="replace")
        lines = [line for line in text.splitlines() if "Exception" in line or "ERROR" in line]
        return (lines or text.strip().splitlines() or ["it says nothing"])[-1]

    def kill(self) -> None:
        """End the process at once, as a power cut would; its data stays."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            if self.process.stdin:
                self.process.stdin.close()
            self.process = None


class Cluster:
    """Some nodes that know each other, below one folder; each can be killed and started again."""

    def __init__(self, size: int = 1, *, heap: str = HEAP) -> None:
        """Lay the nodes out; nothing runs yet."""
        self.folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        names = [f"node-{number}" for number in range(1, size + 1)]
        self.nodes = [Node(name, self.folder / name, heap=heap) for name in names]
        seeds = ",".join(f"127.0.0.1:{node.transport}" for node in self.nodes)
        together = {
            "discovery.seed_hosts": seeds,
            "cluster.initial_master_nodes": ",".join(names),
        }
        for node in self.nodes:
            node.settings = dict(ALONE if size == 1 else together)

    @property
    def urls(self) -> list[str]:
        """Return the addresses of all nodes, also of those that are down."""
        return [node.url for node in self.nodes]

    def start(self) -> None:
        """Start all nodes and wait until they have found each other."""
        try:
            for node in self.nodes:
                node.start()
            for node in self.nodes:
                node.wait(len(self.nodes))
        except BaseException:
            self.stop()
            raise

    def ask(self, path: str, patience: float = 30) -> dict[str, object]:
        """Return what the first running node answers to a GET."""
        node = next(node for node in self.nodes if node.is_running)
        with urllib.request.urlopen(node.url + path, timeout=patience) as answer:  # noqa: S310
            found: dict[str, object] = json.load(answer)
        return found

    def wait_until_green(self, seconds: int = 120) -> None:
        """Wait until every copy of every index lies on a running node."""
        asked = f"/_cluster/health?wait_for_status=green&timeout={seconds}s"
        health = self.ask(asked, patience=seconds + 10)
        if health["timed_out"]:
            raise Problem(f"Elasticsearch stays {health['status']}.")

    def stop(self) -> None:
        """End all nodes and delete what they held."""
        for node in self.nodes:
            node.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def begin(size: int, heap: str) -> Cluster:
    """Return running nodes; a second time when another took a free port before a node did."""
    sweep(PREFIX)
    cluster = Cluster(size, heap=heap)
    try:
        cluster.start()
    except Problem:
        cluster = Cluster(size, heap=heap)
        cluster.start()
    return cluster


@contextmanager
def elasticsearch_cluster(size: int = 3, *, heap: str = HEAP) -> Iterator[Cluster]:
    """Give running nodes until the block ends: always our own, for they may be killed."""
    cluster = begin(size, heap)
    try:
        yield cluster
    finally:
        cluster.stop()


@contextmanager
def elasticsearch() -> Iterator[str]:
    """Give the address of one node: the named one, else our own until the block ends."""
    named = os.environ.get(VARIABLE, "")
    if named:
        yield named
        return
    with elasticsearch_cluster(1) as cluster:
        yield cluster.nodes[0].url


def show(words: list[str]) -> int:
    """`make elasticsearch`: keep one node, or so many, running until Ctrl-C."""
    if words and not (words[0].isdigit() and 1 <= int(words[0]) <= 9):
        raise Problem(f"NODES is {words[0]!r}: give a number from 1 to 9.")
    size = int(words[0]) if words else 1
    home()
    with elasticsearch_cluster(size) as cluster:
        say(f"PORTAL_ELASTICSEARCH_URLS={','.join(cluster.urls)}")
        say("Ctrl-C ends and deletes it.")
        while True:
            time.sleep(3600)
