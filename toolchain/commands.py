"""Running other programs: their words go to a log, a failure becomes one line."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from portal.problem import Problem
from toolchain.places import VAR, writable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

NETWORK_SIGNS = (
    "dns error",
    "failed to lookup",
    "name resolution",
    "name or service not known",
    "could not resolve",
    "failed to fetch",
    "failed to establish",
    "connection refused",
    "connection reset",
    "error sending request",
    "network is unreachable",
    "enotfound",
    "econnrefused",
    "etimedout",
    "eai_again",
    "timed out",
    "no matching distribution",
    "certificate",
)


def diagnosis(words: str) -> str:
    """Return what to do about an installer's failure, read from what it printed."""
    words = words.lower()
    if "no space left" in words:
        return "the disk is full, make room (about 2 GB for everything)"
    if "hash mismatch" in words or "eintegrity" in words:
        return "a package differs from what its lock file promises; run make lock if you meant that"
    if "certificate" in words:
        return "the network's certificate is not known here, set SSL_CERT_FILE to its file"
    if any(sign in words for sign in NETWORK_SIGNS):
        return "the package index cannot be reached, check the network (or the mirror you have set)"
    if "permission denied" in words or "eacces" in words:
        return "a file may not be written, check who owns this folder and your cache folders"
    return "see the log"


def quiet(
    name: str,
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    log: str = "install.log",
) -> str:
    """Run a command silently and return what it printed; say what to do when it fails."""
    folder = writable(VAR / "log")
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=env,
        cwd=cwd,
        check=False,
    )
    with (folder / log).open("a", encoding="utf-8") as file:
        file.write(f"--- {name}: exit {done.returncode}\n{done.stdout}\n")
    if done.returncode:
        message = (
            f"{name} failed: {diagnosis(done.stdout)} (details: var/log/{log}), "
            "then run make again."
        )
        raise Problem(message)
    return done.stdout
