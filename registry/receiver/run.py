"""`portal receiver`: the reference receiver as a process of its own."""

import os
import secrets
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

from portal.problem import Problem
from registry.receiver.answers import USUAL_SENDER, Receiver
from registry.receiver.server import Server
from registry.receiver.store import Store
from registry.signatures import SHORTEST_SECRET

SECRETS = "PORTAL_REGISTRY_SECRETS"


def data_folder() -> Path:
    """Return where the receiver keeps its own database."""
    kept = os.environ.get("PORTAL_DATA_DIR") or Path(__file__).resolve().parents[2] / "var"
    return Path(kept) / "receiver"


def own_secret() -> str:
    """Return the secret of one's own machine, made at the first start and kept beside the data."""
    path = data_folder() / "secret"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(36))
    return path.read_text().strip()


def be_receiver(address: str, port: int, database: str) -> int:
    """Listen until somebody ends us; SIGTERM lets the requests at work end."""
    live = [one.strip() for one in os.environ.get(SECRETS, "").split(",") if one.strip()]
    if not live or min(map(len, live)) < SHORTEST_SECRET:
        raise Problem(
            f"Set {SECRETS} to a secret of {SHORTEST_SECRET} signs or more, the same as the portal."
        )
    store = Store(database or data_folder() / "receiver.sqlite3")
    try:
        server = Server(Receiver(store, {USUAL_SENDER: live}), address, port)
    except OSError as error:
        raise Problem(f"Cannot listen on {address}:{port}: {error.strerror}.") from error

    def stop(_signal: int, _frame: FrameType | None) -> None:
        threading.Thread(target=server.shutdown).start()

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, stop)
    sys.stdout.write(f"The receiver listens: {server.url}\n")
    sys.stdout.flush()
    server.serve_forever(poll_interval=0.2)
    server.server_close()
    store.close()
    return 0
