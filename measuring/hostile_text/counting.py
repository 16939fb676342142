"""What the tests of hostile text count, and where `make xss` reads it."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

#: Names the file that a test at its full length writes what it counted to.
VARIABLE = "PORTAL_XSS_COUNTS"
#: What a page must hold none of.
SORTS = ("scripts", "handlers", "addresses", "foreign")
_THAI = frozenset("กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวศสหอะาเแโใไ")


def is_clear(message: str) -> bool:
    """Whether a refusal is said in Thai."""
    return bool(_THAI & set(message))


def keep(kind: str, counted: Mapping[str, Any]) -> None:
    """Write what was counted of a kind beside the others; nothing where nobody asks."""
    if name := os.environ.get(VARIABLE):
        path = Path(name)
        before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        text = json.dumps({**before, kind: counted}, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
