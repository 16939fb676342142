"""A column that holds a path of codes, and the one lookup that asks for a subtree."""

from typing import Any

from django.db import models
from django.db.models import Lookup


class UnitPathField(models.CharField):
    """Codes from the top down to a unit, each followed by "/": ``dole/p47/d4706/``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 120)
        super().__init__(*args, **kwargs)


@UnitPathField.register_lookup
class Within(Lookup):
    """``path__within="dole/p47/"``: that unit and all below it, by the index on every database.

    PostgreSQL compares text by the rules of a language, so a range would be unsafe there; its
    pattern index answers LIKE. SQLite cannot use an index for LIKE, but its text is compared
    byte by byte, so a range is right.
    """

    lookup_name = "within"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        left, params = self.process_lhs(compiler, connection)
        return f"{left} LIKE %s", [*params, f"{_path(self.rhs)}%"]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        left, params = self.process_lhs(compiler, connection)
        start = _path(self.rhs)
        # "0" is the sign after "/".
        return f"({left} >= %s AND {left} < %s)", [*params, start, *params, f"{start[:-1]}0"]


def _path(value: Any) -> str:
    """Accept a unit's path and nothing that could be a pattern or a range gone wrong."""
    path = str(value)
    if not path.endswith("/") or "%" in path or "_" in path or "\\" in path:
        raise ValueError(f"not a path of unit codes: {path!r}")
    return path
