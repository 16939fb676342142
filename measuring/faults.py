"""`make faults`: kill -9 of everything, again and again, while people sign up; then look for losses.

Volleys of people press the last button; while their requests are under way the server, one of its
processes, the worker of the outbox, all of it, or the database dies, at a random moment or at a
named point. Whoever got no answer sends the same form again until there is one. At the end the
outside registry must have what the portal has. Then come the quieter troubles: the registry down,
slow, failing, deaf or late; mail and search engine away; no room on the disk.
"""

import random
import secrets
import sys
import tempfile
from pathlib import Path

from measuring.report import Figure, figure, publish
from measuring.signups.far_side import FarLine, Receiver
from measuring.signups.quiet_troubles import quiet_troubles
from measuring.signups.siege import Siege
from measuring.signups.stand import POSTGRESQL, Stand, stands

FAMILY = "faults"
SEED = 20690601
KILLS = 110
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
#: A disk's size (one file of the database's journal), and what is free on it, in bytes.
ROOM, LITTLE = 16 * 1024 * 1024, 64 * 1024

#: Seconds until the processes of a killed database have noticed that it is gone.
_ORPHANS = 0.5
#: The database ends with the thread that started it, so this one stays.
_STARTER = ThreadPoolExecutor(1)

Key = str


def measure() -> int:
    """Do everything on both databases; return 1 when a must is missed."""
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else KILLS
    sys.stdout.write(f"seed {SEED}, {kills} kills on each database\n")
    figures: list[Figure] = []
    secret = secrets.token_urlsafe(36)
    with tempfile.TemporaryDirectory() as folder:
        receivers = {name: Receiver(Path(folder), secret) for name in ("sqlite", POSTGRESQL)}
        for name, receiver in receivers.items():
            receiver.database = Path(folder) / f"receiver-{name}.sqlite3"
        lines = {name: FarLine(receiver.port) for name, receiver in receivers.items()}
        with stands(Path(folder)) as places:
            for stand in places:
                line, receiver = lines[stand.name], receivers[stand.name]
                stand.env["PORTAL_REGISTRY_URL"] = line.url
                stand.env["PORTAL_REGISTRY_SECRETS"] = secret
                stand.begin_hands()
                receiver.start(stand.env)
                try:
                    figures += _of(stand, receiver, line, kills)
                finally:
                    receiver.stop()
    return publish("faults", "make faults", figures, seed=SEED)


def _of(stand: Stand, receiver: Receiver, line: FarLine, kills: int) -> list[Figure]:
    siege = Siege(stand, random.Random(SEED))  # noqa: S311 - it chooses who dies
    run = stand.open_runs(1, capacity=1_000_000, waiting_limit=0)[0]
    siege.run(run, kills)
    rows = siege.judge(receiver)
    rows += quiet_troubles(stand, receiver, line)
    return [
        figure(FAMILY, f"{stand.name}_{name}", round(value, 2), unit, must=must or name)
        for name, value, unit, must in rows
    ]


Row = tuple[str, float, str, str]


# --- kill -9 --------------------------------------------------------------------------------


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
        self.in_flight.append(self._under_way)
        self.killed[what] += 1
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
                _STARTER, _start_where_it_was, self.stand.postgres
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


# --- quieter troubles -----------------------------------------------------------------------


def _quiet_troubles(stand: Stand, receiver: Receiver, line: FarLine) -> list[Row]:
    found: list[Row] = []
    for fault in FAULTS:
        run = stand.open_runs(1, capacity=1_000, waiting_limit=0)[0]
        stand.hands.do("happen", run=run["pk"], number=6)
        line.fault = fault
        # An hour goes by on the worker's clock, five minutes at a time.
        still = stand.hands.do("deliver", hours=1, step_minutes=12)["left"]
        line.fault = ""
        time.sleep(2.0)  # what was late arrives after what is newer
        stand.hands.do("deliver", hours=72)
        mine = {(uid, version) for uid, version, *_ in stand.hands.do("versions")["rows"]}
        found.append(
            (f"{fault}_receiver_differs", len(mine ^ receiver.kept()), "", "receiver_differs")
        )
        found.append((f"{fault}_waited", still, "messages", "no_must"))
        found.append((f"{fault}_requests_spoilt", line.spoilt[fault], "", "no_must"))
    counted = receiver.counted()
    found.append(("faults_duplicates", counted["duplicates"], "", ""))
    found.append(("faults_stale", counted["stale"], "", "no_must"))
    found.append(("faults_applied_twice", counted["twice"], "", "applied_twice"))
    found += asyncio.run(_everything_else_down(stand))
    found += asyncio.run(_disk_full(stand))
    return found


async def _everything_else_down(stand: Stand) -> list[Row]:
    """Mail, text messages, search engine and registry refuse every connection."""
    nowhere = "http://127.0.0.1:9"
    variables = {
        "PORTAL_EMAIL_URL": "smtp://127.0.0.1:9",
        "PORTAL_MESSAGES_URL": nowhere,
        "PORTAL_MESSAGES_TOKEN": "nobody-listens",
        "PORTAL_ELASTICSEARCH_URLS": nowhere,
        "PORTAL_REGISTRY_URL": f"{nowhere}/signups",
    }
    run = stand.open_runs(1, capacity=100, waiting_limit=0)[0]
    with stand.served(variables=variables) as server:
        people = [Visitor(5_000 + number, server.origin) for number in range(20)]
        for one in people:
            await one.open_form(run["path"])
            one.line.close()  # a server hangs up on whoever is silent for long
        await asyncio.sleep(4)
        answers = [await one.send() for one in people]
        pages = [await one.get(answer.headers.get("location", "/")) for one, answer in
                 zip(people, answers, strict=True)]  # fmt: skip
    wrong = sum(one.receipt is None for one in answers) + sum(page.status != 200 for page in pages)
    slowest = max(one.seconds for one in answers)
    return [
        ("all_else_down_wrong_pages", wrong, "", "wrong_pages"),
        ("all_else_down_slowest", slowest, "s", "no_must"),
    ]


async def _disk_full(stand: Stand) -> list[Row]:
    """Sign up until there is no room: a clear page with all that was typed, and nothing half."""
    run = stand.open_runs(1, capacity=100_000, waiting_limit=0)[0]
    if stand.postgres is None:
        most = stand.hands.do("pages")["pages"] + 3
        options = {
            "application": "measuring.signups.full_disk:application",
            "variables": {"MEASURE_MOST_PAGES": str(most)},
        }
    else:
        # What the kills left may weigh more already; a file that is too large cannot be opened.
        filled = stand.hands.do("fill_outbox", up_to=ROOM - LITTLE)["bytes"]
        _restarted(stand.postgres, most=max(ROOM, filled + LITTLE))
        stand.begin_hands()
        options = {}
    refused: list[Visitor] = []
    counted: Counter[str] = Counter()
    with stand.served(**options) as server:
        pattern = Visitor(0, server.origin)
        await pattern.open_form(run["path"])
        await asyncio.sleep(4)
        for number in range(400):
            one = Visitor(9_000 + number, server.origin)
            one.path, one.cookies = pattern.path, pattern.cookies
            one.fields = {**pattern.fields, "submission_key": new_key()}
            answer = await one.send()
            one.line.close()
            if answer.receipt is not None:
                counted["taken"] += 1
                continue
            clear = answer.status == 503 and made_up_name(one.number) in answer.text
            counted["clear" if clear else f"unclear {answer.status}"] += 1
            refused.append(one)
            if len(refused) >= 10:
                break
    if stand.postgres is not None:
        _restarted(stand.postgres, most=None)
    stand.begin_hands()
    kept = len(stand.hands.do("state_of", run=run["pk"])["people"])
    half = abs(kept - counted["taken"]) + stand.hands.do("orphans")["number"]
    later = await _later(stand, refused)
    return [
        ("disk_full_taken_before", counted["taken"], "", "no_must"),
        ("disk_full_refused", len(refused), "", "disk_refused"),
        ("disk_full_wrong_pages", len(refused) - counted["clear"], "", "wrong_pages"),
        ("disk_full_half_written", half, "", "half_written"),
        ("disk_full_lost_later", len(refused) - later, "", "acknowledged_lost"),
        ("disk_full_breaches", stand.hands.do("breaches")["number"], "", "breaches"),
    ]


def _restarted(server: Server, *, most: int | None) -> None:
    """Start the database anew; under `ulimit -f` no file of it may grow past so many bytes."""
    server.kill()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft if most is None else most, hard))
    try:
        _start_where_it_was(server)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _start_where_it_was(server: Server) -> None:
    """Start a killed database at its old port, as soon as its orphans have let its memory go."""
    port = server.port
    time.sleep(_ORPHANS)
    for _try in range(5):
        server.port = port
        server.start()
        if server.port == port:
            return
        server.kill()
        time.sleep(_ORPHANS)
    raise RuntimeError("the database does not come back to its port")


async def _later(stand: Stand, refused: Sequence[Visitor]) -> int:
    """When there is room again the same forms are taken."""
    taken = 0
    with stand.served() as server:
        for one in refused:
            again = Visitor(one.number, server.origin)
            again.path, again.cookies, again.fields = one.path, one.cookies, one.fields
            taken += (await again.send()).receipt is not None
    return taken
