"""The portal's own command line."""

import os
import subprocess
import sys

import pytest

from portal import command_line
from portal.ports import free_port
from toolchain.places import ROOT


def test_wrong_port_is_one_line():
    """A malformed PORT ends the start with one line and no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "portal", "run"],
        env={**os.environ, "PORT": "abc"},
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("words", [["run"], ["worker"], ["doctor"], ["prepare"]])
def test_commands_are_known(words):
    """run, worker, doctor and prepare are the commands."""
    assert callable(command_line.parser().parse_args(words).work)


@pytest.mark.parametrize(
    ("address", "bind"), [("127.0.0.1", "127.0.0.1:8000"), ("::1", "[::1]:8000")]
)
def test_server_listens_where_told(address, bind):
    """The server gets the address and port, also of the newer internet protocol."""
    assert f"--bind={bind}" in command_line.server(address, 8000)


def test_server_that_is_not_there_is_not_live():
    """A port where nobody answers is not live."""
    assert not command_line.is_live("127.0.0.1", free_port())
