"""`python3 -m toolchain TARGET`: the door that every line of the Makefile goes through.

This file alone must be readable by old Pythons, so that they can be told what is missing.
"""

import os
import shutil
import sys

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")


def newer_python():
    """Return the path of a Python on this machine that is new enough, or None."""
    for name in NEWER:
        path = shutil.which(name)
        if path:
            return path
    return None


def main():
    """Hand over to the target's module, with a Python that can read it."""
    if sys.version_info < OLDEST:
        path = newer_python()
        if path:
            os.execv(  # noqa: S606 - a Python
                path, [path, "-m", "toolchain", *sys.argv[1:]]
            )
        sys.exit(
            "Python 3.11 or newer is needed and this is "
            + sys.version.split()[0]
            + ": install it, or say which one to take: make run PYTHON=/path/to/python3"
        )
    from toolchain.targets import main as targets  # noqa: PLC0415 - too new for old Pythons

    return targets(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
