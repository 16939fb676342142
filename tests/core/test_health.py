"""Health addresses."""

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from portal.core import health


@pytest.fixture(autouse=True)
def _not_looked_yet(monkeypatch):
    monkeypatch.setattr(health, "_migrations_seen", False)


def _down(*args, **kwargs):
    raise OperationalError("connection to postgres://user:password@host failed")


def test_live_asks_nobody(client):
    """The process answers without database or session: no database is allowed here."""
    response = client.get("/-/live")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.django_db
def test_ready_when_database_and_migrations_are(client):
    """Ready means: visitors can be served."""
    response = client.get("/-/ready")
    assert response.status_code == 200
    checks = {"database": "ok", "migrations": "ok", "cache": "ok"}
    assert response.json() == {"ready": True, "checks": checks}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_looks_at_migrations_once(client, django_assert_num_queries):
    """The second look is one query."""
    client.get("/-/ready")
    with django_assert_num_queries(1):
        client.get("/-/ready")


@pytest.mark.django_db
def test_not_ready_while_migrations_wait(client, monkeypatch):
    """New code on an old schema does not get visitors, and is asked again next time."""
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *args: [("waiting", False)])
    response = client.get("/-/ready")
    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == "failed"
    monkeypatch.undo()
    monkeypatch.setattr(health, "_migrations_seen", False)
    assert client.get("/-/ready").status_code == 200


@pytest.mark.django_db
def test_not_ready_without_database_and_no_secret_told(client, monkeypatch):
    """503, one word, nothing of the driver's message."""
    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", _down)
    response = client.get("/-/ready")
    assert response.status_code == 503
    assert response.json()["checks"]["database"] == "failed"
    assert b"password" not in response.content


@pytest.mark.django_db
def test_missing_cache_only_degrades(client, monkeypatch):
    """Without the cache pages are slower, and still served."""
    monkeypatch.setattr(LocMemCache, "set", _down)
    response = client.get("/-/ready")
    assert response.status_code == 200
    assert response.json()["checks"]["cache"] == "degraded"


@pytest.mark.parametrize("address", ["/-/live", "/-/ready"])
def test_health_is_only_read(client, address):
    """POST is refused."""
    assert client.post(address).status_code == 405
