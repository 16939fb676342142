"""`make setup` fetches all that `make test` needs; `make postgres` gives one to try things with."""

from __future__ import annotations

import time

from toolchain.elasticsearch_home import home as elasticsearch_home
from toolchain.environments import RUN, TEST, environment
from toolchain.plain import say
from toolchain.postgres import postgres
from toolchain.services import everything as all_services


def everything() -> int:
    """Install both environments, fetch the tools, start each service once, show where all is."""
    environment(RUN)
    environment(TEST)
    with all_services() as variables:
        for name, value in sorted(variables.items()):
            if not name.endswith("_URL"):
                say(f"  {name} = {value}")
        say(f"  Elasticsearch lies in {elasticsearch_home()}")
    return 0


def show_postgres() -> int:
    """Keep a PostgreSQL running until Ctrl-C; print what to set to use it."""
    with postgres() as url:
        say(f"DATABASE_URL={url}")
        say("Ctrl-C ends and deletes it.")
        while True:
            time.sleep(3600)
