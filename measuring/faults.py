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


def measure(asked: str = "") -> int:
    """Do everything on both databases; return 1 when a must is missed."""
    kills = int(asked or KILLS)
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
