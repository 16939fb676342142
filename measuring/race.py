"""`make race`: many people, few seats, one moment; by real HTTP, on both databases.

Each round is a run of its own: 50 people press at the same time for 20 seats; then two of them give
their seats up (each clicks twice) while newcomers press, the centre adds a seat and the job takes
back an offer nobody answered. The negative control swaps the gate for one that counts rows: it must
oversell on PostgreSQL.
"""

import asyncio
import random
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from measuring.report import Figure, figure, publish
from measuring.signups.stand import POSTGRESQL, Stand, stands
from measuring.signups.visitors import Answer, Visitor, open_forms

FAMILY = "race"
SEED = 20690601
ROUNDS = 50
PEOPLE, SEATS, WAITING = 50, 20, 40
NEWCOMERS = 4
CONTROL_ROUNDS = 10
#: The form wants to have been open for some seconds.
OPEN_FOR = 4.0

Run = dict[str, Any]
State = dict[str, Any]


def measure(asked: str = "") -> int:
    """Race on both databases; return 1 when a must is missed."""
    rounds = int(asked or ROUNDS)
    sys.stdout.write(f"seed {SEED}, {rounds} rounds of {PEOPLE} for {SEATS} on each database\n")
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder, stands(Path(folder)) as places:
        for stand in places:
            race = Race(stand, random.Random(SEED))  # noqa: S311 - it chooses who cancels
            race.run(rounds)
            figures += race.figures()
            control = oversold_without_gate(stand, min(rounds, CONTROL_ROUNDS))
            must = "control_oversold" if stand.name == POSTGRESQL else "no_must"
            figures.append(
                figure(FAMILY, f"{stand.name}_control_oversold", control, "seats", must=must)
            )
    return publish("race", "make race", figures, seed=SEED)


@dataclass
class Race:
    """The rounds on one database, and what was wrong in them."""

    stand: Stand
    chance: random.Random
    #: Numbers of people begin here.
    first: int = 1
    wrong: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    happened: dict[str, int] = field(default_factory=dict)

    def run(self, rounds: int) -> None:
        """Run so many rounds; every second one offers seats that become free."""
        runs = [
            run
            for number, hours in ((rounds - rounds // 2, None), (rounds // 2, 48))
            for run in self.stand.open_runs(
                number, capacity=SEATS, waiting_limit=WAITING, offer_hours=hours
            )
        ]
        with self.stand.served() as server:
            asyncio.run(self._rounds(runs, rounds - rounds // 2, server.origin))
        self.wrong["breaches"] += self.stand.hands.do("breaches")["number"]
        self.happened = self.stand.hands.do("counts")

    async def _rounds(self, runs: Sequence[Run], plain: int, origin: str) -> None:
        each = PEOPLE + NEWCOMERS
        paths = [run["path"] for run in runs for _one in range(each)]
        people = await open_forms(origin, paths, self.first)
        await asyncio.sleep(OPEN_FOR)
        for number, run in enumerate(runs):
            group = people[number * each : (number + 1) * each]
            state = await self._burst(run, group[:PEOPLE])
            await self._everything(run, state, group[PEOPLE:], offers=number >= plain)
            for one in group:
                one.line.close()
            if number % 10 == 9:
                told = {what: count for what, count in self.wrong.items() if count}
                sys.stdout.write(f"{self.stand.name}: {number + 1} rounds, wrong: {told}\n")
                sys.stdout.flush()

    async def _burst(self, run: Run, people: Sequence[Visitor]) -> State:
        """Let them all press at the same moment, and look at what came of it."""
        answers = await pressed_together(people)
        self.seconds += [answer.seconds for answer in answers]
        state = self.stand.hands.do("state_of", run=run["pk"])
        self._judge_answers(answers, state)
        self.wrong["oversold"] += max(0, len(seated(state)) - state["capacity"])
        self.wrong["out_of_order"] += out_of_order(state)
        self.wrong["seats_unused"] += max(0, min(SEATS, len(people)) - len(seated(state)))
        return state

    def _judge_answers(self, answers: Sequence[Answer], state: State) -> None:
        known = {one["uid"] for one in state["people"]}
        receipts = [answer.receipt for answer in answers]
        self.wrong["errors"] += sum(answer.status not in (302, 303) for answer in answers)
        self.wrong["no_receipt"] += sum(receipt not in known for receipt in receipts)
        self.wrong["twice"] += len(receipts) - len(set(receipts))

    async def _everything(
        self, run: Run, state: State, newcomers: Sequence[Visitor], *, offers: bool
    ) -> None:
        """Cancel twice, newcomers, a seat more, an offer that passes: all at the same moment."""
        holders = [one["pk"] for one in seated(state)]
        first, second, third = self.chance.sample(holders, 3)
        if offers:
            # Whoever is next is offered a seat, and lets the time pass.
            self._tell([{"act": "cancel", "signup": third}])
            state = self.stand.hands.do("state_of", run=run["pk"])
            offered = [one["pk"] for one in state["people"] if one["status"] == "offered"]
            self._tell([{"act": "let_pass", "signups": offered}])
        acts = [
            *({"act": "cancel", "signup": one} for one in (first, first, second, second)),
            {"act": "more_seats", "run": run["pk"], "more": 1},
            {"act": "expire"},
            {"act": "expire"},
        ]
        answers, told = await asyncio.gather(
            pressed_together(newcomers), asyncio.to_thread(self._tell, acts)
        )
        after = self.stand.hands.do("state_of", run=run["pk"])
        self._judge_answers(answers, after)
        if told[:2].count(True) != 1 or told[2:4].count(True) != 1:
            self.wrong["cancelled_twice"] += 1
        self.wrong["acts_failed"] += sum(isinstance(one, str) for one in told)
        moved = self.stand.hands.do("moves_up", run=run["pk"])["pks"]
        self.wrong["order_violations"] += order_violations(
            state, after, moved, freed=4 if offers else 3
        )

    def _tell(self, acts: Sequence[dict[str, Any]]) -> list[Any]:
        results: list[Any] = self.stand.hands.do("at_once", acts=list(acts))["results"]
        return results

    def figures(self) -> list[Figure]:
        """Return what must be nought, and what must have happened."""
        name, happened = self.stand.name, self.happened
        nought = [
            "oversold", "out_of_order", "errors", "no_receipt", "twice", "seats_unused",
            "cancelled_twice", "acts_failed", "order_violations", "breaches",
        ]  # fmt: skip
        counted = {
            "sign_ups": happened["signups"],
            "promotions": happened.get("promoted", 0) + happened.get("offered", 0),
            "expiries": happened.get("offer_expired", 0),
            "cancellations": happened.get("cancelled", 0),
        }
        return [
            *(figure(FAMILY, f"{name}_{row}", self.wrong[row], "", must=row) for row in nought),
            *(figure(FAMILY, f"{name}_{row}", n, "", must=row) for row, n in counted.items()),
            figure(FAMILY, f"{name}_press_p50", round(statistics.median(self.seconds), 3), "s"),
            figure(FAMILY, f"{name}_press_slowest", round(max(self.seconds), 3), "s"),
        ]


async def pressed_together(people: Sequence[Visitor]) -> list[Answer]:
    """Connect all of them, then press all buttons at once."""
    for one in people:
        await one.line.connect()
    return list(await asyncio.gather(*(one.send() for one in people)))


def seated(state: State) -> list[dict[str, Any]]:
    """Return those who have a seat."""
    return [one for one in state["people"] if one["status"] in ("held", "confirmed", "offered")]


def out_of_order(state: State) -> int:
    """Count who stands in a place that is not theirs, by the order in which rows were written."""
    wrong, place = 0, 0
    for one in state["people"]:
        if one["status"] == "waiting":
            place += 1
            wrong += one["wait_pos"] != place
        else:
            wrong += place > 0  # a seat after somebody had to wait
    return wrong


def order_violations(before: State, after: State, moved: Sequence[int], *, freed: int) -> int:
    """Count who overtook somebody: only the first in line may have moved up, one for each seat."""
    queue = sorted(
        (one for one in before["people"] if one["status"] == "waiting"),
        key=lambda one: one["wait_pos"],
    )
    line = [one["pk"] for one in queue]
    status = {one["pk"]: one["status"] for one in after["people"]}
    known = {one["pk"] for one in before["people"]}
    up = [pk for pk in moved if pk in line]
    wrong = sum(a != b for a, b in zip(up, line, strict=False))
    wrong += abs(len(up) - freed)
    wrong += sum(status[pk] == "waiting" for pk in line[: len(up)])
    wrong += sum(status[pk] != "waiting" for pk in line[len(up) :])
    # Newcomers stand behind everybody who waited before them.
    wrong += sum(status[pk] != "waiting" for pk in status if pk not in known)
    return wrong + abs(after["seats_taken"] - after["capacity"])


def oversold_without_gate(stand: Stand, rounds: int) -> int:
    """Race with the gate that counts rows; return how many seats too many were sold."""
    runs = stand.open_runs(rounds, capacity=SEATS, waiting_limit=0)
    control = Race(stand, random.Random(SEED), first=100_000)  # noqa: S311 - no secret
    with stand.served(application="measuring.signups.naive:application") as server:
        asyncio.run(_control(control, runs, server.origin))
    return control.wrong["oversold"]


async def _control(race: Race, runs: Sequence[Run], origin: str) -> None:
    paths = [run["path"] for run in runs for _one in range(PEOPLE)]
    people = await open_forms(origin, paths, race.first)
    await asyncio.sleep(OPEN_FOR)
    for number, run in enumerate(runs):
        await race._burst(run, people[number * PEOPLE : (number + 1) * PEOPLE])
