"""A wrong variable is named in one line, whichever it is."""

import os
import subprocess
import sys

import pytest

from toolchain.places import ROOT


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "garbage"),
        ("PORTAL_PAGE_CACHE_SECONDS", "soon"),
        ("PORTAL_DATA_DIR", "/proc/portal"),
        ("PORTAL_ELASTICSEARCH_TIMEOUT", "short"),
    ],
)
def test_wrong_variable_is_named(name, value):
    """A variable that the settings cannot read ends the start with one line that names it."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.dev", name: value}
    done = subprocess.run(
        [sys.executable, "-m", "portal", "prepare"],
        env=env,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 1
    said = done.stderr.strip()
    assert said.startswith(f"{name} is wrong"), said
    assert "\n" not in said
