"""Cells of spreadsheets that hold text and nothing else: no formula runs on an officer's computer."""

from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

_LONGEST = 32_000


def text_cell(sheet: Any, value: object) -> Any:
    """Return a cell that shows a text as it is, whatever it begins with, leading zeros kept."""
    text = "" if value is None else str(value)
    cell = WriteOnlyCell(sheet, value=None)
    if text:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST]
        # openpyxl takes what begins with "=" for a formula, and "#N/A" for an error.
        cell.data_type = "s"
    cell.number_format = "@"
    # A spreadsheet that saves the file as CSV and opens it again treats it as typed text.
    cell.quotePrefix = True
    return cell
