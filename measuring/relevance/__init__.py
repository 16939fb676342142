"""`make relevance`: how good the search is on our own set, beside baselines, on every engine."""

import json
import sys
import tempfile
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

from measuring.relevance import running, trigram, variants
from measuring.relevance.collection import documents
from measuring.relevance.judging import Judgement, hand_written
from measuring.relevance.scores import Run, Score, by_kind, score
from measuring.report import Figure, figure, publish

#: How many may be told of a query before a run is cut; longer ones are not compared as sets.
_CUT = running.LIMIT
_QUOTED = (
    "Elasticsearch's own `thai` analyser, on another set (its module cannot be had here): "
    "hand-written .546, machine-made .640, zero .225, false .118"
)


def measure() -> int:
    """Rank the set with every engine through the door; return 1 when a must is missed."""
    by_hand = hand_written()
    by_machine = tuple(variants.variants(documents().values()))
    with tempfile.TemporaryDirectory() as folder:
        queries = Path(folder) / "queries.jsonl"
        write_queries(queries, (*by_hand, *by_machine))
        runs = {name: running.door(name, queries) for name in running.ENGINES}
        baselines = {
            "stock": running.stock(queries),
            "trigram": trigram.ranked(documents().values(), queries),
        }
    figures = [
        one
        for name, run in (*runs.items(), *baselines.items())
        for one in _figures(name, run, by_hand, by_machine, is_ours=name in runs)
    ]
    figures += _differences(runs, by_hand, by_machine)
    show({**runs, **baselines}, by_hand, by_machine)
    return publish("relevance", "make relevance", figures)


def write_queries(path: Path, judged: tuple[Judgement, ...]) -> None:
    """Write queries as the door reads them."""
    lines = [json.dumps({"id": one.id, "query": one.query}, ensure_ascii=False) for one in judged]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _figures(
    name: str,
    run: Run,
    by_hand: tuple[Judgement, ...],
    by_machine: tuple[Judgement, ...],
    *,
    is_ours: bool,
) -> list[Figure]:
    """Return a run's figures; only ours are judged."""

    def told(what: str, value: float) -> Figure:
        full, value = f"{name}.{what}", round(value, 3)
        if is_ours:
            return figure("relevance", full, value, "", must=what)
        return Figure(f"relevance.{full}", value, "")

    whole, made = score(run, by_hand), score(run, by_machine)
    held_out = score(run, [one for one in by_hand if one.is_held_out])
    kinds = by_kind(run, (*by_hand, *by_machine))
    return [
        told("hand_ndcg", whole.ndcg),
        told("held_out_ndcg", held_out.ndcg),
        told("machine_ndcg", made.ndcg),
        told("hand_zero", whole.zero),
        told("machine_zero", made.zero),
        told("hand_false", whole.false),
        *(
            told(f"ndcg.{kind.replace(': ', '_').replace(' ', '_')}", one.ndcg)
            for kind, one in kinds.items()
        ),
    ]


def _plain(kind: str) -> str:
    return kind.replace(": ", "_").replace(" ", "_")


def _differences(
    runs: Mapping[str, Run], by_hand: tuple[Judgement, ...], by_machine: tuple[Judgement, ...]
) -> list[Figure]:
    """Return how far engines are apart: in score, and in which documents they find."""
    scores = [
        [score(run, judged).ndcg for judged in (by_hand, by_machine)] for run in runs.values()
    ]
    widest = max(max(part) - min(part) for part in zip(*scores, strict=True))
    different = different_sets(runs)
    for told in different:
        sys.stdout.write(f"not the same documents: {told}\n")
    return [
        figure("relevance", "engines_ndcg_apart", round(widest, 3), ""),
        figure("relevance", "engines_different_sets", len(different), "queries"),
    ]


def different_sets(runs: Mapping[str, Run]) -> list[str]:
    """Name the queries for which two engines found different documents, where all are told."""
    return [
        f"{key} by {one_name} and {other_name}"
        for (one_name, one), (other_name, other) in combinations(runs.items(), 2)
        for key in one
        if len(one[key]) < _CUT and set(one[key]) != set(other[key])
    ]


def show(
    runs: Mapping[str, Run], by_hand: tuple[Judgement, ...], by_machine: tuple[Judgement, ...]
) -> None:
    """Print nDCG@10 by kind of query, a column for each run."""
    tuned = [one for one in by_hand if not one.is_held_out]
    held_out = [one for one in by_hand if one.is_held_out]
    rows: dict[str, list[Score]] = {}
    for run in runs.values():
        parts = {
            "hand-written": score(run, by_hand),
            "  for tuning": score(run, tuned),
            "  held out": score(run, held_out),
            "machine-made": score(run, by_machine),
            **{f"  {kind}": one for kind, one in by_kind(run, (*by_hand, *by_machine)).items()},
        }
        for name, one in parts.items():
            rows.setdefault(name, []).append(one)
    out = sys.stdout
    out.write(f"machine-made queries from seed {variants.SEED}\n")
    out.write(f"{'nDCG@10 (zero results, false friends)':32}{'queries':>8}")
    out.write("".join(f"{name:>22}" for name in runs) + "\n")
    for name, ones in rows.items():
        cells = "".join(f"{f'{one.ndcg:.3f} ({one.zero:.2f} {one.false:.2f})':>22}" for one in ones)
        out.write(f"{name:32}{ones[0].queries:>8}{cells}\n")
    out.write(f"quoted: {_QUOTED}\n")
