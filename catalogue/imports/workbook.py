"""The spreadsheet as a file: the template that is filled in, and reading it back row by row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from catalogue.enums import CourseFormat, OccupationalGroup, SkillType
from catalogue.imports.cells import cell_text
from catalogue.imports.columns import (
    COURSES,
    MARK_HEADER,
    NOT_ROWS,
    RUNS,
    SHEET_NAMES,
    Column,
    columns_of,
    known_headers,
)
from portal.core.picture_words import PictureWord
from portal.core.thai_text import comparison_key, normalise_line

MOST_ROWS = 5_000
MOST_BYTES = 5 * 1024 * 1024
#: A file of a few bytes can unpack to anything; a sheet of 5,000 rows stays far below this.
_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_COLUMNS = 100
_HEAD = PatternFill("solid", fgColor="FFE8E0F0")
_HELP = PatternFill("solid", fgColor="FFF5F5F5")
_WRAP = Alignment(wrap_text=True, vertical="top")

_GUIDE = (
    ("วิธีกรอก", ""),
    ("1", "กรอกแผ่น “หลักสูตร” แถวละหนึ่งหลักสูตร ช่องที่มี * ต้องกรอก"),
    ("2", "กรอกแผ่น “รอบเรียน” แถวละหนึ่งรอบ เว้นทั้งแผ่นได้ถ้ายังไม่มีรอบ"),
    ("3", "แถวที่ขึ้นต้นว่า “คำอธิบาย” หรือ “ตัวอย่าง” ไม่ถูกนำเข้า ลบทิ้งหรือปล่อยไว้ก็ได้"),
    ("4", "วันที่เขียนเป็น พ.ศ. หรือ ค.ศ. ก็ได้ เลขไทยก็ได้ เช่น 12/12/2569 หรือ ๑๒ ธ.ค. ๒๕๖๙"),
    ("5", "ส่งไฟล์แล้วระบบตรวจทุกแถวก่อน ยังไม่บันทึกอะไร จนกว่าจะกดเริ่มนำเข้า"),
    ("6", "หลักสูตรที่นำเข้าเป็นร่าง รอผู้อำนวยการเผยแพร่ รอบเรียนรอผู้อำนวยการอนุมัติ"),
    ("7", "ห้ามใส่เลขบัตรประชาชน เบอร์มือถือ หรือชื่อผู้เรียน"),
)


class WorkbookError(Exception):
    """The file as a whole cannot be read; the message says why."""


@dataclass(slots=True)
class SheetRows:
    """What a sheet holds: rows of cells by column, and headers that nobody knows."""

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def write_template(
    out: Any,
    units: Iterable[tuple[str, str]] = (),
    target_groups: Iterable[str] = (),
    *,
    rows: dict[str, list[dict[str, Any]]] | None = None,
) -> None:
    """Write the form: how to fill it in, headers, help and examples; ``rows`` are written below."""
    book = Workbook(write_only=True)
    _write_guide(book)
    for sheet in (COURSES, RUNS):
        _write_sheet(book, sheet, (rows or {}).get(sheet, []))
    _write_choices(book, list(target_groups))
    helps = book.create_sheet("รหัสหน่วยงาน")
    helps.column_dimensions["B"].width = 60
    helps.append(["รหัสหน่วยงาน", "ชื่อหน่วยงาน"])
    for code, name in units:
        helps.append([code, name])
    book.active = 1
    book.save(out)


def read(file: IO[bytes]) -> dict[str, SheetRows]:
    """Read both sheets as text, cell by cell; nothing is judged and nothing is written."""
    _refuse_bombs(file)
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        named = {comparison_key(sheet.title): sheet for sheet in book.worksheets}
        found = {code: named.get(comparison_key(name)) for code, name in SHEET_NAMES.items()}
        if found[COURSES] is None and found[RUNS] is None and book.worksheets:
            found[COURSES] = book.worksheets[0]
        answer = {code: _read_sheet(sheet, code) for code, sheet in found.items() if sheet}
    except WorkbookError:
        raise
    except Exception as broken:
        # Whatever a broken file makes the reader stumble over.
        raise WorkbookError(_("This is not an Excel file that we can read.")) from broken
    if not any(sheet.rows for sheet in answer.values()):
        raise WorkbookError(_("The file has no rows: write below the examples."))
    return answer


def _refuse_bombs(file: IO[bytes]) -> None:
    try:
        with ZipFile(file) as packed:
            size = sum(one.file_size for one in packed.infolist())
    except (BadZipFile, InvalidFileException, OSError, ValueError) as broken:
        raise WorkbookError(_("This is not an Excel file that we can read.")) from broken
    finally:
        file.seek(0)
    if size > _MOST_UNPACKED:
        raise WorkbookError(_("The file is too large: split it into several."))


def _read_sheet(sheet: Any, code: str) -> SheetRows:
    columns = columns_of(code)
    lines = _lines(sheet)
    _number, head = next(lines, (0, []))
    known = known_headers(columns)
    placed: dict[int, Column] = {}
    answer = SheetRows()
    for place, text in enumerate(head):
        name = normalise_line(text).rstrip("* ")
        column = known.get(comparison_key(name))
        if column is not None and column not in placed.values():
            placed[place] = column
        elif name and comparison_key(name) != comparison_key(MARK_HEADER):
            answer.unknown.append(name)
    missing = [one.header for one in columns if one.is_required and one not in placed.values()]
    if missing:
        raise WorkbookError(
            _("Sheet “%(sheet)s” lacks the columns: %(columns)s. Use the template.")
            % {"sheet": SHEET_NAMES[code], "columns": ", ".join(missing)}
        )
    marks = [place for place, text in enumerate(head) if place not in placed]
    for number, line in lines:
        if any(line[place].startswith(NOT_ROWS) for place in marks if place < len(line)):
            continue
        cells = {
            column.key: line[place]
            for place, column in placed.items()
            if place < len(line) and line[place]
        }
        if not cells:
            continue
        if len(answer.rows) >= MOST_ROWS:
            raise WorkbookError(_("At most %(most)d rows at a time.") % {"most": MOST_ROWS})
        answer.rows.append((number, cells))
    return answer


def _lines(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    # Twice the rows that count, so that empty ones between them do no harm.
    rows = sheet.iter_rows(max_col=_MOST_COLUMNS, max_row=4 * MOST_ROWS, values_only=True)
    for number, cells in enumerate(rows, start=1):
        yield number, [cell_text(cell) for cell in cells]


def _write_guide(book: Any) -> None:
    guide = book.create_sheet("วิธีกรอก")
    guide.column_dimensions["B"].width = 90
    for line in _GUIDE:
        guide.append(list(line))


def _write_sheet(book: Any, code: str, rows: list[dict[str, Any]]) -> None:
    columns = columns_of(code)
    sheet = book.create_sheet(SHEET_NAMES[code])
    sheet.freeze_panes = "B2"
    for place, column in enumerate(columns, start=2):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.append([_styled(sheet, text, _HEAD) for text in _heads(columns)])
    sheet.append([_styled(sheet, text, _HELP) for text in _line(NOT_ROWS[0], "help", columns)])
    for example in (0, 1):
        texts = [NOT_ROWS[1], *(one.examples[example] for one in columns)]
        sheet.append([_styled(sheet, text, _HELP) for text in texts])
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *(row.get(one.key) for one in columns)])


def _heads(columns: Iterable[Column]) -> list[str]:
    return [MARK_HEADER, *(one.title for one in columns)]


def _line(mark: str, name: str, columns: Iterable[Column]) -> list[str]:
    return [mark, *(getattr(one, name) for one in columns)]


def _styled(sheet: Any, text: str, fill: PatternFill) -> Any:
    cell = WriteOnlyCell(sheet, value=text or None)
    cell.fill = fill
    cell.alignment = _WRAP
    if fill is _HEAD:
        cell.font = Font(bold=True)
    return cell


def _write_choices(book: Any, target_groups: list[str]) -> None:
    sheet = book.create_sheet("ตัวเลือก")
    lists = {
        "กลุ่มอาชีพ": [str(label) for label in OccupationalGroup.labels],
        "รูปแบบ": [str(label) for label in CourseFormat.labels],
        "ประเภททักษะ": [str(label) for label in SkillType.labels],
        "กลุ่มที่เหมาะ": target_groups,
        "ภาพประกอบ": [str(label) for label in PictureWord.labels],
    }
    sheet.append(list(lists))
    for place in range(max(map(len, lists.values()), default=0)):
        sheet.append([words[place] if place < len(words) else None for words in lists.values()])
