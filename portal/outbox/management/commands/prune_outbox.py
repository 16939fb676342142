"""Delete messages delivered more than 90 days ago."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.outbox import services


class Command(BaseCommand):
    """Thin: the rule is `services.prune`."""

    help = "Deletes delivered messages, with their attempts, after 90 days. Dead ones stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only counting, or in which portions."""
        parser.add_argument("--dry-run", action="store_true", help="count, delete nothing")
        parser.add_argument("--batch-size", type=int, default=services.PRUNE_BATCH)

    def handle(self, *args: Any, **options: Any) -> None:
        """Prune and report."""
        count = services.prune(
            timezone.now(), batch=options["batch_size"], dry_run=options["dry_run"]
        )
        self.stdout.write(f"{count} messages {'would be ' if options['dry_run'] else ''}deleted")
