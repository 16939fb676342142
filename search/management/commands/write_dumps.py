"""``write_dumps``: write the files of open data for this month."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from search.open_data import dumps


class Command(BaseCommand):
    """Prints each file with its lines and size."""

    help = "Write the open data of this month: JSON lines and CSV of every kind."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-missing", action="store_true", help="only once a month")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        if options["if_missing"]:
            self.stdout.write(f"{dumps.write_if_missing(at)} files written")
            return
        month = dumps.write_dumps(at)
        for dump in month.dumps:
            self.stdout.write(f"{month.month}/{dump.name} {dump.lines} lines {dump.size} bytes")
