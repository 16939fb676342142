"""An import that is killed goes on where it ended: no row lost, none doubled."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from catalogue import tasks
from catalogue.imports import workbook
from catalogue.models import CoursePage, CourseRun, ImportJob, ImportRow
from catalogue.services import course_drafts, imports
from tests.catalogue.conftest import NOW
from tests.factories.spreadsheets import course_row, run_row, spreadsheet
from tests.factories.users import as_role

pytestmark = pytest.mark.usefixtures("saturday")


class Killed(BaseException):
    """Stands for SIGKILL: nothing of ours catches it."""


@pytest.fixture
def job(tree, units):
    """Thirty courses and ten runs, begun."""
    sheets = workbook.read(
        spreadsheet(
            [course_row(number) for number in range(30)],
            [run_row(f"A{number}") for number in range(10)],
        )
    )
    teacher = as_role("teacher", units["d4704"])
    kept = imports.keep(sheets, by=teacher, file_name="x.xlsx", at=NOW)
    assert kept.rows.tally() == {"right": 40}
    return imports.start(kept, only_right=False, at=NOW)


def finish(job):
    while imports.work(job.pk, most=7):
        pass


def whole(job):
    """Every row is imported once: as many courses and runs as rows, each row with its own."""
    assert job.rows.tally() == {"done": 40}
    assert CoursePage.objects.count() == 30
    assert CourseRun.objects.count() == 10
    assert job.rows.filter(sheet="courses").values("page").distinct().count() == 30
    assert job.rows.filter(sheet="runs").values("run").distinct().count() == 10
    # The tree is sound: places counted, every course findable below its centre.
    assert CoursePage.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("after", [1, 7, 8, 29])
def test_kill_within_a_chunk_loses_and_doubles_nothing(job, monkeypatch, after):
    """What a killed chunk had begun is taken back with its marks; the rest goes on later."""
    made = 0
    real = course_drafts.add_course

    def add_then_die(*args, **kwargs):
        nonlocal made
        page = real(*args, **kwargs)
        made += 1
        if made == after:
            raise Killed
        return page

    with monkeypatch.context() as patched:
        patched.setattr(imports, "add_course", add_then_die)
        with pytest.raises(Killed):
            finish(job)
    # Chunks of seven: those before the kill stand, the one within it never was.
    assert CoursePage.objects.count() == (after - 1) // 7 * 7
    assert job.rows.filter(state="done").count() == CoursePage.objects.count()
    finish(job)
    whole(job)


@pytest.mark.parametrize("chunks", [0, 1, 5])
def test_kill_between_chunks_goes_on_by_itself(job, chunks, monkeypatch):
    """A job that nobody works on is taken up again by the worker's recurring job."""
    for _chunk in range(chunks):
        imports.work(job.pk, most=7)
    ImportJob.objects.filter(pk=job.pk).update(worked_at=NOW)
    taken = []
    call = tasks.continue_import.call
    monkeypatch.setattr(tasks, "continue_import", SimpleNamespace(enqueue=taken.append))
    assert tasks.take_up_abandoned(NOW + timedelta(minutes=1)) == 0
    assert tasks.take_up_abandoned(NOW + timedelta(minutes=3)) == 1
    assert taken == [job.pk]
    while call(job.pk):
        pass
    whole(job)
    assert tasks.take_up_abandoned(NOW + timedelta(minutes=9)) == 0


def test_two_workers_on_one_job_double_nothing(job):
    """Whoever comes second works on the rows that are left."""
    while imports.work(job.pk, most=3) | imports.work(job.pk, most=5):
        pass
    whole(job)


def test_stopped_job_can_be_started_again(job):
    """Stopping keeps what is imported; starting again goes on."""
    imports.work(job.pk, most=7)
    imports.stop(job)
    assert not imports.work(job.pk)
    assert CoursePage.objects.count() == 7
    imports.start(job, only_right=False, at=NOW)
    finish(job)
    whole(job)


def test_row_that_fails_leaves_the_others_alone(job, monkeypatch):
    """One row that cannot be imported is marked with words; the rest is imported."""
    real = course_drafts.add_course

    def refuse_one(centre, page, **kwargs):
        if page.title == "ย้อมครามรุ่น 3":
            raise RuntimeError("something nobody thought of")
        return real(centre, page, **kwargs)

    monkeypatch.setattr(imports, "add_course", refuse_one)
    finish(job)
    failed = job.rows.filter(state="failed")
    assert {(row.sheet, row.cells.get("ref") or row.cells["course"]) for row in failed} == {
        ("courses", "A3"),
        ("runs", "A3"),
    }
    assert "แจ้งผู้ดูแลระบบ" in failed.get(sheet="courses").messages[-1]["words"]
    assert CoursePage.objects.count() == 29


def test_directors_are_told_once(job, units, mailoutbox, django_capture_on_commit_callbacks):
    """One mail a director says how many courses wait, not one for each."""
    as_role("district_director", units["d4704"])
    with django_capture_on_commit_callbacks(execute=True):
        finish(job)
    assert len(mailoutbox) == 1
    assert "30" in mailoutbox[0].subject


def test_deleted_course_can_be_imported_again(job, units):
    """A row is remembered as long as what it became is there."""
    finish(job)
    CoursePage.objects.get(title="ย้อมครามรุ่น 29").delete()
    sheets = workbook.read(spreadsheet([course_row(29)]))
    again = imports.keep(sheets, by=job.created_by, file_name="y.xlsx", at=NOW)
    assert again.rows.tally() == {"right": 1}
    imports.start(again, only_right=False, at=NOW)
    finish(again)
    assert again.rows.tally() == {"done": 1}
    assert ImportRow.objects.filter(done_key__isnull=False).count() == 40


def test_old_imports_are_forgotten_courses_stay(job):
    """After three months nobody asks about an import any more."""
    finish(job)
    tasks.prune_imports(NOW + timedelta(days=91))
    assert not ImportJob.objects.exists()
    assert CoursePage.objects.count() == 30
