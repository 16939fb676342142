"""A portal to sign up at: its database, its web server, and hands inside it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from measuring import portal_server
from measuring.own_commands import Env, run
from measuring.report import ROOT
from portal.children import ends_with_us
from portal.ports import free_port
from toolchain.postgres import Server, begin

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
#: As `portal run` starts them.
WORKERS, THREADS = 2, 4
_PATIENCE = 60.0

#: The proxy of the measurements is this machine; pages that are kept would hide the forms' work.
VARIABLES = {
    "DJANGO_SETTINGS_MODULE": "measuring.signups.settings",
    "PORTAL_TRUSTED_PROXIES": "127.0.0.1",
    "PORTAL_DEMO_LOGINS": "0",
}
#: With these its files are collected and its pages are as everywhere else.
AS_SHIPPED = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev"}


class Hands:
    """A process inside the portal that does what it is told."""

    def __init__(self, env: Env, log: Path) -> None:
        """Begin; it ends with us."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "measuring.signups.hands"],
            cwd=ROOT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log.open("ab"),
            text=True,
            preexec_fn=ends_with_us(signal.SIGKILL),  # noqa: PLW1509 - it only asks the kernel
        )
        self._turn = threading.Lock()

    def do(self, what: str, **facts: Any) -> dict[str, Any]:
        """Have something done; a failure there is one here."""
        with self._turn:
            assert self._process.stdin and self._process.stdout  # noqa: S101 - pipes
            self._process.stdin.write(json.dumps({"do": what, **facts}) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the hands ended while they did {what}")
        answer: dict[str, Any] = json.loads(line)
        if "failed" in answer:
            raise RuntimeError(f"{what}: {answer['failed']}")
        return answer

    def end(self) -> None:
        """Let go."""
        self._process.kill()
        self._process.wait()


class WebServer:
    """gunicorn with several processes, as `portal run` starts it; may be killed and started."""

    def __init__(
        self, env: Env, log: Path, *, application: str = "portal.wsgi:application",
        workers: int = WORKERS, preload: bool = True,
    ) -> None:  # fmt: skip
        self._env, self._log = env, log
        self._application, self._workers, self._preload = application, workers, preload
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, *, wait: bool = True) -> None:
        """Start it; by default return when it answers."""
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [
                sys.executable,
                "-m",
                "gunicorn",
                self._application,
                f"--bind=127.0.0.1:{self.port}",
                "--worker-class=gthread",
                f"--workers={self._workers}",
                f"--threads={THREADS}",
                "--timeout=60",
                "--graceful-timeout=8",
                "--no-control-socket",
                "--log-level=warning",
                *(["--preload"] if self._preload else []),
            ],
            cwd=ROOT,
            env={**self._env, "PORTAL_BASE_URL": self.origin},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._log.open("ab"),
            start_new_session=True,
            preexec_fn=ends_with_us(signal.SIGTERM),  # noqa: PLW1509 - it only asks the kernel
        )
        if wait:
            self.wait_until_live()

    def wait_until_live(self) -> None:
        """Return when it answers."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if self.process is None or self.process.poll() is not None:
                raise RuntimeError(f"the server ended at once; see {self._log}")
            try:
                with urllib.request.urlopen(f"{self.origin}/-/live", timeout=5):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server does not answer")

    @property
    def workers(self) -> list[int]:
        """The numbers of its working processes."""
        if self.process is None:
            return []
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        try:
            return [int(word) for word in children.read_text(encoding="ascii").split()]
        except OSError:
            return []

    def kill(self) -> None:
        """kill -9 of all of it."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """End it in order."""
        if self.process is not None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
            self.kill()


class Stand:
    """One portal: data folder, database, hands, and as many servers as are asked for."""

    def __init__(self, name: str, folder: Path, variables: Mapping[str, str]) -> None:
        self.name, self.folder = name, folder
        self.env = {**portal_server.environment_of(folder), **VARIABLES, **variables}
        self._stack = ExitStack()
        self.log = folder / "server.log"
        self._hands: Hands | None = None
        #: The database server; None on SQLite.
        self.postgres: Server | None = None

    @property
    def hands(self) -> Hands:
        """Hands inside the portal."""
        assert self._hands is not None  # noqa: S101 - begun by whoever made the stand
        return self._hands

    def begin_hands(self) -> None:
        """Begin hands, in the place of those that were there."""
        self.close()
        self._hands = Hands(self.env, self.folder / "hands.log")

    @contextmanager
    def served(self, **options: Any) -> Iterator[WebServer]:
        """Serve it for the length of the block."""
        variables = options.pop("variables", {})
        server = WebServer({**self.env, **variables}, self.log, **options)
        try:
            server.start()
            yield server
        finally:
            server.stop()

    def open_runs(self, number: int, **facts: Any) -> list[dict[str, Any]]:
        """Add runs; each with `pk`, `code` and the `path` of its form."""
        runs: list[dict[str, Any]] = self.hands.do("make_runs", number=number, **facts)["runs"]
        return [{**one, "path": form_of(one["code"])} for one in runs]

    def close(self) -> None:
        """Let go of everything."""
        if self._hands is not None:
            self._hands.end()
            self._hands = None


def form_of(code: str) -> str:
    """The address of a run's form."""
    return f"/th/apply/{code}/"


@contextmanager
def stands(
    folder: Path,
    names: Sequence[str] = (SQLITE, POSTGRESQL),
    *,
    variables: Mapping[str, str] | None = None,
    whole_country: bool = False,
) -> Iterator[list[Stand]]:
    """Give a laid portal on each database, made beside each other; all gone with the block."""
    with ExitStack() as stack:
        found = []
        for name in names:
            own = {**(AS_SHIPPED if whole_country else {}), **(variables or {})}
            server = None
            if name == POSTGRESQL:
                server = begin(durable=True)
                stack.callback(server.stop)
                own["DATABASE_URL"] = server.url
            (folder / name).mkdir(parents=True)
            stand = Stand(name, folder / name, own)
            stand.postgres = server
            stack.callback(stand.close)
            # Here: a process that is to end with us ends with the thread that started it.
            stand.begin_hands()
            found.append(stand)
        threads = [threading.Thread(target=_lay, args=(one, whole_country)) for one in found]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        yield found


def _lay(stand: Stand, whole_country: bool) -> None:
    run(stand.env, "django", "migrate", "--no-input", "-v0")
    if whole_country:
        run(stand.env, "django", "collectstatic", "--no-input", "-v0")
    stand.hands.do("lay_places", whole_country=whole_country)
