"""What a starter that was killed left behind: folders named after a process that is gone."""

import os
import shutil
import tempfile
from pathlib import Path


def sweep(prefix: str) -> None:
    """Delete folders named by the prefix and the number of a process that no longer runs."""
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        number = folder.name.removeprefix(prefix).split("-")[0]
        if number.isdigit() and not alive(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def alive(process: int) -> bool:
    """Tell whether a process with this number runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
