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


@pytest.mark.parametrize("words", [["run"], ["worker"], ["receiver"], ["doctor"], ["prepare"]])
def test_commands_are_known(words):
    """run, worker, receiver, doctor and prepare are the commands."""
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


@pytest.mark.parametrize(
    ("words", "env", "wants"),
    [
        (["run"], {"DJANGO_SETTINGS_MODULE": "portal.settings.dev"}, True),
        (["run"], {"DJANGO_SETTINGS_MODULE": "portal.settings.production"}, False),
        (["run", "--no-receiver"], {"DJANGO_SETTINGS_MODULE": "portal.settings.dev"}, False),
        (
            ["run"],
            {
                "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
                "PORTAL_REGISTRY_URL": "https://registry.example/",
            },
            False,
        ),
    ],
)
def test_own_receiver_runs_on_ones_own_machine_only(words, env, wants):
    """Not in production, not beside a registry that was named."""
    options = command_line.parser().parse_args(words)
    assert command_line.wants_receiver(options, env) is wants


def test_server_and_worker_are_told_of_their_receiver(tmp_path, monkeypatch):
    """Address and secret by the environment; the secret stays the same, readable by us only."""
    monkeypatch.setenv("PORTAL_DATA_DIR", str(tmp_path))
    first, second = {}, {}
    child = command_line.own_receiver(first, free_port())
    command_line.own_receiver(second, free_port())
    assert first["PORTAL_REGISTRY_URL"].startswith("http://127.0.0.1:")
    assert len(first["PORTAL_REGISTRY_SECRETS"]) >= 32
    assert first["PORTAL_REGISTRY_SECRETS"] == second["PORTAL_REGISTRY_SECRETS"]
    assert (tmp_path / "receiver" / "secret").stat().st_mode & 0o077 == 0
    assert not any(first["PORTAL_REGISTRY_SECRETS"] in word for word in child.command)
