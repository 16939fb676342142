"""Child processes: kept running, ended in order, never left behind."""

import os
import signal
import subprocess
import sys
import time

import pytest

from portal import children
from toolchain.places import ROOT

SLEEPER = [sys.executable, "-c", "import signal; signal.pause()"]
PARENT = """
import sys
from portal.children import Child
child = Child("sleeper", [sys.executable, "-c", "import signal; signal.pause()"], {})
child.start()
print(child.process.pid, flush=True)
sys.stdin.read()
"""


def is_running(process):
    """Tell whether a process exists and is no zombie."""
    asked = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip()[:1] not in {"", "Z"}


@pytest.fixture
def sleeper():
    """A child that sleeps until it is ended."""
    child = children.Child("sleeper", SLEEPER, os.environ)
    child.start()
    yield child
    child.end(0)


def test_child_has_a_group_of_its_own(sleeper):
    """Ctrl-C in the terminal reaches only the parent, which ends its children in order."""
    assert os.getpgid(sleeper.process.pid) != os.getpgid(0)


def test_living_child_is_left_alone(sleeper):
    """A child that runs is not started again."""
    before = sleeper.process.pid
    assert sleeper.keep() == ""
    assert sleeper.process.pid == before


def test_dead_child_is_started_again(sleeper):
    """A child that died is said to have, waits, and is started again; each time it waits longer."""
    before = sleeper.process.pid
    sleeper.process.kill()
    sleeper.process.wait()
    assert "starting it again in 1 s" in sleeper.keep()
    assert sleeper.keep() == ""
    assert sleeper.process is None
    sleeper.wake = 0
    assert sleeper.keep() == ""
    assert sleeper.process.pid != before
    assert sleeper.pause == 2


def test_deaf_child_is_ended_all_the_same():
    """A child that ignores the polite signal is ended when patience is over."""
    words = "import signal; signal.signal(15, signal.SIG_IGN); print(1, flush=True); signal.pause()"
    child = children.Child("deaf", [sys.executable, "-c", words], os.environ)
    child.start()
    child.ask_to_end()
    child.end(0.2)
    assert child.process.returncode != 0


def test_child_ends_when_its_parent_is_killed():
    """After kill -9 of the parent nothing is left behind (Linux promises it)."""
    if not sys.platform.startswith("linux"):
        assert children.ends_with_us() is None
        return
    words = [sys.executable, "-c", PARENT]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as parent:
        process = int(parent.stdout.readline())
        assert is_running(process)
        os.kill(parent.pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while is_running(process) and time.monotonic() < deadline:
        pass
    assert not is_running(process)
