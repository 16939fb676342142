"""The A4 flyer of a course: one run, the short link as a QR code, always in Thai."""

from typing import TYPE_CHECKING

import segno
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from catalogue.meetings import Timetable
from portal.core.parts import Flyer
from portal.core.site_address import site_origin
from portal.core.telephones import display
from portal.core.thai_dates import format_date, format_range, local_day

if TYPE_CHECKING:
    from catalogue.course_detail import CourseDetail
    from catalogue.run_boxes import ShownRun

MOST_OUTCOMES = 4
_QUIET_ZONE = 4


def course_flyer(detail: "CourseDetail") -> Flyer:
    """Build the sheet for the chosen run, else for the one to offer first."""
    page, unit = detail.page, detail.centre.unit
    with override("th"):
        shown = _chosen(detail)
        link = short_link(page.code or "", detail.origin)
        return Flyer(
            title=page.title,
            promise=page.summary,
            group=page.occupational_group,
            key=page.code,
            facts=_facts(detail, shown),
            outcomes=[str(outcome.value) for outcome in page.outcomes][:MOST_OUTCOMES],
            centre=unit.name_th,
            telephone=display(detail.contact.phone),
            code=(page.code or "").upper(),
            short_link=link.partition("://")[2],
            qr=qr_svg(link),
            headline=_headline(detail, shown),
            is_mono=detail.is_mono,
        )


def short_link(code: str, origin: str = "") -> str:
    """Return the short address of a course in full, as it is printed and spoken."""
    base = origin or site_origin()
    return f"{base}{reverse('course-short', args=[code.upper()])}" if code else base


def qr_svg(text: str) -> SafeString:
    """Draw a QR code as SVG to be put into the page; level M, a quiet zone of four modules."""
    code = segno.make(text, error="m", micro=False)
    svg = code.svg_inline(border=_QUIET_ZONE, omitsize=True, svgclass=None, lineclass=None)
    return mark_safe(svg)  # noqa: S308 - drawn by us from modules, holds no text


def _chosen(detail: "CourseDetail") -> "ShownRun | None":
    for shown in detail.runs:
        if str(shown.run.number) == detail.chosen_run:
            return shown
    return detail.soonest


def _headline(detail: "CourseDetail", shown: "ShownRun | None") -> str:
    parts = []
    if shown is not None and shown.state.can_join:
        parts.append("เปิดรับสมัครแล้ว")
    if detail.page.fee_baht == 0:
        parts.append("เรียนฟรี")
    return " · ".join(parts)


def _facts(detail: "CourseDetail", shown: "ShownRun | None") -> list[tuple[str, str]]:
    page = detail.page
    facts = []
    if shown is not None:
        run, timetable = shown.run, shown.timetable
        days = format_range(run.starts_on, run.ends_on)
        facts.append(
            ("เรียนวันที่", " ".join(part for part in (days, timetable.days, timetable.hours) if part))
        )
        facts.append(("ที่ไหน", run.words.venue or run.unit.name_th))
        facts.append(("รวม", _length(page.hours, timetable)))
        facts.append(("รับ", f"{run.capacity} คน"))
        if shown.state.can_join:
            facts.append(("สมัครภายใน", format_date(local_day(run.closes_at))))
    else:
        facts.append(("ที่ไหน", detail.centre.unit.name_th))
        facts.append(("รวม", _length(page.hours, Timetable())))
    return [(term, value) for term, value in facts if value]


def _length(hours: int | None, timetable: Timetable) -> str:
    if not hours:
        return ""
    days = f" ({timetable.day_count} วัน)" if timetable.day_count else ""
    return f"{hours} ชั่วโมง{days}"
