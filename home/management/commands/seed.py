"""Fill the portal with demonstration content."""

from typing import Any

from django.core.management.base import BaseCommand

from home.demonstration.services import seed


class Command(BaseCommand):
    """Make the demonstration content, or renew it when its dates have gone by."""

    help = "Make the demonstration content, or renew it when its dates have gone by."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(seed().sentence)
