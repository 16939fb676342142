"""`python -m measuring.publishing TIMES|only TIMES|found WORDS`: is what is published found? JSON."""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping

from measuring.asking import percentile
from measuring.bulk_store import set_up

PATIENCE = 30.0
LONGEST = 300.0
GLANCE = 0.05
#: No word of any entry begins so.
UNHEARD = "zqx"


def publish_and_find(times: int) -> dict[str, object]:
    """Publish so many changes, one after another, and look for each until it is found."""
    waits: list[float] = []
    engines: Counter[str] = Counter()
    at_once = lost = 0
    started = time.perf_counter()
    for word, page in _published(times):
        looks = 0
        while True:
            looks += 1
            engine, is_found = _look(word, page)
            waited = time.perf_counter() - started
            if is_found or waited > PATIENCE:
                break
            time.sleep(GLANCE)
        engines[engine] += 1
        waits.append(waited)
        at_once += is_found and looks == 1
        lost += not is_found
        started = time.perf_counter()
    return {
        "published": len(waits),
        "not_at_once": len(waits) - at_once,
        "lost": lost,
        "p50": percentile(waits, 0.5),
        "p95": percentile(waits, 0.95),
        "engines": dict(engines),
    }


def wait_for(published: Mapping[str, int]) -> dict[str, object]:
    """Wait until Elasticsearch itself finds everything that was published."""
    started = time.perf_counter()
    missing = dict(published)
    while missing and time.perf_counter() - started < LONGEST:
        answers = {word: _look(word, page) for word, page in missing.items()}
        for word, (engine, is_found) in answers.items():
            if is_found and engine == "elasticsearch":
                del missing[word]
        time.sleep(0.5)
    return {"seconds": time.perf_counter() - started, "missing": sorted(missing)}


def _published(times: int) -> Iterator[tuple[str, int]]:
    """Publish centres with a landmark of which nobody has heard yet."""
    from catalogue.models import CentrePage

    stamp = time.time_ns() // 1_000_000
    for number, page in enumerate(CentrePage.objects.order_by("pk")[stamp % 7_000 :][:times]):
        word = f"{UNHEARD}{stamp}n{number}"
        page.landmark = f"ตลาด {word}"
        page.save_revision().publish()
        yield word, page.pk


def _look(word: str, page: int) -> tuple[str, bool]:
    from django.utils import timezone

    from search import kinds, understanding
    from search.answering import answer
    from search.query import Query

    plan = understanding.understand(word)
    results = answer(Query(kind=kinds.everything(), at=timezone.now(), plan=plan))
    return results.engine, page in {hit.entry.page_id for hit in results.hits}


def main(words: list[str]) -> dict[str, object]:
    """Do what the words say."""
    if words[0] == "only":
        return dict(_published(int(words[1])))
    if words[0] == "found":
        return wait_for(json.loads(words[1]))
    return publish_and_find(int(words[0]))


if __name__ == "__main__":
    set_up()
    sys.stdout.write(json.dumps(main(sys.argv[1:])) + "\n")
