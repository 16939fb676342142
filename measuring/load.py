"""`make load`: how many sign-ups a second one hot run takes, and how long each person waits.

Final POSTs with all that belongs to them (limits, form, seat, consent, versions, messages) by real
HTTP, the visitors on the same processors. Beside them stand two floors: the same server answering a
POST that does nothing, and the service alone, without any HTTP.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from measuring.asking import percentile
from measuring.race import OPEN_FOR, PEOPLE, SEATS, pressed_together
from measuring.report import Figure, figure, publish
from measuring.signups.floor_path import FLOOR
from measuring.signups.stand import Stand, stands
from measuring.signups.visitors import Answer, Visitor, open_forms

FAMILY = "load"
AT_ONCE = 50
SIGN_UPS = 2_000
BURSTS = 7
#: Of the measured ones: those at the start find a server that has drawn its breath.
WARM = 100
ALONE = 300
MANY = 1_000_000


def measure(asked: str = "") -> int:
    """Measure both databases; return 1 when a must is missed."""
    number = int(asked or SIGN_UPS)
    figures: list[Figure] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        stands(Path(folder), whole_country=True) as places,
    ):
        for stand in places:
            figures += _of(stand, number)
    return publish("load", "make load", figures)


def _of(stand: Stand, number: int) -> list[Figure]:
    hot, *bursts = (
        stand.open_runs(1, capacity=MANY, waiting_limit=0)
        + stand.open_runs(BURSTS, capacity=SEATS, waiting_limit=PEOPLE)
    )  # fmt: skip
    with stand.served(application="measuring.signups.floor:application") as server:
        found = asyncio.run(
            _visits(server.origin, hot["path"], [b["path"] for b in bursts], number)
        )
    wrong = stand.hands.do("breaches")["number"]
    alone = stand.hands.do("sign_up_alone", run=hot["pk"], number=ALONE)["rate"]
    rows: list[tuple[str, float, str]] = [
        ("sign_ups", number, ""),
        ("failed", found["failed"], ""),
        ("breaches", wrong, ""),
        ("rate", found["rate"], "a second"),
        ("p50", found["p50"], "s"),
        ("p95", found["p95"], "s"),
        ("slowest", found["slowest"], "s"),
        ("burst_median", found["burst_median"], "s"),
        ("burst_slowest", found["burst_slowest"], "s"),
        ("floor_rate", found["floor_rate"], "a second"),
        ("service_alone_rate", alone, "a second"),
        ("rate_to_floor", found["rate"] / found["floor_rate"], ""),
        ("rate_to_service", found["rate"] / alone, ""),
    ]
    return [
        figure(FAMILY, f"{stand.name}_{name}", round(value, 3), unit, must=name)
        for name, value, unit in rows
    ]


async def _visits(origin: str, hot: str, bursts: Sequence[str], number: int) -> dict[str, float]:
    people = await open_forms(origin, [hot] * (number + WARM), 1)
    crowds = [path for path in bursts for _one in range(PEOPLE)]
    crowd = await open_forms(origin, crowds, 1 + number + WARM)
    await asyncio.sleep(OPEN_FOR)
    await _closed_loop(people[:WARM], lambda one: one.send())
    seconds, answers = await _closed_loop(people[WARM:], lambda one: one.send())
    waits = [answer.seconds for answer in answers]
    pressed: list[Answer] = []
    for place in range(len(bursts)):
        pressed += await pressed_together(crowd[place * PEOPLE : (place + 1) * PEOPLE])
        await asyncio.sleep(0.3)
    floor_seconds, floors = await _closed_loop(people, _press_floor)
    everybody = [*answers, *pressed]
    return {
        "failed": sum(one.receipt is None for one in everybody)
        + sum(one.status != 303 for one in floors),
        "rate": len(answers) / seconds,
        "p50": percentile(waits, 0.5),
        "p95": percentile(waits, 0.95),
        "slowest": max(waits),
        "burst_median": statistics.median(one.seconds for one in pressed),
        "burst_slowest": max(one.seconds for one in pressed),
        "floor_rate": len(floors) / floor_seconds,
    }


async def _press_floor(visitor: Visitor) -> Answer:
    visitor.path = f"/{FLOOR}"
    return await visitor.send()


async def _closed_loop(
    people: Sequence[Visitor], act: Callable[[Visitor], Awaitable[Answer]]
) -> tuple[float, list[Answer]]:
    """Let fifty at a time act, the next one as soon as one was answered."""
    waiting = list(reversed(people))
    answers: list[Answer] = []

    async def one_after_another() -> None:
        line = None
        while waiting:
            visitor = waiting.pop()
            # As behind a proxy: connections are few and kept, people are many.
            if line is not None:
                visitor.line = line
            answers.append(await act(visitor))
            line = visitor.line
        if line is not None:
            line.close()

    started = time.perf_counter()
    await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))
    return time.perf_counter() - started, answers
