"""Jars by a lock of coordinates and hashes: fetched by mvn, else by an npm package; then verified."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from portal.problem import Problem
from toolchain import npm
from toolchain.commands import quiet
from toolchain.places import ROOT
from toolchain.plain import say

if TYPE_CHECKING:
    from collections.abc import Sequence

GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
LINE = re.compile(r"^(?P<use>[a-z]+) (?P<name>\S+:\S+:\S+) sha256:(?P<digest>[0-9a-f]{64})$")
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>portal</groupId><artifactId>tests</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>
{dependencies}
</dependencies></project>
"""
DEPENDENCY = (
    "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version>"
    "{}</dependency>"
)
ALONE = (
    "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>"
)


@dataclass(frozen=True)
class Jar:
    """One jar of a lock: what it is for, its coordinates, what its bytes must be."""

    use: str
    name: str
    digest: str

    @property
    def file(self) -> str:
        """Return the file's name, as Maven gives it."""
        _group, artifact, version = self.name.split(":")
        return f"{artifact}-{version}.jar"

    @property
    def line(self) -> str:
        """Return the line of the lock."""
        return f"{self.use} {self.name} sha256:{self.digest}"


def read_lock(lock: Path) -> list[Jar]:
    """Return the jars of a lock."""
    jars = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            found = LINE.match(line)
            if found is None:
                raise Problem(f"{lock.name} has a line that cannot be read: {line!r}.")
            jars.append(Jar(found["use"], found["name"], found["digest"]))
    return jars


def fetch(jars: Sequence[Jar], folder: Path) -> None:
    """Put every jar into `folder`, each with the bytes that its lock promises."""
    ways = [by_mvn, by_npm] if shutil.which("mvn") else [by_npm]
    for way in ways:
        try:
            way([jar.name for jar in jars], folder)
            break
        except Problem as problem:
            if way is ways[-1]:
                raise
            say(f"  {problem}")
    for jar in jars:
        verify(jar, folder / jar.file)


def verify(jar: Jar, path: Path) -> None:
    """Refuse a jar that is missing or is not the one that was locked."""
    if not path.exists():
        raise Problem(f"{jar.name} was not fetched: see var/log/install.log.")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != jar.digest:
        path.unlink()
        raise Problem(f"{jar.name} differs from what its lock promises: it is not used.")


def pom(names: Sequence[str], folder: Path, *, alone: bool) -> Path:
    """Write a project that wants these jars; `alone` without what they want themselves."""
    rows = (DEPENDENCY.format(*name.split(":"), ALONE if alone else "") for name in names)
    path = folder / "pom.xml"
    path.write_text(POM.format(dependencies="\n".join(rows)), encoding="utf-8")
    return path


def by_mvn(names: Sequence[str], folder: Path, *words: str, alone: bool = True) -> None:
    """Copy jars with this machine's mvn, which knows its mirrors by its own settings."""
    if not shutil.which("mvn"):
        raise Problem("There is no mvn on this machine: install maven, then run make again.")
    with tempfile.TemporaryDirectory() as project:
        path = pom(names, Path(project), alone=alone)
        command = ["mvn", "--batch-mode", "--file", path, GOAL, f"-DoutputDirectory={folder}"]
        quiet("Fetching jars by mvn", [*command, *words])


def by_npm(names: Sequence[str], folder: Path) -> None:
    """Fetch jars with the npm package: where there is no mvn, and no root to install one."""
    modules = npm.package("maven", "a client for jars")
    program, env = npm.npm()
    node = shutil.which("node", path=env.get("PATH")) or str(Path(program).with_name("node"))
    script = ROOT / "toolchain" / "fetch_jars.cjs"
    done = subprocess.run(
        [node, script, modules, folder, mirror()],
        input="\n".join(names),
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        words = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
        raise Problem(f"Jars cannot be fetched: {words}")


def mirror(home: Path | None = None) -> str:
    """Return the mirror in this user's settings of Maven that stands in for all, or nothing."""
    path = (home or Path.home()) / ".m2" / "settings.xml"
    with suppress(OSError, ET.ParseError):
        for element in ET.parse(path).iter():  # noqa: S314 - this machine's own settings
            words = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in element}
            if element.tag.endswith("mirror") and words.get("blocked") != "true":
                if {"*", "central"} & set(words.get("mirrorOf", "").split(",")):
                    return words.get("url", "").rstrip("/") + "/"
    return ""
