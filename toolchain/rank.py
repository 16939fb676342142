"""`make rank`: rank a collection from outside with one engine, in a store of its own."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from portal.problem import Problem
from toolchain import tiers
from toolchain.elasticsearch import elasticsearch
from toolchain.places import ROOT
from toolchain.plain import say
from toolchain.postgres import postgres
from toolchain.run_tests import LONGEST, call, environment_of, ready

ENGINES = ("sqlite", "postgresql", "elasticsearch")
USAGE = (
    "make rank ENGINE=sqlite|postgresql|elasticsearch DOCUMENTS=D.jsonl QUERIES=Q.jsonl "
    "OUTPUT=run.json [LIMIT=50]"
)


def rank() -> int:
    """Make an empty store, load the site's areas and synonyms, index, ask, write the run."""
    engine = os.environ.get("ENGINE", "sqlite")
    documents, queries = _readable("DOCUMENTS"), _readable("QUERIES")
    output = _path("OUTPUT")
    limit = os.environ.get("LIMIT", "50")
    if engine not in ENGINES:
        raise Problem(f"There is no engine {engine!r}: {USAGE}")
    if not output.parent.is_dir():
        raise Problem(f"There is no folder {output.parent} to write OUTPUT to.")
    python = ready()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-rank-")))
        env = environment_of(tiers.SQLITE, {})
        env["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
        env["PORTAL_ELASTICSEARCH_URLS"] = ""
        if engine == "postgresql":
            env["DATABASE_URL"] = stack.enter_context(postgres())
        else:
            env["DATABASE_URL"] = f"sqlite:///{folder / 'rank.sqlite3'}"
        if engine == "elasticsearch":
            env["PORTAL_ELASTICSEARCH_URLS"] = stack.enter_context(elasticsearch())
            env["PORTAL_ELASTICSEARCH_INDEX"] = f"rank-{os.getpid()}"
        started = time.monotonic()
        for words in (
            ("migrate", "--verbosity=0"),
            ("load_places", "--areas-only"),
            ("load_synonyms",),
        ):
            code = call([python, "-m", "django", *words], env, LONGEST)
            if code:
                raise Problem(f"Preparing the store failed at {words[0]}: see above.")
        say(f"store for {engine} made in {time.monotonic() - started:.1f} s")
        words = ("rank_documents", documents, queries, output, f"--limit={limit}")
        return call([python, "-m", "django", *words, f"--engine={engine}"], env, LONGEST)


def _readable(name: str) -> Path:
    path = _path(name)
    if not path.is_file():
        raise Problem(f"{name}={path} is not a file: {USAGE}")
    return path


def _path(name: str) -> Path:
    given = os.environ.get(name, "")
    if not given:
        raise Problem(f"{name} is missing: {USAGE}")
    return (ROOT / given).resolve()
