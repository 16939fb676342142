"""A line to a server that can be made bad: slow, hung, cut, or with nonsense for an answer."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_CHUNK = 65_536
#: A slow line keeps every question for so long.
SLOW = 5.0
_HEAD = b"HTTP/1.1 200 OK\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"


def _json(body: bytes) -> bytes:
    return _HEAD + b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


#: What an answer can be instead of one.
NONSENSE = {
    "page": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<p>Welcome!</p>",
    "other JSON": _json(b'{"took": 1, "hits": {"total": "many", "hits": [{"_id": null}]}}'),
    "broken JSON": _json(b'{"took": 1, "hits": ['),
    "deep JSON": _json(b"[" * 200_000),
    "bytes": bytes(range(256)) * 20,
    "half": _HEAD + b"Content-Length: 90000\r\n\r\n{",
    "error": _HEAD.replace(b"200 OK", b"500 Internal Server Error") + b"Content-Length: 0\r\n\r\n",
}


class BadLine:
    """Takes connections for a server; whatever is asked then meets the fault of the moment."""

    def __init__(self, port: int) -> None:
        """Stand in front of a port of this machine."""
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        #: "", "slow", "drip", "down" or a key of NONSENSE.
        self._fault = ""
        self._lines: set[socket.socket] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._take, daemon=True).start()

    @contextmanager
    def fault(self, name: str) -> Iterator[None]:
        """Let everything go wrong in this way for the length of the block."""
        self._fault = name
        if name == "down":
            self._cut()
        try:
            yield
        finally:
            self._fault = ""
            self._cut()

    def _cut(self) -> None:
        with self._lock:
            lines, self._lines = self._lines, set()
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _take(self) -> None:
        while True:
            line, _address = self._listener.accept()
            if self._fault == "down":
                line.close()
                continue
            with self._lock:
                self._lines.add(line)
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with suppress(OSError), line, socket.create_connection(("127.0.0.1", self._target)) as far:
            threading.Thread(target=_pump, args=(far, line), daemon=True).start()
            while asked := line.recv(_CHUNK):
                if self._fault == "slow":
                    time.sleep(SLOW)
                elif self._fault == "drip":
                    _drip(line)
                    return
                elif self._fault in NONSENSE:
                    line.sendall(NONSENSE[self._fault])
                    return
                far.sendall(asked)


def _pump(far: socket.socket, line: socket.socket) -> None:
    with suppress(OSError):
        while answer := far.recv(_CHUNK):
            line.sendall(answer)
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _drip(line: socket.socket) -> None:
    line.sendall(_HEAD + b"Content-Length: 1000\r\n\r\n")
    for _drop in range(100):
        time.sleep(SLOW / 100)
        line.sendall(b" ")
