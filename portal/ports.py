"""Ports: the one that was asked for, checked before anything starts, and free ones for services."""

from __future__ import annotations

import errno
import os
import socket

from portal.problem import Problem

USUAL = 8000


def wanted_port(text: str | None = None) -> int:
    """Return the port in PORT, or the usual one; a text that is no port is said so."""
    text = os.environ.get("PORT", "") if text is None else text
    if not text.strip():
        return USUAL
    if not (text.strip().isascii() and text.strip().isdigit()) or not 1 <= int(text) <= 65535:
        raise Problem(
            f"PORT is {text!r}, which is no port: give a number from 1024 to 65535, "
            "as in make run PORT=8001."
        )
    return int(text)


def check_free(port: int, address: str = "127.0.0.1") -> None:
    """Say what to do when the port cannot be had."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except PermissionError as error:
        raise Problem(
            f"Port {port} needs root: take one above 1023, as in make run PORT=8001."
        ) from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = (
                f"Port {port} is taken: stop what uses it, or take another: "
                f"make run PORT={neighbour(port)}"
            )
            raise Problem(message) from error
        raise Problem(f"Cannot listen on {address}: {error.strerror}.") from error


def neighbour(port: int) -> int:
    """Return the next port to try, within what a port may be."""
    return port + 1 if port < 65535 else port - 1


def free_neighbour(port: int) -> int:
    """Return the next port on the loopback, or any other when somebody has that one."""
    try:
        check_free(neighbour(port))
    except Problem:
        return free_port()
    return neighbour(port)


def free_port() -> int:
    """Return a port of this machine's loopback that nobody uses now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
