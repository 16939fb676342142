"""Contacts of units as an Excel sheet: the empty form, and reading it back without surprises."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from portal.core import telephones
from portal.core.thai_text import arabic_digits, normalise_line
from portal.core.workbook_files import NotAWorkbook, open_workbook
from portal.places.matching import unit_code_for
from portal.places.models import OrgUnit
from portal.places.querysets import OrgUnitQuerySet

MAX_ROWS = 10_000
_TEXT = "@"

#: Name of the column in our code → its heading in the sheet. Headings are Thai for everybody.
HEADINGS = {
    "code": "รหัสหน่วยงาน",
    "province": "จังหวัด",
    "district": "อำเภอ/เขต",
    "subdistrict": "ตำบล/แขวง",
    "phone": "โทรศัพท์",
    "phone_extension": "ต่อ",
    "fax": "โทรสาร",
    "line_id": "LINE",
    "email": "อีเมล",
    "address": "ที่อยู่",
}
CONTACT_HEADINGS = tuple(HEADINGS)[4:]
_WIDTHS = (14, 18, 22, 22, 18, 8, 18, 18, 28, 50)


class SheetError(ValueError):
    """The file as a whole cannot be read; the message is for the person who sent it."""


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong in one row."""

    row: int
    message: str

    def __str__(self) -> str:
        return _("Row %(row)d: %(message)s") % {"row": self.row, "message": self.message}


@dataclass(slots=True)
class SheetReading:
    """What a sheet would change, and what is wrong with it."""

    changes: dict[OrgUnit, dict[str, str]] = field(default_factory=dict)
    errors: list[RowError] = field(default_factory=list)
    rows: int = 0


def write_sheet(units: Iterable[OrgUnit], file: Any) -> None:
    """Write the sheet to be filled in, with what is known already; give units with their areas."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("ข้อมูลติดต่อ")
    sheet.freeze_panes = "A2"
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_cell(sheet, text, is_heading=True) for text in HEADINGS.values()])
    for unit in units:
        sheet.append([_cell(sheet, text) for text in _row_of(unit)])
    book.save(file)


def read_sheet(file: IO[bytes], units: OrgUnitQuerySet) -> SheetReading:
    """Read a filled-in sheet: only the given units change, an empty cell changes nothing."""
    reading = SheetReading()
    by_code = {unit.code: unit for unit in units}
    seen: dict[str, int] = {}
    for number, cells in _rows(file):
        reading.rows += 1
        try:
            unit = _unit(cells, by_code)
            if unit.code in seen:
                raise ValidationError(
                    _("the same unit stands in row %(row)d, too") % {"row": seen[unit.code]}
                )
            seen[unit.code] = number
            values = _values(cells)
        except ValidationError as error:
            reading.errors += [RowError(number, message) for message in error.messages]
            continue
        different = {name: new for name, new in values.items() if getattr(unit, name) != new}
        if different:
            reading.changes[unit] = different
    return reading


def _row_of(unit: OrgUnit) -> Sequence[str]:
    areas = (unit.province, unit.district, unit.subdistrict)
    return [
        unit.code,
        *(area.name_th if area else "" for area in areas),
        telephones.display(unit.phone),
        unit.phone_extension,
        telephones.display(unit.fax),
        unit.line_id,
        unit.email,
        unit.address,
    ]


def _cell(sheet: Any, text: str, *, is_heading: bool = False) -> Any:
    # A leading = would be a formula; as text it is only text.
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.number_format = _TEXT
    if is_heading:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E6EBF5")
    return cell


def _rows(file: IO[bytes]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give the filled rows by our names of columns, with the number that Excel shows."""
    sheet = _open(file).worksheets[0]
    lines = sheet.iter_rows(values_only=True)
    headings = [_text(value) for value in next(lines, ())]
    columns = {name: headings.index(text) for name, text in HEADINGS.items() if text in headings}
    if "code" not in columns and not {"province", "district"} <= set(columns):
        raise SheetError(_("The first row must hold the headings of the form. Download it again."))
    for number, line in enumerate(lines, start=2):
        if number > MAX_ROWS + 1:
            raise SheetError(_("At most %(rows)d rows at once.") % {"rows": MAX_ROWS})
        cells = {name: _text(line[at]) if at < len(line) else "" for name, at in columns.items()}
        if any(cells.values()):
            yield number, cells


def _open(file: IO[bytes]) -> Workbook:
    try:
        return open_workbook(file)
    except NotAWorkbook as broken:
        raise SheetError(str(broken)) from broken


def _text(value: Any) -> str:
    """Write a cell as text; Excel may have made a number of it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return normalise_line(str(value))[:300]


def _unit(cells: Mapping[str, str], by_code: Mapping[str, OrgUnit]) -> OrgUnit:
    code = cells.get("code", "").lower()
    if not code:
        names = [cells.get(name, "") for name in ("province", "district", "subdistrict")]
        code = unit_code_for(*names) or ""
        if not code:
            raise ValidationError(
                _("no unit called “%(name)s”") % {"name": " ".join(filter(None, names))}
            )
    unit = by_code.get(code)
    if unit is None:
        raise ValidationError(_("no unit %(code)s that you may change") % {"code": code})
    return unit


def _values(cells: Mapping[str, str]) -> dict[str, str]:
    """Check the filled contact cells of a row; collects all that is wrong."""
    values: dict[str, str] = {}
    wrong: list[str] = []
    for name in CONTACT_HEADINGS:
        text = cells.get(name, "")
        if not text:
            continue
        try:
            values.update(_value(name, text))
        except ValidationError as error:
            wrong.append(f"{HEADINGS[name]}: {error.messages[0]}")
    if wrong:
        raise ValidationError(wrong)
    return values


def _value(name: str, text: str) -> dict[str, str]:
    most = getattr(OrgUnit._meta.get_field(name), "max_length", None) or len(text)
    if len(text) > most:
        raise ValidationError(_("too long, at most %(count)d signs") % {"count": most})
    if name in {"phone", "fax"}:
        try:
            telephone = telephones.parse(telephones.with_lost_zero(text))
        except telephones.TelephoneError as error:
            raise ValidationError(error.message) from error
        found = {name: telephone.number}
        if name == "phone" and telephone.extension:
            found["phone_extension"] = telephone.extension
        return found
    if name == "phone_extension":
        text = arabic_digits(text)
        if not text.isdecimal():
            raise ValidationError(_("digits only"))
    if name == "email":
        validate_email(text)
    return {name: text}
