"""`python -m measuring.searching_on THREADS`: search until the input ends; prints JSON."""

import json
import logging
import sys
import threading
import time
from collections import Counter
from itertools import cycle

from measuring.asking import percentile
from measuring.bulk_store import places, set_up
from measuring.many_entries import SEED

#: What a process reads and builds with its first searches is not what is measured.
WARM = 10


class Reasons(logging.Handler):
    """Why the database stood in, by the words of the log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.counted: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        self.counted[f"{getattr(record, 'kind', '')}: {getattr(record, 'reason', '')}"] += 1


class Searcher(threading.Thread):
    """One visitor who never tires."""

    def __init__(self, number: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.number = number
        self.stop = stop
        self.times: list[float] = []
        self.engines: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.fallbacks = 0
        self.is_warm = threading.Event()

    def run(self) -> None:
        from django.db import connection
        from django.utils import timezone

        from measuring.typed_queries import mixed
        from search import kinds, understanding
        from search.answering import answer
        from search.query import Query

        for typed in cycle(mixed(10, places(), SEED + self.number)):
            if self.stop.is_set():
                break
            started = time.perf_counter()
            if sum(self.engines.values()) == WARM and not self.is_warm.is_set():
                self.times.clear()
                self.is_warm.set()
            try:
                plan = understanding.understand(typed.text)
                results = answer(Query(kind=kinds.everything(), at=timezone.now(), plan=plan))
            except Exception as error:  # noqa: BLE001 - counted: every one is a failed search
                self.errors[type(error).__name__] += 1
                continue
            self.times.append(time.perf_counter() - started)
            if plan.is_empty:
                continue
            self.engines[results.engine] += 1
            self.fallbacks += results.is_fallback
        connection.close()


def main(threads: int) -> None:
    """Say when it goes, search until nobody holds our input, and say what came of it."""
    reasons = Reasons()
    logging.getLogger("search.engines.failing_over").addHandler(reasons)
    stop = threading.Event()
    searchers = [Searcher(number, stop) for number in range(threads)]
    for searcher in searchers:
        searcher.start()
    for searcher in searchers:
        searcher.is_warm.wait(60)
    sys.stdout.write("searching\n")
    sys.stdout.flush()
    sys.stdin.read()
    stop.set()
    for searcher in searchers:
        searcher.join(30)
    times = [seconds for searcher in searchers for seconds in searcher.times]
    report = {
        "searches": len(times),
        "failed": sum(sum(searcher.errors.values()) for searcher in searchers),
        "errors": dict(sum((searcher.errors for searcher in searchers), Counter())),
        "fallbacks": sum(searcher.fallbacks for searcher in searchers),
        "reasons": dict(reasons.counted),
        "engines": dict(sum((searcher.engines for searcher in searchers), Counter())),
        "p95": percentile(times, 0.95),
        "slowest": max(times),
    }
    sys.stdout.write(json.dumps(report) + "\n")


if __name__ == "__main__":
    set_up()
    main(int(sys.argv[1]))
