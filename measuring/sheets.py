"""`make sheets`: the booklet of the papers' own write-up and a course's flyer: seconds, text, fonts."""

import tempfile
from pathlib import Path

from measuring import portal_server
from measuring.own_commands import said
from measuring.report import figure, publish

FAMILY = "sheets"
_UNITS = {
    "booklet_first": "s",
    "booklet": "s",
    "flyer_first": "s",
    "flyer": "s",
    "booklet_kb": "KB",
    "booklet_letters": "letters",
}


def measure() -> int:
    """Make them on a freshly prepared portal; return 1 when a must is missed."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "portal"
        portal_server.prepared_once(data)
        env = portal_server.environment_of(data, PORTAL_PAGE_CACHE_SECONDS="0")
        found = said(env, "measuring.sheet_times")
    figures = [
        figure(FAMILY, name, round(value, 3), _UNITS.get(name, "")) for name, value in found.items()
    ]
    return publish("sheets", "make sheets", figures)
