"""Members of a group as a spreadsheet: the form to fill in, reading it, the register to take along."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import IO, Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from portal.core import telephones
from portal.core.safe_cells import text_cell
from portal.core.thai_dates import format_date, local_day
from portal.core.thai_text import comparison_key, normalise_line
from portal.core.times import format_time
from portal.core.workbook_files import NotAWorkbook, open_workbook
from registry.enums import GroupRole
from registry.forms.members import MemberForm
from registry.member_lines import MemberLine
from registry.services.group_members import MemberFacts, member_key

MOST_ROWS = 500
_LONGEST_CELL = 400
#: The headings may stand below a title.
_HEADINGS_WITHIN = 10

#: Printed in Thai whatever language the admin is read in: the file is shown to others.
HEADINGS = {
    "name": "ชื่อ-นามสกุล",
    "telephone": "โทร",
    "role": "หน้าที่ในกลุ่ม",
    "joined_on": "เข้ากลุ่มเมื่อ",
    "is_founder": "ร่วมก่อตั้ง",
    "note": "หมายเหตุ",
}
_LEFT = "ออกเมื่อ"
_LEARNED = "เรียนจากศูนย์"
_WIDTHS = (30, 18, 18, 18, 14, 36, 16, 16)
_YES, _NO = "ใช่", "ไม่"
_TICKED = frozenset({_YES, "y", "yes", "true", "1", "x", "✓", "/"})
_NOT_TICKED = frozenset({"", _NO, "ไม่ใช่", "n", "no", "false", "0", "-"})


@dataclass(slots=True)
class Reading:
    """What a sheet says: members that can be written in, and words for what is wrong."""

    members: list[MemberFacts] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def template() -> bytes:
    """Write the empty form, with the roles to choose from beside it."""
    book = Workbook(write_only=True)
    _sheet(book, "สมาชิก", HEADINGS.values())
    _sheet(book, "หน้าที่", ["หน้าที่ในกลุ่ม"], [[label] for label in _roles().values()])
    return _saved(book)


def register_sheet(title: str, lines: Iterable[MemberLine], *, made_by: str, at: datetime) -> bytes:
    """Write the register; it can be read back as it is."""
    book = Workbook(write_only=True)
    with override("th"):
        moment = f"{format_date(local_day(at))} {format_time(at)}"
        above = [[title], [f"ทำโดย {made_by} เมื่อ {moment} ข้อมูลส่วนบุคคล ห้ามส่งต่อ"]]
        headings = [*HEADINGS.values(), _LEFT, _LEARNED]
        _sheet(book, "สมาชิก", headings, map(_cells, lines), above)
    return _saved(book)


def read(file: IO[bytes]) -> Reading:
    """Read and judge every row; nothing is written. Raises ``NotAWorkbook``."""
    reading = Reading()
    seen: dict[str, int] = {}
    rows = 0
    for number, cells in _rows(file):
        rows += 1
        if rows > MOST_ROWS:
            raise NotAWorkbook(_("At most %(most)d rows at a time.") % {"most": MOST_ROWS})
        facts, wrong = _judged(cells)
        if facts is not None:
            first = seen.setdefault(member_key(facts.name, facts.telephone), number)
            if first == number:
                reading.members.append(facts)
                continue
            wrong = [_("the same person stands in row %(row)d, too") % {"row": first}]
        reading.errors += [
            _("Row %(row)d: %(message)s") % {"row": number, "message": words} for words in wrong
        ]
    if not rows:
        reading.errors.append(_("The sheet has no rows."))
    return reading


def _judged(cells: Mapping[str, str]) -> tuple[MemberFacts | None, list[str]]:
    """Judge a row by the form that a single member is written in with."""
    wrong = []
    role = _role(cells["role"])
    if role is None:
        words = _("“%(text)s” is no role: choose one of %(roles)s")
        roles = ", ".join(_roles().values())
        wrong.append(f"{HEADINGS['role']}: {words % {'text': cells['role'][:40], 'roles': roles}}")
    ticked = cells["is_founder"].lower()
    if ticked not in _TICKED | _NOT_TICKED:
        words = _("“%(text)s”: write ใช่ or ไม่") % {"text": ticked[:40]}
        wrong.append(f"{HEADINGS['is_founder']}: {words}")
    form = MemberForm(
        {
            **cells,
            "telephone": telephones.with_lost_zero(cells["telephone"]),
            "role": role or GroupRole.MEMBER,
            "is_founder": "on" if ticked in _TICKED else "",
        }
    )
    for name, errors in form.errors.items():
        wrong += [f"{HEADINGS[name]}: {words}" for words in errors]
    return (None, wrong) if wrong else (form.facts, [])


def _rows(file: IO[bytes]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the filled rows by our names of columns, with the number that Excel shows."""
    sheet = open_workbook(file).worksheets[0]
    columns: dict[str, int] = {}
    left = -1
    # Twice the rows that count, so that empty ones between them do no harm.
    lines = sheet.iter_rows(max_row=2 * MOST_ROWS + _HEADINGS_WITHIN, max_col=40, values_only=True)
    for number, line in enumerate(lines, start=1):
        texts = [_text(value) for value in line]
        if not columns:
            keys = [comparison_key(text.rstrip("* ")) for text in texts]
            if comparison_key(HEADINGS["name"]) in keys:
                columns = {
                    name: keys.index(comparison_key(heading))
                    for name, heading in HEADINGS.items()
                    if comparison_key(heading) in keys
                }
                left = texts.index(_LEFT) if _LEFT in texts else -1
            elif number == _HEADINGS_WITHIN:
                break
            continue
        cells = {
            name: texts[columns[name]] if name in columns and columns[name] < len(texts) else ""
            for name in HEADINGS
        }
        has_left = 0 <= left < len(texts) and texts[left]
        if any(cells.values()) and not has_left:
            yield number, cells
    if not columns:
        raise NotAWorkbook(
            _("The first row must hold the headings of the form. Download it again.")
        )


def _text(value: Any) -> str:
    """Write a cell as text; Excel may have made a number or a day of it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return normalise_line(str(value)[:_LONGEST_CELL])


def _roles() -> dict[str, str]:
    with override("th"):
        return {role.value: str(role.label) for role in GroupRole}


def _role(text: str) -> str | None:
    if not text:
        return GroupRole.MEMBER
    wanted = comparison_key(text)
    for code, label in _roles().items():
        if wanted in {comparison_key(label), code}:
            return code
    return None


def _cells(line: MemberLine) -> list[object]:
    member = line.member
    return [
        line.name,
        line.telephone,
        member.get_role_display(),
        format_date(member.joined_on) if member.joined_on else "",
        _YES if member.is_founder else "",
        line.note,
        format_date(member.left_on) if member.left_on else "",
        _YES if line.has_learned else "",
    ]


def _sheet(
    book: Workbook,
    name: str,
    headings: Iterable[str],
    rows: Iterable[Sequence[object]] = (),
    above: Iterable[Sequence[object]] = (),
) -> None:
    sheet = book.create_sheet(name)
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for line in (*above, list(headings), *rows):
        sheet.append([text_cell(sheet, value) for value in line])


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()
