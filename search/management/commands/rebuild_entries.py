"""``rebuild_entries``: make all entries anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.rebuilding import rebuild


class Command(BaseCommand):
    """Writes in short transactions; may be stopped, gone on with, and run at any time."""

    help = "Make all published entries anew from the pages."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--after", type=int, default=0, help="go on after this page")
        parser.add_argument("--batch-size", type=int, default=0, help="pages a transaction")

    def handle(self, *args: Any, **options: Any) -> None:
        done, longest = 0, 0.0
        for progress in rebuild(options["after"], options["batch_size"]):
            done, longest = progress.done, max(longest, progress.seconds)
            if options["verbosity"] > 1:
                self.stdout.write(f"{done} pages; go on with --after {progress.after}")
        self.stdout.write(f"{done} pages written; longest transaction {longest * 1000:.0f} ms")
