"""Importing a spreadsheet: judged whole, worked on in chunks, taken up again wherever it ended.

A chunk is one transaction: the courses and runs of its rows, and what became of each row. So a
process that is killed leaves a row either imported and marked so, or neither.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalogue.imports.columns import COURSES, RUNS, header_of
from catalogue.imports.judged import CourseRef, Judged
from catalogue.imports.judging import Desk, judge_courses, judge_runs, refs_of
from catalogue.imports.workbook import SheetRows
from catalogue.models import ImportJob, ImportRow
from catalogue.services import runs
from catalogue.services.course_drafts import add_course
from portal.outbox.writer_queue import writer_queue
from portal.users import notifications

log = logging.getLogger(__name__)

CHUNK = 20
_TRIES = 3
_ROWS_AT_ONCE = 500


def judge(sheets: Mapping[str, SheetRows], *, by: Any, at: datetime) -> list[Judged]:
    """Judge every row of a file in Thai; nothing is written."""
    desk = Desk(by=by, at=at)
    empty = SheetRows()
    with override("th"):
        courses = judge_courses(sheets.get(COURSES, empty).rows, desk)
        return courses + judge_runs(sheets.get(RUNS, empty).rows, desk, refs_of(courses))


def keep(sheets: Mapping[str, SheetRows], *, by: Any, file_name: str, at: datetime) -> ImportJob:
    """Keep a file with what the judge says of each row: the dry run that a person reads."""
    judged = judge(sheets, by=by, at=at)
    with writer_queue(), transaction.atomic():
        job = ImportJob.objects.create(
            created_by=by,
            file_name=file_name[:200],
            created_at=at,
            unknown_headers=[name for sheet in sheets.values() for name in sheet.unknown][:50],
        )
        ImportRow.objects.bulk_create([_row(job, one) for one in judged], batch_size=_ROWS_AT_ONCE)
    return job


def start(job: ImportJob, *, only_right: bool, at: datetime) -> ImportJob:
    """Begin the work: when every row is right, or when the right ones alone are wanted."""
    with writer_queue(), transaction.atomic():
        job = _locked(job.pk)
        if job.state not in (ImportJob.State.JUDGED, ImportJob.State.STOPPED):
            return job
        tally = job.rows.tally()
        if tally.get(ImportRow.State.WRONG) and not only_right:
            raise ValidationError(
                _("Some rows are wrong: correct them, or tick that only right rows are imported")
            )
        if not tally.get(ImportRow.State.RIGHT):
            raise ValidationError(_("There is no row to import"))
        job.state = ImportJob.State.RUNNING
        job.started_at = job.started_at or at
        job.worked_at = at
        job.save()
    return job


def stop(job: ImportJob) -> None:
    """Leave the rest of the rows alone; what is imported stays, and it can be started again."""
    with writer_queue(), transaction.atomic():
        job = _locked(job.pk)
        if job.state == ImportJob.State.RUNNING:
            job.state = ImportJob.State.STOPPED
            job.save(update_fields=["state"])


def work(pk: int, *, at: datetime | None = None, most: int = CHUNK) -> bool:
    """Work on the next rows; say whether more wait. May be called by anybody at any time."""
    now = at or timezone.now()
    with writer_queue(), transaction.atomic(), override("th"), notifications.held_back():
        job = _locked(pk)
        if job.state != ImportJob.State.RUNNING:
            return False
        rows = _next_rows(job, most)
        if rows:
            _carry_out(job, rows, now)
            job.worked_at = now
            job.save(update_fields=["worked_at"])
            return True
        job.state, job.finished_at = ImportJob.State.DONE, now
        job.save(update_fields=["state", "finished_at"])
        pages = [row.page_id for row in job.rows.handed_in()]
        transaction.on_commit(lambda: notifications.tell_of_many(pages))
    return False


def work_for(pk: int, length: timedelta) -> bool:
    """Work chunk by chunk for about so long; say whether more wait."""
    until = timezone.now() + length
    while work(pk):
        if timezone.now() >= until:
            return True
    return False


def prune(at: datetime) -> int:
    """Delete imports that nobody asks about any more; the courses stay."""
    with writer_queue(), transaction.atomic():
        return ImportJob.objects.outdated(at).delete()[0]


def _locked(pk: int) -> ImportJob:
    found: ImportJob = (
        ImportJob.objects.select_for_update(of=("self",)).select_related("created_by").get(pk=pk)
    )
    return found


def _row(job: ImportJob, one: Judged) -> ImportRow:
    earlier = one.earlier
    return ImportRow(
        job=job,
        sheet=one.sheet,
        number=one.number,
        cells=one.cells,
        messages=[message.as_data() for message in one.messages],
        state=one.state,
        key=one.key,
        page_id=earlier.page_id if earlier else None,
        run_id=earlier.run_id if earlier else None,
    )


def _next_rows(job: ImportJob, most: int) -> list[ImportRow]:
    """Return the next rows of one sheet: runs only when no course is left."""
    rows = list(job.rows.to_do()[:most])
    return [row for row in rows if row.sheet == rows[0].sheet]


def _carry_out(job: ImportJob, rows: Sequence[ImportRow], at: datetime) -> None:
    # Judged once more: since the dry run somebody may have lost a role or made the same course.
    desk = Desk(by=job.created_by, at=at)
    cells = [(row.number, row.cells) for row in rows]
    if rows[0].sheet == COURSES:
        judged = judge_courses(cells, desk)
    else:
        judged = judge_runs(cells, desk, _made_courses(job, rows))
    for row, one in zip(rows, judged, strict=True):
        row.key = one.key or row.key
        row.messages = [message.as_data() for message in one.messages]
        if one.is_wrong:
            row.state = ImportRow.State.FAILED
        elif one.earlier is not None:
            row.state = ImportRow.State.THERE
            row.page_id, row.run_id = one.earlier.page_id, one.earlier.run_id
        else:
            _make(job, row, one, at)
        row.save()


def _made_courses(job: ImportJob, rows: Sequence[ImportRow]) -> dict[str, CourseRef]:
    """The courses of the same file that runs name, as what they have become."""
    wanted = {row.cells.get("course", "") for row in rows}
    refs = {}
    for row in job.rows.courses_named(wanted):
        unit = row.page.centre.unit if row.page else None
        refs[row.cells["ref"]] = CourseRef(row.number, row.page is None, row.key, unit, row.page)
    return refs


def _make(job: ImportJob, row: ImportRow, one: Judged, at: datetime) -> None:
    """Make what a row stands for, in a savepoint of its own; a failure is said beside it."""
    for again in range(_TRIES):
        try:
            with transaction.atomic():
                _keep_result(job, row, one, at)
        except IntegrityError:
            # Somebody put a page into the same place at the same moment, or imported the same.
            if again + 1 == _TRIES:
                _fail(row, "", _("Somebody else wrote the same at the same time: try again"))
        except PermissionDenied:
            return _fail(row, "", _("You may not do this any more"))
        except ValidationError as failed:
            for name, several in _by_field(failed).items():
                _fail(row, header_of(row.sheet, name), " ".join(several))
            return None
        except DatabaseError:
            raise
        except Exception:
            log.exception("row could not be imported", extra={"job": job.pk, "row": row.pk})
            return _fail(row, "", _("This row could not be imported: tell the help desk"))
        else:
            return None
    return None


def _keep_result(job: ImportJob, row: ImportRow, one: Judged, at: datetime) -> None:
    ImportRow.objects.emptied(row.key).update(done_key=None)
    if row.sheet == COURSES:
        assert one.page is not None and one.centre is not None  # noqa: S101 - a right row has both
        row.page = add_course(
            one.centre.pk, one.page, target_groups=one.target_groups, by=job.created_by
        )
    else:
        assert one.page is not None and one.plan is not None and one.unit is not None  # noqa: S101 - as above
        row.run = runs.add_run(one.page, one.plan, unit=one.unit, by=job.created_by, at=at)
    row.state, row.done_key = ImportRow.State.DONE, row.key
    row.save()


def _fail(row: ImportRow, column: str, words: str) -> None:
    row.state, row.done_key, row.page, row.run = ImportRow.State.FAILED, None, None, None
    row.messages = [*row.messages, {"column": column, "words": words, "is_wrong": True}]


def _by_field(failed: ValidationError) -> dict[str, list[str]]:
    if hasattr(failed, "error_dict"):
        return failed.message_dict
    return {"": failed.messages}
