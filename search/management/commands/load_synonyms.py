"""Load the synonym groups that come with the portal."""

from typing import Any

from django.core.management.base import BaseCommand

from search.services import shipped_synonyms


class Command(BaseCommand):
    """``manage.py load_synonyms``: safe to run at any time; officers' changes stay."""

    help = "Load the synonym groups that come with the portal; what officers changed stays."

    def handle(self, *args: Any, **options: Any) -> None:
        done = shipped_synonyms.load()
        if done.is_nothing:
            self.stdout.write("synonyms are up to date")
            return
        self.stdout.write(
            f"synonyms: {done.added} added, {done.renewed} renewed, {done.kept} kept as changed, "
            f"{done.dropped} no longer shipped"
        )
