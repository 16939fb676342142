"""``rank_documents``: a collection and queries from outside, ranked as the site would rank them."""

import json
import logging
import time
from argparse import ArgumentTypeError
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import collections, vocabulary_store
from search.engines.elasticsearch.configuration import is_configured
from search.models import Entry

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Needs a store of its own: everything in it is searched (`make rank` makes one)."""

    help = "Index a collection, run queries, write the ranked ids of documents by query."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("documents", type=Path, help="JSON lines: id, type, group, province, …")
        parser.add_argument("queries", type=Path, help="JSON lines: id, query")
        parser.add_argument("output", type=Path, help='JSON: {"query id": ["document id", …]}')
        parser.add_argument("--engine", default="", help="fail if another one answered")
        parser.add_argument("--limit", type=_positive, default=50, help="ids a query")

    def handle(self, *args: Any, **options: Any) -> None:
        if Entry.objects.exists():
            raise CommandError(
                "This store holds entries already, and they would be searched as well: "
                "use `make rank`, or an empty database."
            )
        started = time.perf_counter()
        documents = (collections.Document.of(each) for each in _lines(options["documents"]))
        ids = collections.index_documents(documents)
        words = vocabulary_store.recount()
        if is_configured():
            from search.indexing import rebuilding  # noqa: PLC0415 - the client costs time

            rebuilding.build()
        seconds = time.perf_counter() - started
        self.stdout.write(f"{len(ids)} documents indexed in {seconds:.1f} s, {words} words")
        found: dict[str, list[str]] = {}
        engines: Counter[str] = Counter()
        times, failed = [], 0
        for each in _lines(options["queries"]):
            key = str(each["id"])
            begun = time.perf_counter()
            try:
                ranked = collections.ask(str(each.get("query") or ""), ids, options["limit"])
                found[key] = ranked.ids
                engines[ranked.engine] += bool(ranked.engine)
            except Exception:
                log.exception("a query raised")
                found[key], failed = [], failed + 1
            times.append((time.perf_counter() - begun) * 1000)
        options["output"].write_text(
            json.dumps(found, ensure_ascii=False, indent=0), encoding="utf-8"
        )
        times.sort()
        empty = sum(not ranked for ranked in found.values())
        self.stdout.write(
            f"{len(found)} queries: {empty} without a result, {failed} raised; "
            f"p50 {_percentile(times, 50):.1f} ms, p95 {_percentile(times, 95):.1f} ms"
        )
        answered = {name: number for name, number in engines.items() if number}
        self.stdout.write(f"answered by {answered or 'nobody'}")
        if options["engine"] and set(answered) - {options["engine"]}:
            raise CommandError(f"{options['engine']} was asked, but {answered} answered.")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        yield json.loads(line)
                    except ValueError as error:
                        raise CommandError(f"{path} line {number}: {error}") from error
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error


def _positive(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise ArgumentTypeError("a number from 1 on")
    return int(text)


def _percentile(ordered: list[float], percent: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else 0.0
