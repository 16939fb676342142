"""Stamps: a file that says what a folder was made from; written last, so half a job is redone."""

from __future__ import annotations

import fcntl
import hashlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toolchain.places import fetched, writable

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = ".portal-stamp"


def fingerprint(*parts: Path | str) -> str:
    """Return one hash of texts and of files' contents, in this order."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode()
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


def is_made(folder: Path, mark: str) -> bool:
    """Tell whether `folder` was finished with this mark."""
    return read(folder) == mark


def read(folder: Path) -> str:
    """Return the mark of a finished folder, or an empty text."""
    try:
        return (folder / NAME).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def remove(folder: Path) -> None:
    """Forget that a folder was finished; done before it is touched."""
    (folder / NAME).unlink(missing_ok=True)


def write(folder: Path, mark: str) -> None:
    """Mark a folder as finished; a rename, so that half a stamp cannot be seen."""
    fresh = folder / f"{NAME}.new"
    fresh.write_text(mark + "\n", encoding="utf-8")
    fresh.replace(folder / NAME)


_holding: list[bool] = []


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second `make` wait until the first has installed what both need; may be nested."""
    if _holding:
        yield
        return
    with (writable(fetched()) / "install.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        _holding.append(True)
        try:
            yield
        finally:
            _holding.clear()
