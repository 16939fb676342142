"""Making one demonstration course with its runs, through the services that officers use."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from catalogue.models import CentrePage, CoursePage, CourseRun, TargetGroup
from catalogue.run_rules import PlannedMeeting, RunPlan
from catalogue.services import runs
from home.demonstration.runs import DemoRun
from home.demonstration.shapes import DemoCourse
from portal.core.coded import SIGN_COUNT, SIGNS
from search import sync

_CERTIFICATE = "วุฒิบัตรเมื่อเรียนครบร้อยละ 80"
#: How long before sign-up opens a run of the demonstration was written.
_WRITTEN_BEFORE = timedelta(days=7)


def make_course(course: DemoCourse, demo_runs: list[DemoRun]) -> CoursePage:
    """Make a course below its district's centre, with its runs, and publish it."""
    centre = CentrePage.objects.get(unit__code=f"d{course.district}")
    page = _page(course)
    page.code = f"{centre.unit.province.letters}-{_signs(course.title)}"
    centre.add_child(instance=page)
    page.target_groups.set(TargetGroup.objects.filter(code__in=course.target_groups))
    page.save()
    for demo_run in demo_runs:
        _make_run(page, centre, course, demo_run)
    page.save_revision().publish()
    return page


def _page(course: DemoCourse) -> CoursePage:
    return CoursePage(
        live=False,
        title=course.title,
        title_en=course.title_en,
        summary=course.summary,
        summary_en=course.summary_en,
        occupational_group=course.group,
        skill_types=list(course.skill_types),
        hours=course.hours,
        fee_baht=course.fee_baht,
        material_fee_baht=course.material_fee_baht,
        certificate=_CERTIFICATE,
        picture_word=course.picture_word,
        outcomes=[("outcome", outcome) for outcome in course.outcomes],
        topics=[
            ("topic", {"title": name, "hours": hours, "text": ""}) for name, hours in course.topics
        ],
        audience=course.audience,
        prerequisites=course.prerequisites,
        bring=course.bring,
        selection_criteria=course.selection_criteria,
        trainer=course.trainer,
        **(_FOR_PARENTS if course.for_parents else {}),
    )


_FOR_PARENTS = {
    "parents_travel": "เรียนที่ศูนย์ในตัวอำเภอ มีรถประจำทางผ่าน เลิกเรียนก่อนค่ำ",
    "parents_safety": "มีครูอยู่ด้วยตลอดเวลาเรียน สอนเรื่องความปลอดภัยก่อนใช้เครื่องมือทุกครั้ง",
    "parents_allowance": "ไม่มีค่าใช้จ่ายในการเรียน ค่าเดินทางสอบถามศูนย์",
    "parents_contact": "โทรหาครูที่ศูนย์ได้ทุกวันทำการ",
}


def _make_run(page: CoursePage, centre: CentrePage, course: DemoCourse, demo: DemoRun) -> None:
    written_at = demo.opens_at - _WRITTEN_BEFORE
    plan = _plan(course, centre, demo)
    first = _earlier(plan, demo.moved_days) if demo.moved_days else plan
    run = runs.add_run(page, first, unit=centre.unit, by=None, at=written_at)
    if not demo.is_approved:
        return
    # Nobody approves a demonstration: it is made public as it stands, seats already taken.
    CourseRun.objects.filter(pk=run.pk).update(
        approved_at=written_at,
        seats_taken=demo.seats_taken,
        waiting_count=demo.waiting_count,
        wait_seq=demo.waiting_count,
    )
    run.refresh_from_db()
    if demo.moved_days:
        runs.change(run, plan, at=_now())
    if demo.cancelled_reason:
        runs.cancel(run, reason=demo.cancelled_reason, at=_now())
    sync.sync_runs([page.pk])


def _plan(course: DemoCourse, centre: CentrePage, demo: DemoRun) -> RunPlan:
    return RunPlan(
        opens_at=demo.opens_at,
        closes_at=demo.closes_at,
        starts_on=demo.starts_on,
        ends_on=demo.ends_on,
        capacity=demo.capacity,
        waiting_limit=demo.waiting_limit,
        venue=f"ห้องฝึกอาชีพ {centre.unit.name_th}",
        has_wheelchair_access=demo.capacity % 2 == 0,
        host_partner=course.host_partner,
        allowance_baht=course.allowance_baht,
        is_one_district_one_occupation=course.is_one_district_one_occupation,
        trainer=course.trainer,
        meetings=tuple(PlannedMeeting(*session) for session in demo.sessions),
    )


def _earlier(plan: RunPlan, days: int) -> RunPlan:
    back = timedelta(days=days)
    assert plan.starts_on and plan.ends_on  # noqa: S101 - a plan of the demonstration has days
    return replace(
        plan,
        starts_on=plan.starts_on + back,
        ends_on=plan.ends_on + back,
        meetings=tuple(
            PlannedMeeting(one.held_on + back, one.starts_at, one.ends_at) for one in plan.meetings
        ),
    )


def _signs(title: str) -> str:
    """The same title wears the same code each time."""
    number = int.from_bytes(hashlib.sha256(title.encode()).digest()[:8])
    return "".join(SIGNS[number // len(SIGNS) ** i % len(SIGNS)] for i in range(SIGN_COUNT))


def _now() -> datetime:
    return timezone.now()
