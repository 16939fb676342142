"""The doctor."""

import io
import json

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.core.management import call_command
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import translation

from portal.core import doctor
from portal.core.doctor import Level, Line

pytestmark = pytest.mark.django_db


def _run(**options):
    out = io.StringIO()
    code = 0
    with translation.override("en"):
        try:
            call_command("doctor", stdout=out, **options)
        except SystemExit as end:
            code = end.code
    return code, out.getvalue()


@pytest.fixture
def only(monkeypatch):
    """Only the examination given."""
    monkeypatch.setattr(doctor, "_examinations", {})
    return lambda *lines: doctor.register("subject", lambda: lines)


def _down(*args, **kwargs):
    raise OperationalError("postgres://user:open-sesame@host")


@pytest.mark.parametrize(
    ("level", "strict", "code"),
    [
        (Level.GOOD, False, 0),
        (Level.NOTE, True, 0),
        (Level.WARNING, False, 0),
        (Level.WARNING, True, 1),
        (Level.ERROR, False, 1),
    ],
)
def test_exit_code_says_the_worst(only, level, strict, code):
    """Errors fail; warnings fail only when asked for."""
    only(Line(Level.GOOD, "fine"), Line(level, "this", "do that"))
    assert _run(strict=strict)[0] == code


def test_cure_stands_below_what_is_wrong(only):
    """Each complaint says what to do."""
    only(Line(Level.ERROR, "broken", "mend it"), Line(Level.GOOD, "fine"))
    assert _run()[1] == "✗ broken\n    → mend it\n✓ fine\n"


def test_all_is_well_is_said_only_then(only):
    """One sentence at the end when there is nothing to do."""
    only(Line(Level.GOOD, "fine"))
    assert _run()[1].endswith("All is well.\n")


def test_json_is_for_programs(only):
    """The same findings as data."""
    only(Line(Level.WARNING, "careful"))
    assert json.loads(_run(json=True)[1]) == [
        {"subject": "subject", "level": "warning", "text": "careful"}
    ]


def test_broken_examination_does_not_end_the_doctor(only):
    """One subject that cannot be looked at is an error line, the others are still examined."""
    only(Line(Level.GOOD, "fine"))
    doctor.register("broken", lambda: [1 / 0], order=1)
    code, text = _run()
    assert code == 1
    assert "ZeroDivisionError" in text
    assert "✓ fine" in text


def test_database_that_is_down_is_said_without_its_secrets(monkeypatch, settings):
    """Drivers put addresses and passwords into messages: none is printed, nor is the key."""
    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", _down)
    code, text = _run()
    assert code == 1
    assert "does not answer" in text
    assert "open-sesame" not in text
    assert settings.SECRET_KEY not in text


def test_cache_that_is_down_is_a_warning(monkeypatch):
    """Without a cache the portal is slower, not broken."""
    monkeypatch.setattr(LocMemCache, "get", _down)
    assert "! The cache does not answer" in _run()[1]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": "short"}, "✗ The secret key is short."),
        ({"ALLOWED_HOSTS": ["*"]}, "✗ Every host name is accepted."),
        ({"DEBUG": True, "ALLOWED_HOSTS": ["portal.example"]}, "✗ Debugging is on"),
        ({"DEBUG": True, "ALLOWED_HOSTS": ["localhost"]}, "· Debugging is on"),
        (
            {"PORTAL_DEMO_LOGINS": True, "ALLOWED_HOSTS": ["portal.example"]},
            "✗ Demonstration logins",
        ),
        ({"PORTAL_DEMO_LOGINS": True, "ALLOWED_HOSTS": ["localhost"]}, "· Demonstration logins"),
        (
            {"ALLOWED_HOSTS": ["portal.example"], "SECURE_HSTS_SECONDS": 0},
            "! Browsers are not told",
        ),
    ],
)
def test_insecure_settings_are_said(settings, changes, sentence):
    """What is harmless on one's own machine is an error where others can reach it."""
    for name, value in changes.items():
        setattr(settings, name, value)
    assert sentence in _run()[1]


def test_folders_are_looked_at(settings, tmp_path):
    """A missing media folder is a note, a file in its place as well."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    text = _run()[1]
    assert "✓ Data folder: can be written." in text
    assert "· Media folder: not there yet." in text
