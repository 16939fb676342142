"""Take the demonstration content away again."""

from typing import Any

from django.core.management.base import BaseCommand

from home.demonstration.services import unseed


class Command(BaseCommand):
    """Delete what seed made, and nothing else."""

    help = "Delete what seed made, and nothing else."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(unseed().sentence)
