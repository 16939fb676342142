"""Load the lists that the rooms come with."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.core.reference_data import loaders


class Command(BaseCommand):
    """``manage.py load_reference``: safe to run at any time; officers' changes stay."""

    help = "Add what is missing of the lists that rooms come with; what officers changed stays."

    def handle(self, *args: Any, **options: Any) -> None:
        added = {what: count for load in loaders() for what, count in load().items()}
        words = [f"{count} {what}" for what, count in added.items() if count]
        self.stdout.write(f"{', '.join(words)} added" if words else "lists are up to date")
