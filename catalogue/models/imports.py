"""A spreadsheet that is being imported: each row is judged, worked on once, and remembered."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.models.course import CoursePage
from catalogue.models.run import CourseRun
from catalogue.querysets_imports import ImportJobQuerySet, ImportRowQuerySet


class ImportJob(models.Model):
    """One uploaded file: what was judged, and how far the work on it has come."""

    class State(models.TextChoices):
        """Where the work stands."""

        JUDGED = "judged", _("Checked, not started")
        RUNNING = "running", _("Being imported")
        DONE = "done", _("Imported")
        STOPPED = "stopped", _("Stopped")

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("imported by")
    )
    file_name = models.CharField(_("file"), max_length=200)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.JUDGED)
    created_at = models.DateTimeField(_("uploaded"), db_index=True)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    #: The last moment at which somebody worked on it: much later than this nobody does.
    worked_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    #: Headers that no column is known by: said on the page, not imported.
    unknown_headers = models.JSONField(default=list, blank=True)

    objects = ImportJobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """One row of the file: its cells as they were typed, what was said of them, what it became."""

    class Sheet(models.TextChoices):
        """Which sheet the row stands on."""

        COURSES = "courses", _("Courses")
        RUNS = "runs", _("Runs")

    class State(models.TextChoices):
        """What became of the row."""

        RIGHT = "right", _("Right")
        WRONG = "wrong", _("To be corrected")
        THERE = "there", _("There already")
        DONE = "done", _("Imported")
        FAILED = "failed", _("Not imported")

    job = models.ForeignKey(ImportJob, models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=8, choices=Sheet)
    #: The row's number in Excel.
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)
    #: [{"column": header, "words": what to do, "is_wrong": true}, …]
    messages = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=8, choices=State)
    #: Says what the row stands for, whatever file it comes in; kept once among rows that are done.
    key = models.CharField(max_length=64, blank=True, db_index=True)
    done_key = models.CharField(max_length=80, null=True, blank=True, unique=True)
    page = models.ForeignKey(
        CoursePage, models.SET_NULL, null=True, blank=True, related_name="import_rows"
    )
    run = models.ForeignKey(
        CourseRun, models.SET_NULL, null=True, blank=True, related_name="import_rows"
    )

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        ordering = ["job", "sheet", "number"]
        verbose_name = _("row of an import")
        constraints = [
            models.UniqueConstraint(
                fields=["job", "sheet", "number"], name="import_row_once_per_job"
            ),
        ]
        indexes = [models.Index(fields=["job", "state"], name="import_row_by_state")]

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}"

    @property
    def label(self) -> str:
        """What the row is about, in its own words."""
        return str(self.cells.get("title") or self.cells.get("course") or "")
