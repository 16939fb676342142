"""A portal to measure: prepared with its demonstration content, served as ``make run`` serves it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from measuring.report import ROOT

_PATIENCE = 90.0
_GLANCE = 0.2


def environment_of(data: Path, **more: str) -> dict[str, str]:
    """Return the environment of a portal that keeps its data in a folder."""
    env = {key: value for key, value in os.environ.items() if key not in _LEFT_OUT}
    return {
        **env,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "PORTAL_DATA_DIR": str(data),
        "PYTHONUTF8": "1",
        **more,
    }


_LEFT_OUT = {
    "DATABASE_URL",
    "DJANGO_SETTINGS_MODULE",
    "MAKELEVEL",
    "SECRET_KEY",
    "PORTAL_CACHE_URL",
}


def prepare(data: Path) -> float:
    """Prepare a portal in a folder; return the seconds that it took."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "portal", "prepare"],
        cwd=ROOT,
        env=environment_of(data),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the portal could not be prepared:\n{done.stdout}\n{done.stderr}")
    return time.perf_counter() - started


def prepared_once(data: Path) -> None:
    """Prepare a folder unless it is ready; several processes may ask at once."""
    data.parent.mkdir(parents=True, exist_ok=True)
    try:
        data.mkdir()
    except FileExistsError:
        _wait_for(data / "ready")
        return
    try:
        prepare(data)
    except BaseException:
        shutil.rmtree(data, ignore_errors=True)
        raise
    (data / "ready").touch()


@contextmanager
def served(data: Path, variables: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a prepared folder for the length of the block; gives the address."""
    port = _free_port()
    server = subprocess.Popen(  # noqa: S603 - our own command
        [
            sys.executable,
            "-m",
            "gunicorn",
            "portal.wsgi:application",
            f"--bind=127.0.0.1:{port}",
            "--worker-class=gthread",
            "--threads=4",
            "--log-level=warning",
            "--no-control-socket",
        ],
        cwd=ROOT,
        env=environment_of(data, PORTAL_BASE_URL=f"http://127.0.0.1:{port}", **(variables or {})),
        stdout=subprocess.DEVNULL,
        stderr=(data / "server.log").open("ab"),
        start_new_session=True,
    )
    try:
        _wait_until_live(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


def _wait_until_live(port: int, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError("the server ended at once; see server.log")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/-/live", timeout=2):
                return
        except OSError:
            time.sleep(_GLANCE)
    raise RuntimeError("the server does not answer")


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + 4 * _PATIENCE
    while not path.exists():
        if time.monotonic() > deadline or not path.parent.exists():
            raise RuntimeError("another process could not prepare the portal")
        time.sleep(_GLANCE)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
