"""Large pictures are decoded apart: by a child with limits, one at a time, that then ends."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading

from django.conf import settings

from portal.media.pixels import SECONDS, Refused, Rewritten

_log = logging.getLogger(__name__)
#: A child takes up to 768 MB: another upload waits until this one is done.
_one_at_a_time = threading.BoundedSemaphore(1)
_PATIENCE = 2 * SECONDS
#: The child needs no more than to find Python's libraries; above all no keys and passwords.
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH", "SYSTEMROOT", "TMPDIR")
_WRITTEN = (".jpg", ".webp")


def rewrite_apart(raw: bytes, most_pixels: int) -> Rewritten:
    """Return the new pixels that a child made of a file; the child's end by a limit is a refusal."""
    if not _one_at_a_time.acquire(timeout=_PATIENCE):
        raise Refused(Refused.TOO_HEAVY)
    try:
        answer = _ask_child(raw, most_pixels)
    finally:
        _one_at_a_time.release()
    if answer.startswith(b"!"):
        code = answer[1:].decode("ascii", "replace")
        raise Refused(code if code in Refused.CODES else Refused.UNREADABLE)
    extension, _newline, content = answer.partition(b"\n")
    if extension.decode("ascii", "replace") not in _WRITTEN or not content:
        raise Refused(Refused.TOO_HEAVY)
    return Rewritten(extension.decode("ascii"), content)


def _ask_child(raw: bytes, most_pixels: int) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "portal.media.pixels", str(most_pixels)],
            cwd=settings.BASE_DIR,
            env=_environment(),
            input=raw,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise Refused(Refused.TOO_HEAVY) from late
    if done.returncode:
        _log.warning("a picture ended its decoder: %s %s", done.returncode, done.stderr[-300:])
        raise Refused(Refused.TOO_HEAVY)
    return done.stdout


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    # One arena: the limit counts addresses, and every thread's arena would reserve 64 MB.
    return {**kept, "MALLOC_ARENA_MAX": "1"}
