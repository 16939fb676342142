"""The Excel sheet of accounts: written as a template, read row by row with words for each error."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from portal.core.thai_text import arabic_digits
from portal.places.models import OrgUnit
from portal.users.enums import Role
from portal.users.rights import rights_of
from portal.users.services.grants import may_grant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Thai headers as printed on the template, in order.
COLUMNS = ("ชื่อ", "นามสกุล", "อีเมล", "รหัสหน่วยงาน", "บทบาท", "รักษาการ", "ตั้งแต่วันที่", "ถึงวันที่")
MOST_ROWS = 2_000
_BUDDHIST = 543
_DATE = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$|^(\d{4})-(\d{2})-(\d{2})$")
_YES = {"ใช่", "รักษาการ", "y", "yes", "1", "x", "✓"}
_NO = {"", "ไม่", "ไม่ใช่", "n", "no", "0", "-"}
#: What people write for the roles, besides their codes.
_ROLE_WORDS = {
    "ครู": Role.TEACHER,
    "บรรณาธิการ": Role.EDITOR,
    "เจ้าหน้าที่ระดับอำเภอ": Role.DISTRICT_OFFICER,
    "เจ้าหน้าที่อำเภอ": Role.DISTRICT_OFFICER,
    "ผู้อำนวยการระดับอำเภอ": Role.DISTRICT_DIRECTOR,
    "ผู้อำนวยการ": Role.DISTRICT_DIRECTOR,
    "เจ้าหน้าที่ระดับจังหวัด": Role.PROVINCIAL_OFFICER,
    "เจ้าหน้าที่จังหวัด": Role.PROVINCIAL_OFFICER,
    "ผู้นิเทศระดับจังหวัด": Role.PROVINCIAL_SUPERVISOR,
    "ผู้นิเทศ": Role.PROVINCIAL_SUPERVISOR,
    "เจ้าหน้าที่กรม": Role.DEPARTMENT_OFFICER,
}


class SheetError(Exception):
    """The file as a whole cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One line that can be carried out."""

    number: int
    first_name: str
    last_name: str
    email: str
    unit: OrgUnit
    role: Role
    is_acting: bool
    starts_on: date | None
    ends_on: date | None


@dataclass(slots=True)
class Reading:
    """What the sheet says: rows that can be carried out, and words for those that cannot."""

    rows: list[AccountRow] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def write_template(out: Any, units: list[OrgUnit]) -> None:
    """Write the empty form, with a list of one's own units and of the roles beside it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("บัญชีผู้ใช้")
    sheet.append(list(COLUMNS))
    helps = book.create_sheet("รหัสหน่วยงาน")
    helps.append(["รหัสหน่วยงาน", "ชื่อหน่วยงาน"])
    for unit in units:
        helps.append([unit.code, unit.name_th])
    roles = book.create_sheet("บทบาท")
    roles.append(["บทบาท", "รหัส"])
    for word, role in _ROLE_WORDS.items():
        roles.append([word, role.value])
    book.save(out)


def read(file: IO[bytes], by: Any) -> Reading:
    """Read and check every line; nothing is written."""
    reading = Reading()
    seen: dict[tuple[str, str, int], int] = {}
    lines = list(_lines(file))
    units = {
        unit.code: unit
        for unit in OrgUnit.objects.filter(code__in={_text(line[3]).lower() for _n, line in lines})
    }
    for number, line in lines:
        try:
            row = _row(number, line, units, by)
        except ValidationError as wrong:
            reading.errors += [
                _("Row %(number)d: %(words)s") % {"number": number, "words": words}
                for words in wrong.messages
            ]
            continue
        key = (row.email, row.role, row.unit.pk)
        if key in seen:
            reading.errors.append(
                _("Row %(number)d: the same as row %(other)d")
                % {"number": number, "other": seen[key]}
            )
            continue
        seen[key] = number
        reading.rows.append(row)
    if not lines:
        reading.errors.append(_("The sheet has no rows."))
    return reading


def _lines(file: IO[bytes]) -> Iterator[tuple[int, list[Any]]]:
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as broken:
        raise SheetError(_("This is not an Excel file that we can read.")) from broken
    sheet = book.worksheets[0]
    rows = sheet.iter_rows(max_col=len(COLUMNS), max_row=MOST_ROWS + 2, values_only=True)
    header = [_text(cell) for cell in next(rows, ())]
    if header != list(COLUMNS):
        raise SheetError(_("The first row must be that of the template."))
    for number, cells in enumerate(rows, start=2):
        if number > MOST_ROWS + 1:
            raise SheetError(_("At most %(most)d rows at a time.") % {"most": MOST_ROWS})
        line = [*cells, *[None] * (len(COLUMNS) - len(cells))]
        if any(_text(cell) for cell in line):
            yield number, line


def _row(number: int, line: list[Any], units: dict[str, OrgUnit], by: Any) -> AccountRow:
    errors: list[str] = []

    def part(read: Callable[[Any], Any], cell: Any) -> Any:
        try:
            return read(cell)
        except ValidationError as wrong:
            errors.extend(wrong.messages)
            return None

    email = part(_email, line[2])
    role = part(_role, line[4])
    is_acting = part(_acting, line[5])
    starts_on = part(_day, line[6])
    ends_on = part(_day, line[7])
    unit = units.get(_text(line[3]).lower())
    if unit is None:
        errors.append(_("there is no unit with the code “%(code)s”") % {"code": _text(line[3])})
    if not _text(line[0]) or not _text(line[1]):
        errors.append(_("first and last name are missing"))
    if starts_on and ends_on and ends_on < starts_on:
        errors.append(_("the last day is before the first"))
    if unit is not None and role is not None:
        if unit.kind not in rights_of(role).held_in:
            errors.append(_("this role cannot be held in a unit of this kind"))
        elif not may_grant(by, role, unit):
            errors.append(_("you can give roles below your own, inside your own units"))
    if errors or unit is None:
        raise ValidationError(errors)
    return AccountRow(
        number=number,
        first_name=_text(line[0]),
        last_name=_text(line[1]),
        email=email,
        unit=unit,
        role=role,
        is_acting=is_acting,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def _text(cell: Any) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _email(cell: Any) -> str:
    text = _text(cell).lower()
    try:
        validate_email(text)
    except ValidationError as wrong:
        raise ValidationError(_("“%(text)s” is not an e-mail address") % {"text": text}) from wrong
    return text


def _role(cell: Any) -> Role:
    text = _text(cell)
    role = _ROLE_WORDS.get(text) or next((one for one in Role if one.value == text.lower()), None)
    if role is None or role == Role.GROUP_REP:
        raise ValidationError(_("“%(text)s” is not a role that can be given here") % {"text": text})
    return role


def _acting(cell: Any) -> bool:
    text = _text(cell).lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise ValidationError(_("acting: write ใช่ or leave it empty"))


def _day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = arabic_digits(_text(cell))
    if not text:
        return None
    found = _DATE.match(text)
    if found:
        parts = [int(part) for part in found.groups() if part]
        day, month, year = parts if found[1] else parts[::-1]
        # พ.ศ. or ค.ศ.: no role begins in the year 2400 of either.
        year -= _BUDDHIST if year > 2400 else 0  # said above
        try:
            return date(year, month, day)
        except ValueError:
            pass
    raise ValidationError(_("“%(text)s” is not a date such as 1/10/2569") % {"text": text})
