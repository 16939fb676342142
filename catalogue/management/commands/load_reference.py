"""Load the lists that the catalogue comes with."""

from typing import Any

from django.core.management.base import BaseCommand

from catalogue.services import reference


class Command(BaseCommand):
    """``manage.py load_reference``: safe to run at any time; officers' changes stay."""

    help = "Add what is missing of target groups and policies; what officers changed stays."

    def handle(self, *args: Any, **options: Any) -> None:
        added = reference.load()
        words = [f"{count} {what}" for what, count in added.items() if count]
        self.stdout.write(f"{', '.join(words)} added" if words else "lists are up to date")
