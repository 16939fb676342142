"""`python -m portal run | worker | doctor | prepare`: one for the whole portal."""

from __future__ import annotations

import argparse
import http.client
import os
import signal
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

from portal.children import Child, end_with_parent
from portal.ports import check_free, free_neighbour, wanted_port
from portal.problem import Problem

PATIENCE_AT_START = 90.0
PATIENCE_AT_END = 12.0
GLANCE = 0.2


def main(words: Sequence[str] | None = None) -> int:
    """Read the command line and do what it says; a mendable failure is one line."""
    options = parser().parse_args(words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), _stop)
    try:
        return int(options.work(options))
    except Problem as problem:
        sys.stderr.write(f"\n{problem}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130


def parser() -> argparse.ArgumentParser:
    """Return the commands and their options."""
    top = argparse.ArgumentParser(prog="portal", description="The community vocational portal.")
    commands = top.add_subparsers(required=True, metavar="command")
    run = commands.add_parser("run", help="start the server and the worker (PORT, 8000 by default)")
    run.add_argument("--bind", default="127.0.0.1", help="address to listen on")
    run.add_argument(
        "--prepare", action="store_true", help="bring database and files up to date first"
    )
    run.add_argument(
        "--no-receiver",
        action="store_true",
        help="do not start the reference receiver (nor does a PORTAL_REGISTRY_URL of your own)",
    )
    run.set_defaults(work=run_portal)
    worker = commands.add_parser("worker", help="start only the worker")
    worker.set_defaults(work=run_worker)
    receiver = commands.add_parser(
        "receiver", help="start the reference receiver: a registry that keeps what it is told"
    )
    receiver.add_argument("--bind", default="127.0.0.1", help="address to listen on")
    receiver.add_argument("--port", type=int, default=8001, help="port (8001; 0: any free one)")
    receiver.add_argument("--database", default="", help="SQLite file (var/receiver/…)")
    receiver.set_defaults(work=run_receiver)
    doctor = commands.add_parser("doctor", help="look at this installation and say what to mend")
    doctor.set_defaults(work=see_doctor)
    prepare = commands.add_parser(
        "prepare", help="bring database, places, translations and files up to date"
    )
    prepare.set_defaults(work=prepare_portal)
    return top


def prepare_portal(_options: argparse.Namespace) -> int:
    """Bring everything up to date; what is done already is skipped."""
    from portal.preparation import prepare  # noqa: PLC0415 - needs Django, which `run` does not

    return prepare()


def run_worker(_options: argparse.Namespace) -> int:
    """Be the worker."""
    return be("outbox_worker")


def run_receiver(options: argparse.Namespace) -> int:
    """Be the reference receiver; it needs no Django."""
    from registry.receiver.run import be_receiver  # noqa: PLC0415 - as little as possible

    return be_receiver(options.bind, options.port, options.database)


def see_doctor(_options: argparse.Namespace) -> int:
    """Be the doctor."""
    return be("doctor")


def be(command: str) -> int:
    """Run one of Django's commands in this process."""
    from django.core.management import CommandError, call_command  # noqa: PLC0415 - slow

    from portal.preparation import start_django  # noqa: PLC0415

    start_django()
    try:
        call_command(command)
    except CommandError as error:
        raise Problem(str(error)) from error
    return 0


def portal(*words: str) -> list[str]:
    """Return the command line of one of our own commands."""
    return [sys.executable, "-m", "portal", *words]


def server(address: str, port: int) -> list[str]:
    """Return the web server's command line; WEB_CONCURRENCY and GUNICORN_CMD_ARGS still count."""
    bind = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "portal.wsgi:application",
        f"--bind={bind}",
        "--worker-class=gthread",
        "--workers=" + os.environ.get("WEB_CONCURRENCY", "2"),
        "--threads=4",
        "--timeout=60",
        "--graceful-timeout=8",
        "--preload",
        "--no-control-socket",
        "--log-level=warning",
    ]


def run_portal(options: argparse.Namespace) -> int:
    """Keep the server and the worker running until somebody ends us."""
    port = wanted_port()
    check_free(port, options.bind)
    if os.environ.get("MAKELEVEL"):
        end_with_parent()
    env = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    env.setdefault("PORTAL_BASE_URL", f"http://localhost:{port}")
    receiver = own_receiver(env, port) if wants_receiver(options, env) else None
    if options.prepare:
        prepare_first(env)
    web = Child("server", server(options.bind, port), env)
    children = [web, Child("worker", portal("worker"), env)]
    if receiver:
        children.append(receiver)
    try:
        for child in children:
            child.start()
        wait_until_live(web, options.bind, port)
        announce(port)
        if receiver:
            announce_receiver(env)
        keep(children)
    finally:
        end_all(children)
    sys.stdout.write("\nThe portal is closed.\n")
    return 0


def wants_receiver(options: argparse.Namespace, env: dict[str, str]) -> bool:
    """Say whether a registry of our own belongs to it: on one's own machine, where none is named."""
    is_own_machine = env.get("DJANGO_SETTINGS_MODULE", "").endswith(".dev")
    return is_own_machine and not options.no_receiver and not env.get("PORTAL_REGISTRY_URL")


def own_receiver(env: dict[str, str], port: int) -> Child:
    """Return the receiver, and tell server and worker by their environment where it listens."""
    from registry.receiver.run import own_secret  # noqa: PLC0415 - only where it is wanted

    its_port = free_neighbour(port)
    env["PORTAL_REGISTRY_URL"] = f"http://127.0.0.1:{its_port}/signups"
    env.setdefault("PORTAL_REGISTRY_SECRETS", own_secret())
    return Child("receiver", portal("receiver", f"--port={its_port}"), env)


def keep(children: Sequence[Child]) -> None:
    """Start again what dies, until somebody asks us to end."""
    try:
        while True:
            for child in children:
                line = child.keep()
                if line:
                    sys.stderr.write(f"{line}\n")
            time.sleep(GLANCE)
    except KeyboardInterrupt:
        return


def prepare_first(env: dict[str, str]) -> None:
    """Run the preparation in a process of its own, so that its memory is given back."""
    child = Child("preparation", portal("prepare"), env)
    try:
        child.start()
        while child.exit_code() is None:
            time.sleep(GLANCE)
    finally:
        code = child.exit_code()
        end_all([child])
    if code:
        raise SystemExit(code)  # it has said why


def wait_until_live(web: Child, address: str, port: int) -> None:
    """Wait until the server answers; say so when it dies instead."""
    deadline = time.monotonic() + PATIENCE_AT_START
    while time.monotonic() < deadline:
        if web.exit_code() is not None:
            raise Problem(
                "The server did not start: the reason stands above. Mend it and start again."
            )
        if is_live(address, port):
            return
        time.sleep(GLANCE)
    raise Problem(
        f"The server did not answer within {PATIENCE_AT_START:.0f} s: try again, or run doctor."
    )


def is_live(address: str, port: int) -> bool:
    """Tell whether the server answers at its liveness address."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)  # noqa: S104 - read, not bound
    line = http.client.HTTPConnection(host, port, timeout=2)
    try:
        line.request("GET", "/-/live", headers={"Host": "localhost"})
        return line.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def announce(port: int) -> None:
    """Say where the portal is."""
    here = f"http://localhost:{port}"
    sys.stdout.write(f"\n  The portal is open:  {here}/th/\n  For officers:        {here}/admin/\n")
    sys.stdout.write("  Ctrl-C ends it.\n\n")
    sys.stdout.flush()


def announce_receiver(env: dict[str, str]) -> None:
    """Say where sign-ups are told, so that the whole way can be looked at."""
    sys.stdout.write(f"  Reference receiver:  {env['PORTAL_REGISTRY_URL']}  (var/receiver/)\n\n")
    sys.stdout.flush()


def end_all(children: Sequence[Child]) -> None:
    """End all children, politely first; a second Ctrl-C does not interrupt this."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    deadline = time.monotonic() + PATIENCE_AT_END
    for child in children:
        child.ask_to_end()
    for child in children:
        child.end(deadline - time.monotonic())
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), _stop)


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
