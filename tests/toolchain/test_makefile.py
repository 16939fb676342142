"""The Makefile: thin, and explaining itself."""

import os
import re
import subprocess

from toolchain import targets
from toolchain.places import ROOT

MAKEFILE = (ROOT / "Makefile").read_text()
RULES = re.findall(r"(?m)^([a-z-]+):(.*)$", MAKEFILE)


def test_every_target_explains_itself():
    """Every target says behind ## what it is for, so that make help shows it."""
    assert [name for name, rest in RULES if " ## " not in f" {rest}"] == []


def test_every_target_is_declared_phony():
    """No target is mistaken for a file."""
    phony = re.search(r"(?m)^\.PHONY: (.*)$", MAKEFILE)[1].split()
    assert sorted(phony) == sorted(name for name, _rest in RULES)


def test_every_line_leads_to_a_known_target():
    """What the Makefile calls in the toolchain exists."""
    called = re.findall(r"\$\(TOOLCHAIN\) ([a-z-]+)", MAKEFILE)
    assert set(called) <= set(targets.TARGETS)


def test_help_shows_every_target(capsys):
    """make help has a line for each target."""
    targets.show_help()
    shown = capsys.readouterr().out
    assert [name for name, _rest in RULES if f"make {name} " not in shown] == []


def test_integration_runs_make_test():
    """Continuous integration runs what a developer runs, and nothing else."""
    script = ROOT / ".ci" / "run"
    lines = [line for line in script.read_text().splitlines() if line and line[0] != "#"]
    assert lines[-1] == "exec make test"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0
