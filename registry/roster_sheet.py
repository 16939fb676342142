"""The roster of a run as a spreadsheet; texts only, no health data, no sensitive groups."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO

from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from catalogue.models import CourseRun
from portal.core import telephones
from portal.core.safe_cells import text_cell
from portal.core.thai_dates import ERA, format_date, format_range, local_day
from portal.core.times import format_time
from registry.applicants import guardian_words
from registry.models import Signup

#: Printed in Thai whatever language the admin is read in: the file is shown to others.
COLUMNS = (
    ("ที่", 6), ("รหัสใบสมัคร", 20), ("ชื่อ-นามสกุล", 28), ("โทร", 16), ("LINE", 16),
    ("ปีเกิด (พ.ศ.)", 12), ("ตำบล", 18), ("อาชีพ", 22), ("สถานะ", 16), ("ลำดับสำรอง", 12),
    ("ผู้ปกครอง", 28), ("โทรผู้ปกครอง", 16), ("ความยินยอมผู้ปกครอง", 22), ("ผู้กรอกแทน", 28),
    ("สมัครเมื่อ", 22), ("ทาง", 14),
)  # fmt: skip


def roster_sheet(run: CourseRun, signups: Iterable[Signup], *, made_by: str, at: datetime) -> bytes:
    """Write the file."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("รายชื่อ")
    for place, (_title, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    with override("th"):
        for line in _head(run, made_by, at):
            sheet.append([text_cell(sheet, line)])
        sheet.append([text_cell(sheet, title) for title, _width in COLUMNS])
        for number, signup in enumerate(signups, start=1):
            sheet.append([text_cell(sheet, value) for value in _cells(number, signup)])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _head(run: CourseRun, made_by: str, at: datetime) -> Iterator[str]:
    yield f"{run.course.title} ({run.code})"
    yield f"{format_range(run.starts_on, run.ends_on)} · {run.unit.name_th}"
    yield f"ทำโดย {made_by} เมื่อ {_moment(at)} ข้อมูลส่วนบุคคล ห้ามส่งต่อ"


def _cells(number: int, signup: Signup) -> Iterator[object]:
    guardian = signup.guardian if signup.needs_guardian else None
    birth_year = signup.person.birth_year
    yield number
    yield signup.ref
    yield signup.person.name
    yield telephones.display(signup.telephone)
    yield signup.line_id
    yield birth_year + ERA if birth_year else ""
    yield signup.subdistrict.name_th if signup.subdistrict else ""
    yield signup.get_occupation_display()
    yield signup.get_status_display()
    yield getattr(signup, "place", None)
    yield guardian.name if guardian else ""
    yield telephones.display(guardian.telephone) if guardian else ""
    yield guardian_words(signup)
    yield signup.helper_name
    yield _moment(signup.created_at)
    yield signup.get_channel_display()


def _moment(at: datetime) -> str:
    return f"{format_date(local_day(at))} {format_time(at)}"
