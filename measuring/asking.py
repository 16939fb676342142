"""`python -m measuring.asking EACH`: what searching costs in a filled store; prints JSON."""

import json
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring.bulk_store import places, set_up
from measuring.many_entries import SEED

if TYPE_CHECKING:
    from measuring.typed_queries import Typed
    from search.results import Results

WARM = 2  # of each kind, asked before the clock runs


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of all does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def ask_all(each: int) -> dict[str, Any]:
    """Ask mixed queries as the search page and a listing do; planner included."""
    from measuring.typed_queries import mixed
    from search.models import Entry

    for typed in mixed(WARM, places(), SEED + 1):
        _ask(typed, 0)
    times: list[float] = []
    work: list[float] = []
    by_kind: dict[str, list[float]] = {}
    engines: Counter[str] = Counter()
    stages: Counter[str] = Counter()
    failed = 0
    for number, typed in enumerate(mixed(each, places(), SEED + 2)):
        started, begun = time.perf_counter(), time.process_time()
        try:
            results = _ask(typed, number)
        except Exception as error:  # noqa: BLE001 - counted and shown
            sys.stderr.write(f"{typed.text!r}: {error!r}\n")
            failed += 1
            continue
        spent = (time.perf_counter() - started) * 1000
        times.append(spent)
        work.append((time.process_time() - begun) * 1000)
        by_kind.setdefault(typed.kind, []).append(spent)
        engines[results.engine] += 1
        stages[results.stage or "-" if results.total else "nothing"] += 1
    return {
        "entries": Entry.objects.count(),
        "queries": len(times),
        "failed": failed,
        "engines": dict(engines),
        "stages": dict(stages),
        "p50": percentile(times, 0.5),
        "p95": percentile(times, 0.95),
        "slowest": max(times),
        # What this process itself works: for SQLite everything, for servers their client's part.
        "work_p95": percentile(work, 0.95),
        "p95_by_kind": {kind: round(percentile(ms, 0.95), 1) for kind, ms in by_kind.items()},
        "memory_mb": memory_mb(),
    }


def _ask(typed: "Typed", number: int) -> "Results":
    """Ask as the whole site's search does, every fourth time as a listing with a filter."""
    from django.utils import timezone

    from search import kinds, understanding
    from search.answering import answer
    from search.query import Query
    from search.searching import PER_GROUP

    plan = understanding.understand(typed.text, is_unfinished=typed.is_unfinished)
    at = timezone.now()
    if number % 4 == 3:
        query = Query(kind=kinds.get("course"), at=at, plan=plan)
        if number % 8 == 7:
            query = query.with_chosen("group", ("creative", "industry"))
        return answer(query)
    return answer(Query(kind=kinds.everything(), at=at, plan=plan, per_kind=PER_GROUP))


def planner_ms() -> list[float]:
    """Return what understanding costs for texts of 120 letters, near words included."""
    from measuring.typed_queries import mixed
    from search import understanding

    texts = [typed.text.ljust(120, "ก") for typed in mixed(8, places(), SEED + 3)]
    texts += [(typed.text * 40)[:120] for typed in mixed(8, places(), SEED + 4)]
    return [_milliseconds(partial(understanding.understand, text)) for text in texts]


def analysis_ms(number: int = 500) -> float:
    """Return what the analysis of one entry costs on average, all its fields."""
    from wagtail.models import Page

    from measuring.many_entries import made
    from search.entry_tokens import tokens_of
    from search.rows import of_data

    page = Page.get_first_root_node()
    columns = [of_data(page, data).entry for data, _runs in made(number, places(), SEED + 5)]
    return _milliseconds(lambda: [tokens_of(one) for one in columns]) / number


def _milliseconds(work: Callable[[], object]) -> float:
    # Time of this process alone: what is measured waits for nothing.
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def memory_mb() -> float:
    """Return what this process holds, without the database's file that it has mapped."""
    kilobytes, is_file_of_database = 0, False
    try:
        lines = Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    for line in lines:
        words = line.split()
        if "-" in words[0] and not words[0].endswith(":"):
            is_file_of_database = ".sqlite3" in words[-1]
        elif words[0] == "Rss:" and not is_file_of_database:
            kilobytes += int(words[1])
    return kilobytes / 1024


def main(each: int) -> None:
    """Print everything that one process can say of itself."""
    report = ask_all(each)
    planner = planner_ms()
    report["planner_p50"] = statistics.median(planner)
    report["planner_p95"] = percentile(planner, 0.95)
    report["analysis"] = analysis_ms()
    report["pid"] = os.getpid()
    sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    set_up()
    main(int(sys.argv[1]))
