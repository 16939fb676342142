"""`/-/live`: the process answers. `/-/ready`: it can serve visitors. Neither tells a secret."""

import secrets

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

_GOOD = "ok"
_BAD = "failed"
# Migrations of a running process do not become unapplied; looking takes a while.
_migrations_seen = False


@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """The process runs; asks neither database nor cache, so that their failure restarts nothing."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Database reachable and migrated, or 503. A missing cache only makes pages slower."""
    database = _database()
    migrations = _migrations() if database == _GOOD else "unknown"
    is_ready = database == migrations == _GOOD
    checks = {"database": database, "migrations": migrations, "cache": _cache()}
    return JsonResponse({"ready": is_ready, "checks": checks}, status=200 if is_ready else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Exception:  # noqa: BLE001  the reason is in the log of whoever owns the database
        return _BAD
    return _GOOD


def _migrations() -> str:
    global _migrations_seen  # noqa: PLW0603  one flag a process
    if _migrations_seen:
        return _GOOD
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Exception:  # noqa: BLE001  as above
        return _BAD
    _migrations_seen = not waiting
    return _BAD if waiting else _GOOD


def _cache() -> str:
    probe = secrets.token_hex(8)
    try:
        cache.set(f"ready:{probe}", probe, 5)
        return _GOOD if cache.get(f"ready:{probe}") == probe else "degraded"
    except Exception:  # noqa: BLE001  any backend, any fault
        return "degraded"
