"""The project's own system checks."""

import pytest
from wagtail.models import Page

from portal.core import checks

GOOD_KEY = "k3y-of-fifty-random-signs-0123456789-abcdefghijklmnop"


POSTGRESQL = {"ENGINE": "django.db.backends.postgresql", "NAME": "portal"}


@pytest.fixture
def database(settings, monkeypatch):
    """Say which database the settings name; nothing connects to it."""
    return lambda described: monkeypatch.setitem(settings.DATABASES, "default", described)


@pytest.fixture
def production(settings, tmp_path, database):
    """Settings that a public server may have."""
    settings.DEBUG = False
    settings.SECRET_KEY = GOOD_KEY
    settings.ALLOWED_HOSTS = ["portal.example"]
    settings.PORTAL_DEMO_LOGINS = False
    settings.DATA_DIR = tmp_path
    database(POSTGRESQL)
    return settings


def _identities():
    return [message.id for message in checks.check_production()]


def test_good_production_settings_pass(production):
    """Nothing to say about settings as they should be."""
    assert _identities() == []


@pytest.mark.parametrize(
    ("name", "value", "identity"),
    [
        ("DEBUG", True, "portal.E002"),
        ("SECRET_KEY", "short", "portal.E003"),
        ("SECRET_KEY", "a" * 60, "portal.E003"),
        ("SECRET_KEY", "django-insecure-" + GOOD_KEY, "portal.E003"),
        ("PORTAL_DEMO_LOGINS", True, "portal.E004"),
        ("ALLOWED_HOSTS", ["*"], "portal.E005"),
    ],
)
def test_toys_are_refused_in_production(production, name, value, identity):
    """Each mistake has a number of its own and a cure."""
    setattr(production, name, value)
    assert _identities() == [identity]
    assert all(message.hint for message in checks.check_production())


def test_debug_on_ones_own_machine_is_allowed(production):
    """Only hosts that others can reach make DEBUG a mistake."""
    production.DEBUG = True
    production.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    assert _identities() == []


@pytest.mark.parametrize(("inside", "found"), [(True, []), (False, ["portal.W001"])])
def test_sqlite_belongs_into_the_data_folder(production, database, tmp_path, inside, found):
    """The embedded default may run in public; a file elsewhere may be on a network disk."""
    folder = tmp_path if inside else tmp_path.parent
    database({"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "portal.sqlite3"})
    assert _identities() == found


def test_all_page_types_declare_their_place():
    """E001: every page type of ours says which parents and children it may have."""
    assert checks.check_page_types() == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ({}, True),
        ({"parent_page_types": []}, True),
        ({"subpage_types": []}, True),
        ({"parent_page_types": [], "subpage_types": []}, False),
    ],
)
def test_page_type_without_its_place_is_found(monkeypatch, body, found):
    """Negative control: half a declaration is none; Wagtail's own types are left alone."""
    # A plain class stands in for the model: a real one would stay registered for all later tests.
    stand_in = type("LoosePage", (), {"__module__": "catalogue.models", **body})
    monkeypatch.setattr("wagtail.models.get_page_models", lambda: [Page, stand_in])
    messages = checks.check_page_types()
    assert [message.id for message in messages] == (["portal.E001"] if found else [])


def test_declaration_of_our_own_base_counts(monkeypatch):
    """Two page types may share a base that says it for both."""
    base = type(
        "SharedBase",
        (),
        {"__module__": "catalogue.models", "parent_page_types": [], "subpage_types": []},
    )
    child = type("ChildPage", (base,), {"__module__": "catalogue.models"})
    monkeypatch.setattr("wagtail.models.get_page_models", lambda: [child])
    assert checks.check_page_types() == []
