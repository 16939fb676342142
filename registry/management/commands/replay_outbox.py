"""Tell the outside registry again what it was told since a moment."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from registry.moments import since
from registry.services.reconciling import replay


class Command(BaseCommand):
    """Thin: the rule is `registry.services.reconciling.replay`."""

    help = (
        "Queues the registry's events since a moment again, as the same events: for a registry "
        "that was set back. Text messages are not sent again. Exit code 0; safe twice at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Since when."""
        parser.add_argument(
            "--since",
            type=since,
            required=True,
            metavar="WHEN",
            help="2026-11-20, 2026-11-20T08:00 (Bangkok), or 24h, 7d ago",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Queue and report."""
        self.stdout.write(f"{replay(options['since'])} messages queued again")
