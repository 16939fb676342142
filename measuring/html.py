"""The HTML checker: what the Nu validator says about pages."""

import json
import os
import shlex
import subprocess
from pathlib import Path


def errors(folder: Path) -> list[str]:
    """Check every page of a folder; return the errors, one line each."""
    done = subprocess.run(  # noqa: S603 - the checker that the toolchain found
        [
            *shlex.split(os.environ["PORTAL_TEST_VNU"]),
            "--format",
            "json",
            "--skip-non-html",
            str(folder),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr or done.stdout or '{"messages": []}')["messages"]
    return [
        f"{Path(one['url']).name}:{one.get('lastLine', 0)} {one['message']} {one.get('extract', '')[:120]}"
        for one in messages
        if one["type"] == "error"
    ]
