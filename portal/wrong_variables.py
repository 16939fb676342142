"""Finds the environment variable that made the settings fail, so that the message can name it."""

from __future__ import annotations

import linecache
import os
import re
import traceback
from pathlib import Path

SETTINGS = Path(__file__).resolve().parent / "settings"
NAME = re.compile(r"[\"']([A-Z][A-Z_]+)[\"']")


def guilty_variable(error: BaseException) -> str:
    """Return the variable named on the line of the settings that failed, or an empty text."""
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        path = Path(frame.f_code.co_filename)
        if path.parent != SETTINGS:
            continue
        words = linecache.getline(str(path), line)
        named = [name for name in NAME.findall(words) if name in os.environ]
        if named:
            return named[0]
        if "DATABASES" in words and "DATABASE_URL" in os.environ:
            return "DATABASE_URL"
        if "DATA_DIR" in words or "path" in words:
            return "PORTAL_DATA_DIR" if "PORTAL_DATA_DIR" in os.environ else ""
    return ""
