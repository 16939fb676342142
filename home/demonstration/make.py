"""Making all demonstration courses with their runs, a level of rows at a time."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from catalogue.formats import format_of
from catalogue.models import CentrePage, CoursePage, TargetGroup
from catalogue.run_rules import PlannedMeeting, RunPlan
from catalogue.services.bulk_pages import add_pages
from catalogue.services.bulk_runs import WrittenRun, add_runs
from home.demonstration.codes import signs_of
from home.demonstration.marks import wear_marks
from home.demonstration.parents import words_for_parents
from home.demonstration.pictures import Pictures
from home.demonstration.runs import DemoRun, plan_runs
from home.demonstration.shapes import DemoCourse
from search import sync

_CERTIFICATE = "วุฒิบัตรเมื่อเรียนครบร้อยละ 80"
#: How long before sign-up opens a run of the demonstration was written.
_WRITTEN_BEFORE = timedelta(days=7)
_EXTENDED_BECAUSE = "ยังมีที่ว่าง และมีคนในหมู่บ้านขอเวลาเตรียมตัว"
_VENUES = ("ห้องฝึกอาชีพ", "ลานฝึกหลังอาคาร", "ห้องประชุมเล็ก")


@transaction.atomic
def make_courses(
    courses: Sequence[DemoCourse], pictures: Pictures, today: date, now: datetime
) -> list[CoursePage]:
    """Make courses below their districts' centres, with their runs, published."""
    centres = _centres(courses)
    kept = _codes_in_use()
    made = [
        (course, centres[course.district], place)
        for place, course in enumerate(courses)
        if course.district in centres and _code(course, centres[course.district]) not in kept
    ]
    pages = [_page(course, centre, pictures) for course, centre, _place in made]
    add_pages(
        CoursePage,
        [(centre, page) for (_course, centre, _place), page in zip(made, pages, strict=True)],
    )
    _add_target_groups(pages, [course for course, _centre, _place in made])
    add_runs(
        [
            run
            for (course, centre, place), page in zip(made, pages, strict=True)
            for run in _runs(course, centre, page, plan_runs(course, place, today), now)
        ]
    )
    wear_marks(pages)
    sync.sync_pages([page.pk for page in pages])
    return pages


def _centres(courses: Sequence[DemoCourse]) -> dict[str, CentrePage]:
    codes = {f"d{course.district}" for course in courses}
    found = CentrePage.objects.filter(unit__code__in=codes)
    centres = found.select_related("unit__province", "unit__district")
    return {centre.unit.code.removeprefix("d"): centre for centre in centres}


def _codes_in_use() -> set[str]:
    """Codes that courses have: those that real people signed up for were not taken away."""
    return {code for code in CoursePage.objects.values_list("code", flat=True) if code}


def _code(course: DemoCourse, centre: CentrePage) -> str:
    province = centre.unit.province
    if province is None:  # a district's centre lies in a province
        raise LookupError(f"{centre.unit} lies in no province")
    return f"{province.letters}-{signs_of(course.title)}".lower()


def _page(course: DemoCourse, centre: CentrePage, pictures: Pictures) -> CoursePage:
    code = _code(course, centre)
    return CoursePage(
        slug=code,
        code=code,
        title=course.title,
        title_en=course.title_en,
        summary=course.summary,
        summary_en=course.summary_en,
        occupational_group=course.group,
        skill_types=list(course.skill_types),
        hours=course.hours,
        course_format=format_of(course.hours) or "",
        fee_baht=course.fee_baht,
        material_fee_baht=course.material_fee_baht,
        certificate=_CERTIFICATE,
        picture_word=course.picture_word,
        picture=pictures.deal(course),
        outcomes=[("outcome", outcome) for outcome in course.outcomes],
        topics=[
            ("topic", {"title": name, "hours": hours, "text": ""}) for name, hours in course.topics
        ],
        audience=course.audience,
        prerequisites=course.prerequisites,
        bring=course.bring,
        selection_criteria=course.selection_criteria,
        trainer=course.trainer,
        **words_for_parents(course, centre.unit.name_th),
    )


def _add_target_groups(pages: Sequence[CoursePage], courses: Sequence[DemoCourse]) -> None:
    groups = {group.code: group.pk for group in TargetGroup.objects.all()}
    link = CoursePage.target_groups.through
    link.objects.bulk_create(
        link(coursepage_id=page.pk, targetgroup_id=groups[code])
        for page, course in zip(pages, courses, strict=True)
        for code in course.target_groups
        if code in groups
    )


def _runs(
    course: DemoCourse,
    centre: CentrePage,
    page: CoursePage,
    demo_runs: Sequence[DemoRun],
    now: datetime,
) -> Iterator[WrittenRun]:
    for number, demo in enumerate(demo_runs, start=1):
        plan = run_plan(course, centre.unit.name_th, demo)
        # Nobody approves a demonstration: it is public as it stands, seats already taken.
        yield WrittenRun(
            course=page,
            unit=centre.unit,
            number=number,
            plan=plan,
            approved_at=written_at(demo) if demo.is_approved else None,
            cancelled_at=now if demo.cancelled_reason else None,
            cancelled_reason=demo.cancelled_reason,
            moved_from=_before(plan, demo, now) if demo.moved_days else None,
            extended_from=(
                demo.closes_at - timedelta(days=demo.extended_days) if demo.extended_days else None
            ),
            extended_because=_EXTENDED_BECAUSE if demo.extended_days else "",
            seats_taken=demo.seats_taken,
            waiting_count=demo.waiting_count,
        )


def written_at(demo: DemoRun) -> datetime:
    """Say when a run of the demonstration was written down."""
    return demo.opens_at - _WRITTEN_BEFORE


def run_plan(course: DemoCourse, unit: str, demo: DemoRun) -> RunPlan:
    """Return what a teacher would have typed for a run."""
    return RunPlan(
        opens_at=demo.opens_at,
        closes_at=demo.closes_at,
        starts_on=demo.starts_on,
        ends_on=demo.ends_on,
        capacity=demo.capacity,
        waiting_limit=demo.waiting_limit,
        offer_hours=demo.offer_hours,
        venue=f"{_VENUES[demo.capacity % len(_VENUES)]} {unit}",
        has_wheelchair_access=demo.capacity % 2 == 0,
        host_partner=course.host_partner,
        allowance_baht=course.allowance_baht,
        is_one_district_one_occupation=course.is_one_district_one_occupation,
        trainer=course.trainer,
        meetings=tuple(PlannedMeeting(*session) for session in demo.sessions),
    )


def _before(plan: RunPlan, demo: DemoRun, now: datetime) -> dict[str, str]:
    """Say what a run was that is held later now."""
    back = timedelta(days=demo.moved_days)
    return {
        "starts_on": (demo.starts_on - back).isoformat(),
        "ends_on": (demo.ends_on - back).isoformat(),
        "venue": plan.venue,
        "moved_at": now.isoformat(),
    }
