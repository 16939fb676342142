"""An Elasticsearch for the tests, laid out of jars: the server, its HTTP, and our launcher."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from pathlib import Path

from toolchain import maven, stamps
from toolchain.commands import quiet
from toolchain.page_tools import java
from toolchain.places import ROOT, fetched, writable
from toolchain.plain import say, step

VERSION = "9.5.3"
COMPILER = "org.eclipse.jdt:ecj:3.46.100"
SOURCE = ROOT / "toolchain" / "elasticsearch_node"
LOCK = SOURCE / "jars.lock"
OLDEST_JAVA = 21  # what the server's own classes need
SERVER, HTTP, COMPILING = "server", "http", "compiling"
FOLDERS = {SERVER: "lib", HTTP: "modules/transport-netty4", COMPILING: "tools"}
DESCRIPTOR = """name={name}
description={name}
version={version}
elasticsearch.version={version}
java.version={java}
classname={plugin}
"""
PLUGINS = {
    "modules/transport-netty4": "org.elasticsearch.transport.netty4.Netty4Plugin",
    "plugins/greeting": "greeting.Greeting",
}


def home() -> Path:
    """Return the folder that a node is started from, laid anew when its lock or sources changed."""
    folder = fetched() / "elasticsearch"
    files = sorted(path for path in SOURCE.rglob("*") if path.is_file())
    mark = stamps.fingerprint(VERSION, *files)
    if not stamps.is_made(folder, mark):
        with stamps.one_at_a_time(), step("fetching Elasticsearch"):
            if not stamps.is_made(folder, mark):
                shutil.rmtree(folder, ignore_errors=True)
                lay(writable(folder))
                stamps.write(folder, mark)
    return folder


def lay(folder: Path) -> None:
    """Fetch the jars into their places, describe the plugins, compile what is our own."""
    jars = maven.read_lock(LOCK)
    with tempfile.TemporaryDirectory(dir=folder) as fresh:
        maven.fetch(jars, Path(fresh))
        for jar in jars:
            place = folder / FOLDERS[jar.use]
            place.mkdir(parents=True, exist_ok=True)
            (Path(fresh) / jar.file).rename(place / jar.file)
    for place, plugin in PLUGINS.items():
        (folder / place).mkdir(parents=True, exist_ok=True)
        words = DESCRIPTOR.format(
            name=Path(place).name, version=VERSION, java=OLDEST_JAVA, plugin=plugin
        )
        (folder / place / "plugin-descriptor.properties").write_text(words, encoding="utf-8")
    compile_into(folder, SOURCE / "launcher", folder / "lib" / "launcher.jar")
    compile_into(folder, SOURCE / "greeting", folder / "plugins" / "greeting" / "greeting.jar")


def compile_into(folder: Path, source: Path, jar: Path) -> None:
    """Compile one folder of sources against the server into a jar; no javac is needed."""
    compiler = next((folder / FOLDERS[COMPILING]).glob("*.jar"))
    against = ":".join(map(str, sorted((folder / "lib").glob("*.jar"))))
    with tempfile.TemporaryDirectory() as classes:
        words = [f"-{OLDEST_JAVA}", "-nowarn", "-encoding", "UTF-8", "-cp", against, "-d", classes]
        command = [java(OLDEST_JAVA), "-jar", compiler, *words, source]
        quiet(f"Compiling {source.name}", command)
        with zipfile.ZipFile(jar, "w") as archive:
            for path in sorted(Path(classes).rglob("*.class")):
                archive.write(path, path.relative_to(classes))


def make_lock() -> int:
    """Write the lock again from what the server and its HTTP want now; needs mvn."""
    with tempfile.TemporaryDirectory() as folder:
        server = layout(f"org.elasticsearch:elasticsearch:{VERSION}", Path(folder, "server"))
        http = layout(f"org.elasticsearch.plugin:transport-netty4:{VERSION}", Path(folder, "http"))
        compiling = layout(COMPILER, Path(folder, "compiling"))
    http = {name: digest for name, digest in http.items() if name not in server}
    lines = [
        maven.Jar(use, name, digest).line
        for use, found in ((SERVER, server), (HTTP, http), (COMPILING, compiling))
        for name, digest in sorted(found.items())
    ]
    LOCK.write_text("\n".join(lines) + "\n", encoding="utf-8")
    say(f"  {LOCK.relative_to(ROOT)}: {len(lines)} jars")
    return 0


def layout(name: str, folder: Path) -> dict[str, str]:
    """Return the coordinates and hashes of a jar and of all that it wants."""
    maven.by_mvn([name], folder, "-Dmdep.useRepositoryLayout=true", alone=False)
    found = {}
    for path in folder.rglob("*.jar"):
        *group, artifact, version = path.relative_to(folder).parent.parts
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        found[f"{'.'.join(group)}:{artifact}:{version}"] = digest
    return found
