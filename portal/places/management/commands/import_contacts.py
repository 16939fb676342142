"""Read contacts of units from an Excel sheet, or write the sheet to fill in."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.places.contact_sheet import SheetError, read_sheet, write_sheet
from portal.places.models import OrgUnit
from portal.places.services import set_contacts


class Command(BaseCommand):
    """``manage.py import_contacts contacts.xlsx [--dry-run]``; all rows or none."""

    help = "Import telephone numbers and addresses of units from an .xlsx file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check only, write nothing")
        parser.add_argument("--write-form", action="store_true", help="write the form to FILE")
        parser.add_argument("--below", default="dole", help="only units below this code")

    def handle(self, *args: Any, **options: Any) -> None:
        top = OrgUnit.objects.filter(code=options["below"]).first()
        if top is None:
            raise CommandError(f"There is no unit with the code {options['below']}.")
        units = OrgUnit.objects.active().below(top).with_areas()
        if options["write_form"]:
            with options["file"].open("wb") as file:
                write_sheet(units, file)
            self.stdout.write(f"Wrote {options['file']}.")
            return
        try:
            with options["file"].open("rb") as file:
                reading = read_sheet(file, units)
        except (OSError, SheetError) as error:
            raise CommandError(str(error)) from error
        for mistake in reading.errors:
            self.stderr.write(str(mistake))
        if reading.errors:
            raise CommandError(f"{len(reading.errors)} errors; nothing was written.")
        if options["dry_run"]:
            self.stdout.write(f"{len(reading.changes)} units would change.")
            return
        self.stdout.write(f"{set_contacts(reading.changes)} units changed.")
