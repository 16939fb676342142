"""The booklet of a story as an A4 PDF: cover, preface, contents, sections, appendix of pictures."""

import base64
import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from django.utils.translation import override
from wagtail.images.models import Filter

from catalogue.sheets import hem_of
from portal.core import protected_words
from portal.core.line_breaks import whole_end
from portal.core.pdf import pdf_from
from portal.core.weave import cloth
from portal.media.specs import spec
from search.thai.breaking import with_breaks
from showcase.practice.detail import practice_detail
from showcase.practice.enums import CreditPart
from showcase.practice.sections import Part, Section
from showcase.practice.words import plain_lines, year_words

if TYPE_CHECKING:
    from showcase.models import BestPracticePage
    from showcase.practice.detail import PracticeDetail

_TEMPLATE = "booklet.typ"
_SITE = "ศูนย์ฝึกอาชีพชุมชน"
#: "ข้อ 2.1", "ปี 2569": the number stays on the line of its word.
_NUMBERED = re.compile("(ข้อ|ข้อที่|ปี|หน้า|มาตรา|หมู่|รุ่นที่) (?=[0-9๐-๙])")
_WIDTH = 960
_SMALL_WIDTH = 640
#: What the template says in its preface, for authors who write none of their own (S2-02).
_PREFACE = (
    "หลักเกณฑ์การประเมินพนักงานราชการกำหนดให้ครูระดับตำบลจัดทำแนวปฏิบัติที่ดี (Best Practice)"
    " ซึ่งเป็นวิธีทำงานที่ทำให้ผลงานบรรลุเป้าหมาย และควรพัฒนาปรับปรุงอย่างต่อเนื่อง\n"
    "ผู้จัดทำหวังว่าเอกสารนี้จะเป็นประโยชน์แก่ครูและผู้สนใจในการทำงานในพื้นที่ต่อไป"
)


def booklet_pdf(page: "BestPracticePage", *, origin: str = "") -> bytes:
    """Set the booklet, always in Thai; nothing is kept, as its pictures are large."""
    with override("th"):
        data, plain = booklet_data(practice_detail(page, origin=origin))
    return pdf_from(_TEMPLATE, data, breaks=_breaks, plain=plain, keep=False)


def booklet_data(detail: "PracticeDetail") -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is written in the booklet, and what no line is broken in."""
    page = detail.page
    pictures: dict[str, str] = {}
    alts: dict[str, str] = {}
    sections = [_section(section, pictures, alts) for section in detail.sections]
    link = detail.url.partition("://")[2]
    hem, sides = hem_of(cloth(page.occupational_group, page.code))
    data = {
        "title": page.title,
        "summary": page.summary,
        "year": year_words(page.evaluation_year),
        "author": _author(detail),
        "units": list(_units(detail)),
        "preface": plain_lines(page.preface or _PREFACE),
        "sections": sections,
        "words": {
            "kind": "แนวปฏิบัติที่ดี (Best Practice)",
            "preface": "คำนำ",
            "contents": "สารบัญ",
            "name": "1 ชื่อผลงาน",
            "page": "หน้า",
            "site": _SITE,
        },
    }
    plain = {
        "link": link,
        "pictures": pictures,
        "alts": alts,
        "hem": {"svg": hem, "sides": sides},
        "plain": {"title": page.title, "site": _SITE},
    }
    return data, plain


def _section(section: Section, pictures: dict[str, str], alts: dict[str, str]) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "official": section.official_line,
        "is_appendix": section.anchor == "pictures",
        "parts": [_part(part, pictures, alts) for part in section.parts],
    }


def _part(part: Part, pictures: dict[str, str], alts: dict[str, str]) -> dict[str, Any]:
    found = {
        "kind": part.kind,
        "text": part.text,
        "note": part.note,
        "lines": [{"kind": line.kind, "text": line.text} for line in part.lines],
        "points": list(part.points),
        "steps": [
            {
                "number": step.number,
                "title": step.title,
                "lines": list(step.lines),
                "points": list(step.points),
            }
            for step in part.steps
        ],
        "terms": [[term, plain_lines(value)] for term, value in part.terms],
        "picture": "",
    }
    if part.picture is not None and (svg := _svg(part.picture["image"])):
        key = f"p{len(pictures)}"
        pictures[key] = svg
        alts[key] = part.picture.alt or part.text
        found["picture"] = key
    return found


def _author(detail: "PracticeDetail") -> str:
    people = [child.value for child in detail.page.credits or ()]
    authors = [one.words for one in people if one.get("part") == CreditPart.AUTHOR]
    return str(authors[0]) if authors else ""


def _units(detail: "PracticeDetail") -> Iterator[str]:
    """Name the centre and the units above it, as the template's cover does (S2-01)."""
    unit = detail.keeper
    while unit is not None and unit.parent_id is not None:
        yield unit.name_th
        unit = unit.parent


def _svg(image: Any) -> str:
    """Wrap a picture's own JPEG, made at upload, so that it can travel as text."""
    filters = [Filter(spec=spec("jpeg", width)) for width in (_WIDTH, _SMALL_WIDTH)]
    found = image.find_existing_renditions(*filters)
    made = next((found[one] for one in filters if one in found), None)
    if made is None:
        return ""
    with made.file.open("rb") as file:
        content = base64.b64encode(file.read()).decode()
    size = f'width="{made.width}" height="{made.height}"'
    source = escape(f"data:image/jpeg;base64,{content}")
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{source}"/></svg>'


def _breaks(text: str) -> str:
    """Break between words, and never inside a name, a date or a number with its unit."""
    listed = protected_words.words()
    broken = with_breaks(text, lambda whole, at: whole_end(whole, at, listed))
    return _NUMBERED.sub("\\1\u00a0", broken)
