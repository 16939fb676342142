"""Which runs stand beside the entries of courses: those that are public."""

from collections.abc import Iterator, Sequence

from catalogue.models import CourseRun
from catalogue.run_entries import run_data
from search.run_data import EntryRunData


def course_runs(pks: Sequence[int]) -> Iterator[tuple[int, EntryRunData]]:
    """Yield the public runs of courses, each with its course's primary key."""
    for run in CourseRun.objects.public().of_courses(pks).with_words():
        yield run.course_id, run_data(run)
