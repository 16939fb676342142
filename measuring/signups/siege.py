"""kill -9 of everything under volleys of people who press the last button of the form."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

from measuring.report import ROOT
from measuring.signups.far_side import Receiver
from measuring.signups.restarting import STARTER, start_where_it_was
from measuring.signups.stand import Stand, WebServer
from measuring.signups.visitors import Visitor, made_up_name, new_key
from portal.children import ends_with_us

VOLLEY = 28
LEAST_IN_FLIGHT = 20
#: Seconds until whoever got no answer presses again, and until they give up.
AGAIN, LONGEST = 0.2, 90.0
WEB_POINTS = ("seat-taken", "before-commit", "after-commit")
WORKER_POINTS = ("claimed", "sent", "finished")
#: What dies, in turn; at the end of each row everything at once.
TURN = (
    "web process", "point", "worker", "web process", "worker point",
    "point", "web process", "server", "point", "both",
)  # fmt: skip

Key = str
#: Name, value, unit, name of the must ("" for the same).
Row = tuple[str, float, str, str]


@dataclass
class Press:
    """One person's form, and what became of it."""

    visitor: Visitor
    body: bytes
    key: Key
    uid: str = ""
    #: When the request began that was answered at last.
    answered_from: float = 0.0
    tries: int = 0


@dataclass
class Siege:
    """Kills under volleys of people."""

    stand: Stand
    chance: random.Random
    presses: list[Press] = field(default_factory=list)
    killed: Counter[str] = field(default_factory=Counter)
    in_flight: list[int] = field(default_factory=list)
    never_answered: int = 0
    other_receipt: int = 0
    wrong_answers: Counter[int] = field(default_factory=Counter)
    _under_way: int = 0
    _worker: "subprocess.Popen[bytes] | None" = None

    def run(self, run: dict[str, str], kills: int) -> None:
        """Kill so many times; then everybody who was ever answered sends the same form again."""
        server = WebServer(
            self.stand.env, self.stand.log, application="measuring.signups.crashing:application"
        )
        server.start()
        self._begin_worker()
        try:
            asyncio.run(self._volleys(server, run["path"], kills))
        finally:
            server.stop()
            self._end_worker()

    async def _volleys(self, server: WebServer, path: str, kills: int) -> None:
        pattern = Visitor(0, server.origin)
        await pattern.open_form(path)
        if "submission_key" not in pattern.fields:
            raise RuntimeError("the form could not be opened")
        await asyncio.sleep(4)
        for number in range(kills):
            what = self._next(number)
            volley = [self._press(pattern) for _one in range(VOLLEY)]
            people = asyncio.gather(*(self._until_answered(one) for one in volley))
            await self._strike(server, what)
            await people
            self.presses += volley
            if number % 10 == 9:
                told = f"{self.stand.name}: {number + 1} kills {dict(self.killed)}\n"
                sys.stdout.write(told)
                sys.stdout.flush()
        for one in self.presses:
            one.visitor.line.close()
        await self._all_again()

    def _next(self, number: int) -> str:
        if self.stand.postgres is not None and number % 10 == 4:
            return "postmaster"
        return TURN[number % len(TURN)]

    def _press(self, pattern: Visitor) -> Press:
        number = self.chance.randrange(1, 1 << 30)
        visitor = Visitor(number, pattern.origin, patience=15.0)
        visitor.path, visitor.cookies, visitor.fields = (
            pattern.path,
            pattern.cookies,
            pattern.fields,
        )
        key = new_key()
        answers = visitor.answers(
            submission_key=key,
            name=f"ผู้เรียน {made_up_name(number)}",
            tel=f"08{number % 100_000_000:08d}",
        )
        return Press(visitor, urlencode(answers).encode(), key)

    async def _until_answered(self, press: Press) -> None:
        started = time.monotonic()
        while time.monotonic() - started < LONGEST:
            press.tries += 1
            began = time.time()
            self._under_way += 1
            try:
                answer = await press.visitor.post(press.body)
            finally:
                self._under_way -= 1
            if answer.receipt is not None:
                press.uid, press.answered_from = answer.receipt, began
                press.visitor.line.close()
                return
            # 503 says "press again"; nothing else may come but silence.
            if answer.status not in (0, 503):
                self.wrong_answers[answer.status] += 1
            await asyncio.sleep(AGAIN * self.chance.uniform(0.5, 1.5))
        self.never_answered += 1

    async def _strike(self, server: WebServer, what: str) -> None:
        while self._under_way < VOLLEY:
            await asyncio.sleep(0.002)
        if what == "point":
            await self._set_trap(server, self.chance.choice(WEB_POINTS))
            return
        deadline = time.monotonic() + self.chance.uniform(0, 0.25)
        while time.monotonic() < deadline and self._under_way > LEAST_IN_FLIGHT + 1:
            await asyncio.sleep(0.002)
        # Several may be answered between two looks: such a kill comes late, and is not counted.
        if self._under_way >= LEAST_IN_FLIGHT:
            self.in_flight.append(self._under_way)
            self.killed[what] += 1
        else:
            self.killed[f"late {what}"] += 1
        if what == "web process":
            os.kill(self.chance.choice(server.workers), signal.SIGKILL)
        elif what == "worker":
            self._begin_worker()
        elif what == "worker point":
            (self.stand.folder / f"trap-{self.chance.choice(WORKER_POINTS)}").touch()
            await asyncio.sleep(0.5)
            self._begin_worker(kill=False)
        elif what == "postmaster":
            assert self.stand.postgres is not None  # noqa: S101 - asked before
            self.stand.postgres.kill()
            await asyncio.get_running_loop().run_in_executor(
                STARTER, start_where_it_was, self.stand.postgres
            )
        else:
            server.kill()
            if what == "both":
                self._begin_worker()
            server.start(wait=False)
            await asyncio.to_thread(server.wait_until_live)

    async def _set_trap(self, server: WebServer, point: str) -> None:
        """Let a web process die at a named point of its work, and count who was under way."""
        trap = self.stand.folder / f"trap-{point}"
        trap.touch()
        under_way = self._under_way
        while trap.exists() and self._under_way:
            under_way = self._under_way
            await asyncio.sleep(0.001)
        if trap.exists():
            trap.unlink()
            # Nobody stepped on it: then one dies outside of any point.
            os.kill(self.chance.choice(server.workers), signal.SIGKILL)
            self.killed["after the volley"] += 1
            return
        if under_way < LEAST_IN_FLIGHT:
            self.killed[f"late at {point}"] += 1
            return
        self.in_flight.append(under_way)
        self.killed[f"at {point}"] += 1

    def _begin_worker(self, *, kill: bool = True) -> None:
        """Start the outbox's worker; one that lives still is killed first."""
        if self._worker is not None and not kill and self._worker.poll() is None:
            return
        self._end_worker()
        self._worker = subprocess.Popen(
            [sys.executable, "-m", "measuring.signups.crashing_worker"],
            cwd=ROOT,
            env=self.stand.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=ends_with_us(signal.SIGKILL),  # noqa: PLW1509 - it only asks the kernel
        )

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.wait()

    async def _all_again(self) -> None:
        """The same forms once more, after everything: each must lead to the same receipt."""
        waiting = list(self.presses)

        async def sender() -> None:
            while waiting:
                press = waiting.pop()
                for _try in range(5):
                    answer = await press.visitor.post(press.body)
                    if answer.status not in (0, 503):
                        break
                press.visitor.line.close()
                self.other_receipt += answer.receipt != press.uid

        await asyncio.gather(*(sender() for _ in range(8)))

    def judge(self, receiver: Receiver) -> list[Row]:
        """Deliver what is left, then count what must not be."""
        self.stand.begin_hands()
        hands = self.stand.hands
        left = hands.do("deliver", hours=72)
        rows = hands.do("versions")["rows"]
        mine = {(uid, version) for uid, version, _key, _at in rows}
        by_key = {key: (uid, at) for uid, _version, key, at in rows}
        lost = sum(by_key.get(one.key, ("", 0))[0] != one.uid for one in self.presses if one.uid)
        unanswered = sum(
            one.tries > 1 and one.key in by_key and by_key[one.key][1] < one.answered_from
            for one in self.presses
        )
        counted = receiver.counted()
        at_points = sum(n for what, n in self.killed.items() if what.startswith("at "))
        total = sum(n for what, n in self.killed.items() if not what.startswith("late"))
        return [
            ("kills", total, "", ""),
            ("kills_at_points", at_points, "", ""),
            *(
                [("postmaster_kills", self.killed["postmaster"], "", "")]
                if self.stand.postgres is not None
                else []
            ),
            ("in_flight_least", min(self.in_flight, default=0), "", ""),
            ("acknowledged", sum(bool(one.uid) for one in self.presses), "", ""),
            ("acknowledged_lost", lost, "", ""),
            ("sent_again", sum(one.tries > 1 for one in self.presses), "", ""),
            ("unanswered_committed", unanswered, "", ""),
            ("other_receipt", self.other_receipt, "", ""),
            ("two_sign_ups", len(rows) - len(self.presses), "", ""),
            ("never_answered", self.never_answered, "", ""),
            ("wrong_pages", sum(self.wrong_answers.values()), "", ""),
            ("delivered", counted["applied"], "", ""),
            ("duplicates_at_receiver", counted["duplicates"], "", ""),
            ("applied_twice", counted["twice"], "", ""),
            ("receiver_differs", len(mine ^ receiver.kept()) + left["left"] + left["dead"], "", ""),
            ("half_written", hands.do("orphans")["number"], "", ""),
            ("breaches", hands.do("breaches")["number"], "", ""),
        ]
