"""`python -m measuring.page_costs`: open addresses that are read line by line; print what each cost.

Page cache off, other caches cold: what the first visitor of a minute pays. Only what stands on every
page (settings, foot) is kept, as in `make budgets`.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

#: A page without shelves or lists, by language (Thai, English).
_ANY_PAGE = ("/th/about/", "/en/about/")


class Watch:
    """Counts the statements of a connection and the seconds that they take."""

    def __init__(self) -> None:
        self.statements = 0
        self.seconds = 0.0

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        """Run one statement under the clock."""
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.statements += 1
            self.seconds += time.perf_counter() - started


def cost(client: Any, path: str) -> dict[str, Any]:
    """Open an address and return what it took."""
    from django.core.cache import cache
    from django.db import connection

    cache.clear()
    client.get(_ANY_PAGE[path.startswith("/en/")]).close()
    watch = Watch()
    with connection.execute_wrapper(watch):
        started, begun = time.perf_counter(), time.process_time()
        answer = client.get(path)
        answer.close()
        worked, spent = time.process_time() - begun, time.perf_counter() - started
    return {
        "status": answer.status_code,
        "queries": watch.statements,
        "database_ms": watch.seconds * 1000,
        "cpu_ms": worked * 1000,
        "ms": spent * 1000,
    }


def main() -> None:
    """Answer until the input ends."""
    import django

    django.setup()
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    for line in sys.stdin:
        sys.stdout.write(json.dumps(cost(client, line.strip())) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
