"""The files of open data: which there are, and what is in them, made while they are read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from search import kinds
from search.kinds import Kind
from search.open_data.columns import Column, columns_of, run_columns_of
from search.open_data.records import Addresses, Record, batches, record, run_record
from search.open_data.writing import csv_lines, encoded, head, json_line

Form = Literal["jsonl", "csv"]
CONTENT_TYPES: dict[Form, str] = {
    "jsonl": "application/jsonl; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True)
class DataFile:
    """One file: a kind's entries, or their runs, in one form."""

    name: str
    kind: Kind
    form: Form
    is_of_runs: bool = False

    @property
    def content_type(self) -> str:
        """What a browser is told that it is."""
        return CONTENT_TYPES[self.form]

    @property
    def columns(self) -> list[Column]:
        """The columns of a CSV file, and so what JSON holds as well."""
        return run_columns_of(self.kind) if self.is_of_runs else columns_of(self.kind)

    def stream(self, count: Callable[[int], None] | None = None) -> Iterator[bytes]:
        """Write the file a batch of entries at a time; `count` is told of the lines."""
        return encoded(self._parts(count or _nothing))

    def _parts(self, count: Callable[[int], None]) -> Iterator[str]:
        columns, addresses = self.columns, Addresses()
        if self.form == "csv":
            yield head(column.name for column in columns)
        for entries in batches(self.kind.code):
            if self.is_of_runs:
                records = [
                    {"code": entry.code, **run_record(run, self.kind)}
                    for entry in entries
                    for run in entry.runs.all()
                ]
            else:
                records = [record(entry, addresses) for entry in entries]
            count(len(records))
            yield self._written(columns, records)

    def _written(self, columns: list[Column], records: list[Record]) -> str:
        if self.form == "csv":
            return csv_lines(columns, records)
        return "".join(map(json_line, records))


def data_files() -> list[DataFile]:
    """Return all files, kind by kind."""
    files = []
    for kind in kinds.registered():
        files += [
            DataFile(f"{kind.code}.jsonl", kind, "jsonl"),
            DataFile(f"{kind.code}.csv", kind, "csv"),
        ]
        if kind.run_provider is not None:
            files.append(DataFile(f"{kind.code}-runs.csv", kind, "csv", is_of_runs=True))
    return files


def data_file(name: str) -> DataFile | None:
    """Return the file with a name."""
    return next((one for one in data_files() if one.name == name), None)


def _nothing(_lines: int) -> None:
    """Count nothing."""
