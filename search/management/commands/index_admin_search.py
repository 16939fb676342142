"""Bring the index of the admin's own search up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from search.admin_search import keeping


class Command(BaseCommand):
    """``manage.py index_admin_search``: safe to run at any time; quick when nothing is missing."""

    help = "Add what the admin's search lacks; cut everything again when the word list changed."

    def handle(self, *args: Any, **options: Any) -> None:
        count = keeping.refresh()
        self.stdout.write(f"{count} added" if count else "admin search is up to date")
