"""What is done to runs: numbered, judged, made public, moved, cancelled, extended, always with the entry."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from catalogue.models import CourseRun
from catalogue.run_rules import PlannedMeeting, RunPlan, problems
from catalogue.run_state import run_state
from catalogue.services import runs
from portal.places.enums import UnitKind
from search.models import EntryRun
from tests.factories.catalogue import bangkok, make_course, make_run
from tests.factories.places import OrgUnitFactory
from tests.factories.users import as_role

NOW = bangkok(2026, 11, 21, 10, 0)
PLAN = RunPlan(
    opens_at=bangkok(2026, 12, 1, 8, 30),
    closes_at=bangkok(2026, 12, 8, 16, 30),
    starts_on=date(2026, 12, 12),
    ends_on=date(2026, 12, 27),
    capacity=20,
    waiting_limit=5,
    venue="ศูนย์เรียนรู้บ้านถ้ำเต่า",
    meetings=(
        PlannedMeeting(date(2026, 12, 12), time(9), time(15)),
        PlannedMeeting(date(2026, 12, 13), time(9), time(15)),
    ),
)


@pytest.fixture
def course(tree):
    return make_course(tree["d4704"])


def add(course, by=None, plan=PLAN):
    return runs.add_run(course, plan, unit=course.centre.unit, by=by, at=NOW)


def entry_run(run):
    return EntryRun.objects.filter(run_id=run.pk).first()


def test_runs_are_numbered_within_their_course(course, tree):
    """1, 2, 3 in each course; the code is the course's with the number."""
    other = make_course(tree["d4704"])
    assert [add(course).code, add(course).code, add(other).code] == [
        f"{course.code}-1",
        f"{course.code}-2",
        f"{other.code}-1",
    ]


def test_number_of_a_deleted_run_in_the_middle_is_not_given_again(course):
    """A number names one run for ever; only the very last can come back."""
    first, _second = add(course), add(course)
    runs.remove(first)
    assert add(course).number == 3


def test_new_run_is_not_public(course, teacher):
    """Nobody sees a run before it is approved: neither the page nor the entry."""
    run = add(course, teacher)
    assert not run.is_public
    assert entry_run(run) is None
    assert run.detail.created_by == teacher
    assert run.sessions.count() == 2


def test_approved_run_is_listed(course, teacher, director):
    """Approval writes the entry's row in the same transaction, with the numbers of the run."""
    run = runs.approve(add(course, teacher), by=director, at=NOW)
    row = entry_run(run)
    assert run_state(row, NOW).status == run_state(run, NOW).status == "soon"
    assert (row.capacity, row.seats_left, row.few_from, row.waiting_left) == (20, 20, 3, 5)
    assert (row.is_weekday, row.is_evening, row.is_weekend) == (False, False, True)
    assert row.card["days"] == 2


WHO = [
    ("district_director", "d4704", True),
    ("provincial_officer", "p47", True),
    ("department_officer", "dole", True),
    ("district_director", "d4702", False),
    ("provincial_officer", "p21", False),
    ("teacher", "d4704", False),
    ("district_officer", "d4704", False),
    ("provincial_supervisor", "p47", False),
]


@pytest.mark.parametrize(("role", "unit", "may"), WHO)
def test_who_may_approve(course, units, teacher, role, unit, may):
    """A director (or who stands above) of the run's unit approves; others are refused."""
    run = add(course, teacher)
    somebody = as_role(role, units[unit])
    assert runs.may_approve(run, somebody) is may
    if not may:
        with pytest.raises(PermissionDenied):
            runs.approve(run, by=somebody, at=NOW)


def test_nobody_approves_their_own(course, director):
    """Whoever wrote the run cannot make it public, whatever role they hold."""
    run = add(course, director)
    with pytest.raises(PermissionDenied):
        runs.approve(run, by=director, at=NOW)


def test_change_of_a_public_run_keeps_what_it_was(course, teacher, director):
    """Other days or another place: the run has moved, its code and state stay, old facts are kept."""
    run = runs.approve(add(course, teacher), by=director, at=NOW)
    later = replace(PLAN, starts_on=date(2026, 12, 19), ends_on=date(2026, 12, 20), meetings=())
    moved = runs.move(run, later, at=NOW)
    assert moved.detail.moved_from["starts_on"] == "2026-12-12"
    assert entry_run(moved).starts_on == date(2026, 12, 19)
    assert entry_run(moved).card["moved"] is True
    assert moved.code == run.code


def test_move_to_the_same_days_is_no_move(course, teacher, director):
    """Moving needs new days or a new place."""
    run = runs.approve(add(course, teacher), by=director, at=NOW)
    with pytest.raises(ValidationError):
        runs.move(run, RunPlan.of(run), at=NOW)


def test_change_before_approval_is_no_move(course, teacher):
    """What nobody saw has not moved."""
    run = add(course, teacher)
    changed = runs.change(run, replace(PLAN, venue="วัดบ้านถ้ำเต่า"), at=NOW)
    assert changed.detail.moved_from == {}
    assert changed.detail.venue == "วัดบ้านถ้ำเต่า"


def test_cancelled_run_says_why_and_changes_no_more(course, teacher, director):
    """The reason is asked for; afterwards nothing else can be done to the run."""
    run = runs.approve(add(course, teacher), by=director, at=NOW)
    with pytest.raises(ValidationError):
        runs.cancel(run, reason="  ", at=NOW)
    run = runs.cancel(run, reason="ผู้สมัครยังไม่ครบจำนวน", at=NOW)
    assert run_state(run, NOW).status == "cancelled"
    assert entry_run(run).cancelled_at == NOW
    for step in (
        lambda: runs.change(run, PLAN, at=NOW),
        lambda: runs.extend(run, closes_at=NOW, reason="x", by=None, at=NOW),
    ):
        with pytest.raises(ValidationError):
            step()
    assert runs.cancel(run, reason="again", at=NOW).detail.cancelled_reason == "ผู้สมัครยังไม่ครบจำนวน"


def test_finished_run_cannot_be_cancelled(course):
    """What was held was held."""
    run = make_run(course, "finished", at=NOW)
    with pytest.raises(ValidationError):
        runs.cancel(run, reason="x", at=NOW)


def test_extension_is_logged(course, teacher, director):
    """Sign-up stays open longer: the log keeps the old time, the reason and the person (S1-22)."""
    run = runs.approve(add(course, teacher), by=director, at=NOW)
    extension = runs.extend(
        run, closes_at=bangkok(2026, 12, 10, 16, 30), reason="ยังมีที่ว่าง", by=director, at=NOW
    )
    assert extension.closed_at_before == PLAN.closes_at
    assert extension.extended_by == director
    assert entry_run(run).closes_at == bangkok(2026, 12, 10, 16, 30)


@pytest.mark.parametrize("closes_at", [bangkok(2026, 12, 7, 16, 30), bangkok(2026, 12, 13, 9, 0)])
def test_extension_is_later_and_before_the_first_day(course, closes_at):
    """An earlier time is none, and sign-up never outlasts the first day."""
    run = add(course)
    with pytest.raises(ValidationError):
        runs.extend(run, closes_at=closes_at, reason="x", by=None, at=NOW)


def test_public_run_cannot_be_deleted(course):
    """A public run is cancelled, never deleted; one that nobody saw may go."""
    with pytest.raises(ValidationError):
        runs.remove(make_run(course, "open", at=NOW))
    runs.remove(make_run(course, "unapproved", at=NOW))
    assert CourseRun.objects.count() == 1


def test_failing_entry_takes_the_approval_back(course, teacher, director, monkeypatch):
    """Run and entry change together or not at all."""
    run = add(course, teacher)
    monkeypatch.setattr("search.sync.sync_runs", lambda pks: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        runs.approve(run, by=director, at=NOW)
    run.refresh_from_db()
    assert run.approved_at is None


RULES = [
    ({"starts_on": None}, "starts_on"),
    ({"venue": ""}, "venue"),
    ({"capacity": None}, "capacity"),
    ({"capacity": 0}, "capacity"),
    ({"ends_on": date(2026, 12, 11)}, "ends_on"),
    ({"ends_on": date(2028, 12, 27)}, "ends_on"),
    ({"starts_on": date(2026, 11, 20)}, "starts_on"),
    ({"closes_at": bangkok(2026, 12, 13, 0, 0)}, "closes_at"),
    ({"closes_at": bangkok(2026, 12, 1, 8, 30)}, "closes_at"),
    ({"meetings": (PlannedMeeting(date(2027, 1, 1), time(9), time(15)),)}, "meetings"),
    ({"meetings": (PlannedMeeting(date(2026, 12, 12), time(15), time(9)),)}, "meetings"),
    (
        {
            "meetings": (
                PlannedMeeting(date(2026, 12, 12), time(9), time(12)),
                PlannedMeeting(date(2026, 12, 12), time(11), time(15)),
            )
        },
        "meetings",
    ),
]


@pytest.mark.parametrize(("wrong", "field"), RULES, ids=[str(row[0])[:50] for row in RULES])
def test_rules_name_the_field(units, wrong, field):
    """Each rule is said beside the field that it is about."""
    found = problems(replace(PLAN, **wrong), unit=units["d4704"], at=NOW)
    assert field in found


def test_plan_that_can_be_held_has_no_problem(units):
    """Closing on the very first day is allowed; a run today, too."""
    assert not problems(PLAN, unit=units["d4704"], at=NOW)
    assert not problems(
        replace(PLAN, closes_at=bangkok(2026, 12, 12, 8, 0)), unit=units["d4704"], at=NOW
    )


def test_seats_cannot_be_cut_below_what_is_taken(course):
    """Seats and waiting places that people hold stay."""
    run = make_run(course, "waitlist", at=NOW)
    plan = replace(RunPlan.of(run), capacity=19, waiting_limit=2)
    found = problems(plan, unit=run.unit, at=NOW, run=run)
    assert set(found) == {"capacity", "waiting_limit"}
    assert "20" in found["capacity"][0]


@pytest.mark.parametrize("kind", [UnitKind.BORDER_CENTRE, UnitKind.SPECIAL_COLLEGE])
def test_special_units_hold_no_one_occupation(units, kind):
    """Special units hold interest groups and classes only; the message is the department's (S0-19)."""
    unit = OrgUnitFactory(parent=units["p47"], kind=kind)
    plan = replace(PLAN, is_one_district_one_occupation=True)
    words = problems(plan, unit=unit, at=NOW)["is_one_district_one_occupation"]
    assert words == ["หน่วยงานประเภทนี้จัดกิจกรรม ๑ อำเภอ ๑ อาชีพ ไม่ได้"]
    assert not problems(plan, unit=units["d4704"], at=NOW)


def test_second_flagged_run_of_a_fiscal_year_is_counted(course, units):
    """One flagged run a district and fiscal year is usual: more are a warning, never an error (S0-23)."""
    plan = replace(PLAN, is_one_district_one_occupation=True)
    first = add(course, plan=plan)
    assert runs.other_one_occupation_runs(units["d4704"], plan, first) == 0
    second = add(course, plan=plan)
    assert runs.other_one_occupation_runs(units["d4704"], plan, second) == 1
    next_year = replace(plan, starts_on=date(2027, 10, 1), ends_on=date(2027, 10, 2))
    assert runs.other_one_occupation_runs(units["d4704"], next_year) == 0


def test_copy_has_everything_but_days(course):
    """A copy of a run begins without days; nothing else is lost."""
    run = make_run(course, "open", at=NOW)
    copy = RunPlan.of(run).without_dates()
    assert (copy.starts_on, copy.opens_at, copy.meetings) == (None, None, ())
    assert (copy.capacity, copy.venue) == (20, "ศูนย์เรียนรู้บ้านถ้ำเต่า")


def test_extension_of_a_window_moves_the_state(course):
    """A closed run that is extended takes sign-ups again."""
    run = make_run(course, "closed", at=NOW)
    runs.extend(run, closes_at=NOW + timedelta(days=2), reason="ยังมีที่ว่าง", by=None, at=NOW)
    run.refresh_from_db()
    assert run_state(run, NOW).has_seat
