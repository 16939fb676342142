"""The port somebody asks for."""

import socket

import pytest

from portal import ports
from portal.problem import Problem


@pytest.mark.parametrize(
    ("text", "port"), [("", 8000), ("  ", 8000), ("8001", 8001), (" 9 ", 9), ("65535", 65535)]
)
def test_wanted_port_reads_numbers(text, port):
    """PORT is honoured; without it the port is 8000."""
    assert ports.wanted_port(text) == port


@pytest.mark.parametrize("text", ["abc", "80 80", "0", "65536", "-1", "8000.5", "๘๐๐๐", "²"])
def test_wanted_port_says_what_is_wrong(text):
    """A PORT that is none is answered in one line with an example."""
    with pytest.raises(Problem, match="make run PORT=8001") as caught:
        ports.wanted_port(text)
    assert "\n" not in str(caught.value)


def test_taken_port_names_the_next():
    """A taken port is said before anything starts, with one to try."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Problem, match=f"Port {port} is taken"):
            ports.check_free(port)


def test_foreign_address_is_said():
    """An address of another machine cannot be listened on."""
    with pytest.raises(Problem, match="Cannot listen on"):
        ports.check_free(ports.free_port(), "192.0.2.1")


def test_free_port_can_be_had():
    """A free port is free."""
    ports.check_free(ports.free_port())
