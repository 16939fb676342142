"""Writing records as JSON lines and as CSV that a spreadsheet opens right, and safely."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from search.open_data.columns import Column, Value
from search.open_data.records import Record

#: Excel takes a file for UTF-8 by this mark only.
BOM = "\ufeff"
#: What begins like this would be run as a formula by whoever opens the file.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def json_line(record: Record) -> str:
    """Write a record as one line."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def csv_lines(columns: Sequence[Column], records: Iterable[Record]) -> str:
    """Write records as lines of cells."""
    return cells([column.get(record) for column in columns] for record in records)


def head(names: Iterable[str]) -> str:
    """Write the first line, with the mark that says which letters these are."""
    return BOM + cells([list(names)])


def cells(lines: Iterable[Sequence[Value]]) -> str:
    """Write lines of values."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([cell(value) for value in line] for line in lines)
    return out.getvalue()


def cell(value: Value) -> str | int | float:
    """Write a value so that a spreadsheet shows it and never runs it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        text = value.replace("\x00", "")
        return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
    return value


def encoded(parts: Iterable[str]) -> Iterator[bytes]:
    """Encode text piece by piece."""
    for part in parts:
        if part:
            yield part.encode()
