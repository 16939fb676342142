"""Spreadsheets for tests of the import: rows that are right unless a field says otherwise."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile

from catalogue.imports import workbook


def course_row(number=1, **cells):
    """A right row of a course; every number makes another course."""
    return {
        "ref": f"A{number}",
        "unit": "d4704",
        "title": f"ย้อมครามรุ่น {number}",
        "summary": "ก่อหม้อคราม มัดลาย ย้อมผ้า จนได้ผ้าที่ขายได้จริง",
        "group": "ความคิดสร้างสรรค์",
        "hours": 30,
        "fee": 0,
        "outcomes": "ก่อหม้อครามเป็น\nมัดลาย 5 แบบ\nย้อมให้สีเสมอ",
        "topics": "ก่อหม้อ | 10\nมัดและย้อม | 20",
        "audience": "คนที่อยากมีรายได้เสริม",
        **cells,
    }


def run_row(course="A1", **cells):
    """A right row of a run in December 2026."""
    return {
        "course": course,
        "starts_on": "12/12/2569",
        "ends_on": "27 ธ.ค. 2569",
        "weekdays": "เสาร์-อาทิตย์",
        "hours_from": "09.00",
        "hours_until": "15.00",
        "venue": "ศูนย์เรียนรู้บ้านถ้ำเต่า",
        "capacity": 20,
        "opens_at": "1 ธ.ค. 2569",
        "closes_at": "8 ธ.ค. 2569 16.30",
        **cells,
    }


def spreadsheet(courses=(), runs=()):
    """Return the filled-in template as a file."""
    out = io.BytesIO()
    workbook.write_template(out, rows={"courses": list(courses), "runs": list(runs)})
    out.seek(0)
    return out


def upload(courses=(), runs=(), name="courses.xlsx"):
    """Return the filled-in template as a browser sends it."""
    return SimpleUploadedFile(name, spreadsheet(courses, runs).getvalue())
