"""Print the demonstration's letters and handouts as PDFs, from the same texts as their pages.

Run it again after a text has changed: ``python -m scripts.print_demonstration_papers``. What it writes
is kept in the repository, so that seeding needs no typesetter.
"""

import os
from collections.abc import Iterator
from datetime import date
from typing import Any

import django

_LICENCES = {"cc-by": "CC BY 4.0", "cc-by-nc": "CC BY-NC 4.0", "cc0": "CC0"}
_URGENCY = {"most_urgent": "ด่วนที่สุด", "very_urgent": "ด่วนมาก", "urgent": "ด่วน"}


def main() -> None:
    """Print every letter and every handout that names a file."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    django.setup()
    from home.demonstration.courses import CONTENT  # noqa: PLC0415 - Django first
    from home.demonstration.pages import rows  # noqa: PLC0415 - Django first
    from portal.core.pdf import pdf_from  # noqa: PLC0415 - Django first

    folder = CONTENT / "papers"
    folder.mkdir(exist_ok=True)
    for template, data_of, name in (
        ("letter.typ", _letter, "news"),
        ("handout.typ", _handout, "knowledge"),
    ):
        for row in rows(name, "item"):
            if "file" in row:
                plain = {"plain": {"title": row["title"], "site": "ศูนย์ฝึกอาชีพชุมชน"}}
                content = pdf_from(template, data_of(row), breaks=_breaks, plain=plain)
                (folder / row["file"]).write_bytes(content)
                print(f"{row['file']}: {len(content) // 1024} KB")  # noqa: T201 - a script's report


def _breaks(text: str) -> str:
    from search.thai.breaking import with_breaks  # noqa: PLC0415 - Django first

    return with_breaks(text)


def _letter(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "sample": "เอกสารตัวอย่างของเว็บไซต์สาธิต ไม่ใช่หนังสือราชการ",
        "urgency": _URGENCY.get(row["urgency"], ""),
        "number": f"ที่ {row['number']}",
        "sender": row["sender"],
        "date": _long_date(row["letter_date"]) if "letter_date" in row else "",
        "labels": {"subject": "เรื่อง", "to": "เรียน"},
        "subject": row["title"],
        "to": row["to"],
        "parts": list(_parts(row["text"])),
    }


def _handout(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": row["title"],
        "parts": list(_parts(row["text"])),
        "foot": f"{row['publisher']} เอกสารตัวอย่างของเว็บไซต์สาธิต {_LICENCES[row['licence']]}",
    }


def _parts(prose: str) -> Iterator[dict[str, Any]]:
    for part in prose.strip().split("\n\n"):
        lines = part.splitlines()
        if lines[0].startswith("## "):
            yield {"kind": "heading", "lines": [lines[0].removeprefix("## ")]}
        elif lines[0].startswith("- "):
            yield {"kind": "list", "lines": [line.removeprefix("- ") for line in lines]}
        else:
            yield {"kind": "paragraph", "lines": lines}


def _long_date(day: date) -> str:
    from portal.core.thai_dates import THAI_MONTHS  # noqa: PLC0415 - Django first

    return f"{day.day} {THAI_MONTHS[day.month - 1]} {day.year + 543}"


if __name__ == "__main__":
    main()
