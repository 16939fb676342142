"""A test of ours at its full length, on both databases beside each other; it says what it counted."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from measuring.report import ROOT
from measuring.signups.stand import POSTGRESQL, SQLITE

_LEFT_OUT = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "PYTEST_ADDOPTS"}

#: What failed is printed; what hours of requests logged is not.
_SHORT = ("-q", "-p", "no:cacheprovider", "--tb=short", "--show-capture=no")


def at_length(counts: str, *tests: str, **variables: str) -> dict[str, dict[str, Any]]:
    """Run test files; `counts` names the variable that tells them where to write what they counted.

    Returns for each database what was counted, with `failed`: 1 when the test did not pass.
    """
    found: dict[str, dict[str, Any]] = {}
    databases = {SQLITE: "", POSTGRESQL: os.environ["PORTAL_TEST_POSTGRES_URL"]}
    with tempfile.TemporaryDirectory() as folder:

        def run(name: str, url: str) -> None:
            path = Path(folder) / f"{name}.json"
            env = {key: value for key, value in os.environ.items() if key not in _LEFT_OUT}
            env |= {counts: str(path), **variables, **({"DATABASE_URL": url} if url else {})}
            done = subprocess.run(  # noqa: S603 - our own command
                [sys.executable, "-m", "pytest", *_SHORT, *tests],
                cwd=ROOT,
                env=env,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                sys.stdout.write(f"{name}:\n{done.stdout[-4000:]}\n")
            counted = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
            found[name] = {**counted, "failed": int(done.returncode != 0)}

        threads = [threading.Thread(target=run, args=one) for one in databases.items()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return found
