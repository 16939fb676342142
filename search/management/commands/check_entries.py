"""``check_entries``: do pages and entries agree?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from search import sync
from search.checking import differences


class Command(BaseCommand):
    """Prints each difference; ends with exit code 1 when there is any that was not mended."""

    help = "Prove that pages and published entries agree."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--deep", action="store_true", help="build everything and compare")
        parser.add_argument("--mend", action="store_true", help="write what differs again")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(differences(timezone.now(), deep=options["deep"]))
        for one in found:
            self.stdout.write(str(one))
        pages = {one.page for one in found}
        if not pages:
            self.stdout.write("pages and entries agree")
        elif options["mend"]:
            sync.sync_pages(pages)
            self.stdout.write(f"{len(pages)} pages mended")
        else:
            raise CommandError(f"{len(pages)} pages and their entries differ", returncode=1)
