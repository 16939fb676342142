"""Walk along the log of who read personal data; names every row that was changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from registry.services.access import verify


class Command(BaseCommand):
    """Exit code 1 on any break; the head, noted elsewhere, shows whether the end was cut off."""

    help = "Check the hash chain of the log of reads of personal data."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the head of an earlier check."""
        parser.add_argument(
            "--rows", type=int, default=0, help="how many rows an earlier check counted"
        )

    def handle(self, **options: Any) -> None:
        """Say what was found."""
        found = verify()
        self.stdout.write(f"{found.rows} rows, head {found.head or '-'}")
        if found.broken:
            raise CommandError(f"broken at row {', '.join(map(str, found.broken))}")
        if found.rows < options["rows"]:
            raise CommandError(f"{options['rows'] - found.rows} rows are missing at the end")
