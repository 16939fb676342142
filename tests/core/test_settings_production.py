"""Production refuses to start with what only one's own machine may have."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEY = "k3y-of-fifty-random-signs-0123456789-abcdefghijklmnop"


def _start(**environment):
    words = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    code = (
        "from django.conf import settings as s;"
        "print(s.DEBUG, s.PORTAL_DEMO_LOGINS, s.SECURE_HSTS_SECONDS, s.SESSION_COOKIE_SECURE)"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**words, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_production_is_strict_whatever_the_environment_says():
    """No debugging, no demonstration logins, https for a year, cookies by https only."""
    started = _start(
        SECRET_KEY=KEY, PORTAL_HOSTS="portal.example", PORTAL_DEBUG="1", PORTAL_DEMO_LOGINS="1"
    )
    assert started.stdout.split() == ["False", "False", "31536000", "True"], started.stderr


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"PORTAL_HOSTS": "portal.example"}, "SECRET_KEY"),
        ({"PORTAL_HOSTS": "portal.example", "SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"PORTAL_HOSTS": "portal.example", "SECRET_KEY": "a" * 60}, "SECRET_KEY"),
        ({"SECRET_KEY": KEY}, "PORTAL_HOSTS"),
    ],
)
def test_production_refuses_to_start_without_its_own_values(environment, named):
    """The line that ends the start names the variable to set."""
    ended = _start(**environment)
    assert ended.returncode != 0
    assert named in ended.stderr.splitlines()[-1]
    assert "a" * 60 not in ended.stderr.splitlines()[-1]


def test_storages_are_described_by_plain_words():
    """Wagtail deletes files by a task that carries the storage's options: JSON knows no paths."""
    from portal.settings import base

    options = [one.get("OPTIONS", {}) for one in base.STORAGES.values()]
    assert all(isinstance(value, str | None) for each in options for value in each.values())
