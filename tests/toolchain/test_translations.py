"""Catalogues are compiled without gettext's programs, and only when they are stale."""

import gettext
import os

import pytest

from portal import translations
from portal.problem import Problem

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """A Thai catalogue of a room, with one message."""
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    path = tmp_path / "room" / "part" / "locale" / "th" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(f'{HEADER}msgid "Course"\nmsgstr "หลักสูตร"\n')
    return path


def test_catalogue_is_compiled(catalogue, tmp_path):
    """A compiled message is what the catalogue says."""
    assert translations.compile_stale(tmp_path) == 1
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Course") == "หลักสูตร"


def test_fresh_catalogue_is_left_alone(catalogue, tmp_path):
    """What is compiled already is not compiled again, until its source changes."""
    translations.compile_stale(tmp_path)
    assert translations.compile_stale(tmp_path) == 0
    later = catalogue.with_suffix(".mo").stat().st_mtime + 5
    os.utime(catalogue, (later, later))
    assert translations.compile_stale(tmp_path) == 1


def test_broken_catalogue_is_named(catalogue, tmp_path):
    """A mistake in a catalogue is said with the file it is in."""
    catalogue.write_text(f"{HEADER}nonsense\n")
    with pytest.raises(Problem, match=r"django\.po"):
        translations.compile_stale(tmp_path)


@pytest.mark.parametrize(
    ("message", "words", "differ"),
    [
        ("%(count)s seats", "%(count)s ที่นั่ง", False),
        ("%(count)s seats", "%(number)s ที่นั่ง", True),
        ("%(count)s seats", "ที่นั่ง", True),
        (("one seat", "%(count)s seats"), ("%(count)s ที่นั่ง",), False),
        (("%(count)s seat", "%(count)s seats"), ("ที่นั่ง",), True),
    ],
)
def test_places_of_a_translation_are_those_of_its_message(message, words, differ):
    """A translation fills the same %(…)s as its message, so that no page fails on it."""
    assert translations.differing_places(message, words) is differ


def test_environments_are_not_searched(tmp_path):
    """Catalogues of installed packages are theirs."""
    for name in (".venv-elsewhere", "var", "node_modules"):
        path = tmp_path / name / "locale" / "th" / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True)
        path.write_text(HEADER)
    assert list(translations.catalogues(tmp_path)) == []
