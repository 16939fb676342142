"""`manage.py import_courses FILE --as NAME`: courses and runs from a spreadsheet."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.imports import workbook
from catalogue.models import ImportJob
from catalogue.services import imports

_LONG = timedelta(days=1)


class Command(BaseCommand):
    """Judges every row, says what is wrong, and imports when all are right (or when told to)."""

    help = "Import courses and runs from a spreadsheet, with somebody's rights"

    def add_arguments(self, parser: CommandParser) -> None:
        """Say which file, in whose name, and what to do about wrong rows."""
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--as", dest="name", help="user name of whoever imports")
        parser.add_argument("--check", action="store_true", help="judge only")
        parser.add_argument("--only-right", action="store_true", help="leave wrong rows out")
        parser.add_argument("--resume", type=int, metavar="NUMBER", help="go on with an import")

    def handle(self, *args: Any, **options: Any) -> None:
        """Judge, and import."""
        job = self._begun(options["resume"]) if options["resume"] else self._judged(options)
        if options["check"]:
            return
        try:
            imports.start(job, only_right=options["only_right"], at=timezone.now())
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        imports.work_for(job.pk, _LONG)
        self._tell(job)

    def _begun(self, pk: int) -> ImportJob:
        job: ImportJob | None = ImportJob.objects.with_key(pk)
        if job is None:
            raise CommandError(_("There is no import with this number"))
        return job

    def _judged(self, options: dict[str, Any]) -> ImportJob:
        users = get_user_model()._default_manager
        try:
            by = users.get_by_natural_key(options["name"] or "")
        except users.model.DoesNotExist as missing:
            raise CommandError(_("Say by --as who imports: there is no such account")) from missing
        try:
            with options["file"].open("rb") as file:
                sheets = workbook.read(file)
        except (AttributeError, OSError) as missing:
            raise CommandError(_("The file cannot be opened")) from missing
        except workbook.WorkbookError as broken:
            raise CommandError(str(broken)) from broken
        name = options["file"].name
        job = imports.keep(sheets, by=by, file_name=name, at=timezone.now())
        for row in job.rows.wrong_first():
            for message in row.messages:
                if message["is_wrong"]:
                    where = f"{row.get_sheet_display()} {row.number} {message['column']}"
                    self.stdout.write(f"{where.strip()}: {message['words']}")
        self._tell(job)
        return job

    def _tell(self, job: ImportJob) -> None:
        tally = " ".join(f"{state}={count}" for state, count in sorted(job.rows.tally().items()))
        self.stdout.write(f"import {job.pk}: {tally}")
