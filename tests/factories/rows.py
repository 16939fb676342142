"""Rows by a code of theirs, read one by one: most tests ask for one of a hundred."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import QuerySet


class Rows(Mapping[str, Any]):
    """What a query finds, by the field that names each; a row is read when it is first asked for."""

    def __init__(self, rows: QuerySet, name: str) -> None:
        """Read nothing yet."""
        self._rows = rows
        self._name = name
        self._read: dict[str, Any] = {}

    def __getitem__(self, code: str) -> Any:
        """Return the row of that name, the same one each time."""
        if code not in self._read:
            try:
                self._read[code] = self._rows.get(**{self._name: code})
            except self._rows.model.DoesNotExist as missing:
                raise KeyError(code) from missing
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(list(self._rows.values_list(self._name, flat=True)))

    def __len__(self) -> int:
        """How many rows there are."""
        return self._rows.count()
