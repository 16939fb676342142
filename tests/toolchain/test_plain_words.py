"""Failures in plain words: one line that says what to do, never a traceback."""

import ast
import errno
import sys

import pytest

from portal.problem import Problem
from toolchain import __main__ as door
from toolchain import commands, places, plain, targets


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("error: dns error: failed to lookup address", "network"),
        ("npm error code ENOTFOUND", "network"),
        ("operation timed out", "network"),
        ("invalid peer certificate: UnknownIssuer", "SSL_CERT_FILE"),
        ("OSError: No space left on device", "disk is full"),
        ("Hash mismatch for `django`", "lock file"),
        ("npm error code EINTEGRITY", "lock file"),
        ("EACCES: permission denied, mkdir", "who owns"),
        ("something else", "see the log"),
    ],
)
def test_failed_installer_is_explained(words, hint):
    """What an installer prints is turned into what to do."""
    assert hint in commands.diagnosis(words)


def test_failed_command_leaves_one_line(tmp_path, monkeypatch):
    """A failed command's words go to the log; the person gets one line."""
    monkeypatch.setattr(commands, "VAR", tmp_path)
    words = [sys.executable, "-c", "print('connection refused'); raise SystemExit(3)"]
    with pytest.raises(Problem, match=r"^Fetching failed: .*network.*run make again\.$"):
        commands.quiet("Fetching", words)
    assert "connection refused" in (tmp_path / "log" / "install.log").read_text()


@pytest.mark.parametrize(
    ("error", "hint"),
    [
        (Problem("Do this."), "Do this."),
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), "/x may not be written"),
        (FileNotFoundError(errno.ENOENT, "No such file", "/y"), "/y"),
    ],
)
def test_answer_is_one_line(error, hint, capsys):
    """A failure ends with 1 and one line on standard error."""

    def work():
        raise error

    assert plain.answer(work) == 1
    said = capsys.readouterr().err.strip()
    assert hint in said
    assert "\n" not in said


def test_interrupt_ends_quietly(capsys):
    """Ctrl-C is no failure to explain."""

    def work():
        raise KeyboardInterrupt

    assert plain.answer(work) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_unwritable_folder_is_said(tmp_path):
    """A place that cannot be a folder is said before anything is installed."""
    (tmp_path / "file").touch()
    with pytest.raises(Problem, match="Cannot write in"):
        places.writable(tmp_path / "file" / "var")


def test_unknown_target_is_said(capsys):
    """A target that does not exist points to make help."""
    assert targets.main(["fly"]) == 1
    assert "make help" in capsys.readouterr().err


def test_door_is_readable_by_old_pythons():
    """The first file that runs uses no syntax newer than Python 3.6, so that it can speak."""
    source = (places.ROOT / "toolchain" / "__main__.py").read_text()
    ast.parse(source, feature_version=(3, 6))


def test_old_python_is_told(monkeypatch):
    """A Python that is too old, with no newer one beside it, gets one line."""
    monkeypatch.setattr(door.sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(door, "newer_python", lambda: None)
    with pytest.raises(SystemExit, match=r"3\.11 or newer is needed"):
        door.main()
