"""Jobs beside each other: nothing that ends badly, hangs or is interrupted is overlooked."""

import os
import sys
import time

import pytest

from toolchain.side_by_side import Command, side_by_side


def command(words, longest=30.0):
    return Command("something", [sys.executable, "-c", words], os.environ, longest)


def job(*commands):
    """A job that returns how each of its commands ended."""
    ended = []
    for one in commands:
        ended.append((yield one))
    return ended


def test_results_come_in_the_order_of_the_jobs():
    """Whichever ends first: code and words belong to the job that they are asked for."""
    slow = command("import time; time.sleep(0.5); print('slow')")
    quick, bad = command("print('quick')"), command("import sys; sys.exit('bad')")
    first, second = side_by_side([job(slow), job(quick, bad)], 2)
    assert [(one.code, one.said) for one in first] == [(0, "slow\n")]
    assert [(one.code, one.said) for one in second] == [(0, "quick\n"), (1, "bad\n")]


def test_no_more_jobs_than_places_run_at_once(tmp_path):
    """With one place a job begins when the one before has ended."""
    note = tmp_path / "note"
    words = f"import time; n = open({str(note)!r}, 'a'); n.write('('); n.flush(); n.write(')')"
    side_by_side([job(command(words)) for _number in range(3)], 1)
    assert note.read_text() == "()()()"


def test_what_hangs_is_ended_and_has_failed():
    """A command that takes too long is a failure that says so."""
    started = time.monotonic()
    [[ended]] = side_by_side([job(command("import time; time.sleep(60)", longest=0.3))], 1)
    assert ended.code == 1
    assert "something hangs" in ended.said
    assert time.monotonic() - started < 30


def test_nothing_is_left_running_when_a_job_fails(tmp_path):
    """An error in one job ends the commands of the others."""
    note = tmp_path / "number"
    hold = f"""
import os, pathlib, time
pathlib.Path({str(note)!r}).write_text(str(os.getpid()))
time.sleep(60)
"""
    wait = f"""
import pathlib, time
note = pathlib.Path({str(note)!r})
while not note.exists() or not note.read_text():
    time.sleep(0.05)
"""

    def failing():
        yield command(wait)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        side_by_side([job(command(hold)), failing()], 2)
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)
