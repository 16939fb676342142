"""Make the pages that a portal cannot be without."""

from typing import Any

from django.core.management.base import BaseCommand

from home.services.site import make_site


class Command(BaseCommand):
    """Make the front page, the index pages and the standard pages that are missing."""

    help = "Make the front page, the index pages and the standard pages that are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        report = make_site()
        for title in report.made:
            self.stdout.write(f"made: {title}")
        if not report.made:
            self.stdout.write("every page is there already")
