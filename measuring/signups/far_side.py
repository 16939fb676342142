"""The outside registry: the reference receiver as a process, and a line to it that can be bad."""

import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from measuring.own_commands import Env
from measuring.report import ROOT
from portal.children import ends_with_us
from portal.ports import free_port

_PATIENCE = 30.0
#: How long a late line keeps what was asked, after it has hung up on whoever asked.
LATE = 1.5
SLOW = 3.0
FAULTS = ("down", "errors", "lost", "late", "slow")


class Receiver:
    """The reference receiver with a database of its own."""

    def __init__(self, folder: Path, secret: str) -> None:
        """Choose its port; it listens when it is started."""
        self.database = folder / "receiver.sqlite3"
        self.port = free_port()
        self.secret = secret
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, env: Env) -> None:
        """Start, and return when it listens."""
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [
                sys.executable,
                "-m",
                "portal",
                "receiver",
                f"--port={self.port}",
                f"--database={self.database}",
            ],
            cwd=ROOT,
            env={**env, "PORTAL_REGISTRY_SECRETS": self.secret},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=ends_with_us(signal.SIGKILL),  # noqa: PLW1509 - it only asks the kernel
        )
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.1)
        raise RuntimeError("the receiver does not listen")

    def stop(self) -> None:
        """kill -9: what it answered is kept."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def kept(self) -> set[tuple[str, int]]:
        """What it has: uid and version of every sign-up."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as line:
            return {(str(u), int(v)) for u, v in line.execute("SELECT uid, version FROM signups")}

    def counted(self) -> Counter[str]:
        """How often what happened; `twice`: versions that were applied more than once."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as line:
            found = Counter(dict(line.execute("SELECT name, value FROM counters")))
            twice = "SELECT count(*) FROM applied WHERE times > 1"
            found["twice"] = line.execute(twice).fetchone()[0]
        return found


class FarLine:
    """Stands between portal and receiver and knows where one request ends."""

    def __init__(self, port: int) -> None:
        """Take requests for a port of this machine."""
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/signups"
        #: "" or one of FAULTS.
        self.fault = ""
        self.spoilt: Counter[str] = Counter()
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            line, _address = self._listener.accept()
            threading.Thread(target=self._serve, args=(line, self.fault), daemon=True).start()

    def _serve(self, line: socket.socket, fault: str) -> None:
        with suppress(OSError), line:
            if fault:
                self.spoilt[fault] += 1
            if fault == "down":
                return
            request = _read_request(line)
            if fault == "errors":
                line.sendall(b"HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return
            if fault == "late":
                line.shutdown(socket.SHUT_RDWR)
                time.sleep(LATE)
            if fault == "slow":
                time.sleep(SLOW)
            answer = self._forward(request)
            if fault not in ("lost", "late"):
                line.sendall(answer)

    def _forward(self, request: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self._target), 10) as far:
            far.sendall(request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
            far.settimeout(20)
            answer = b""
            while part := far.recv(65_536):
                answer += part
            return answer


def _read_request(line: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        if not (part := line.recv(65_536)):
            return request
        request += part
    head, _gap, body = request.partition(b"\r\n\r\n")
    length = 0
    for row in head.split(b"\r\n"):
        name, _colon, value = row.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    while len(body) < length and (part := line.recv(65_536)):
        body += part
    return head + b"\r\n\r\n" + body
