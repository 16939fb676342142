"""Asks the PostgreSQL at ASKED_URL whether it has what we need; run in the tests' environment."""

import os
import sys

import psycopg

NEEDS = {
    "version 15 or newer": "SELECT current_setting('server_version_num')::int >= 150000",
    "ICU with Thai (th-x-icu)": "SELECT count(*) > 0 FROM pg_collation WHERE collname = 'th-x-icu'",
    "pg_trgm": "SELECT count(*) > 0 FROM pg_available_extensions WHERE name = 'pg_trgm'",
    "unaccent": "SELECT count(*) > 0 FROM pg_available_extensions WHERE name = 'unaccent'",
    "the right to make databases": (
        "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    ),
}

try:
    with psycopg.connect(os.environ["ASKED_URL"], connect_timeout=10) as connection:
        missing = [
            name
            for name, question in NEEDS.items()
            if not connection.execute(question).fetchone()[0]
        ]
except psycopg.Error as error:
    missing = [str(error).strip().splitlines()[0]]
if missing:
    sys.stdout.write("it lacks " + ", ".join(missing))
    sys.exit(1)
