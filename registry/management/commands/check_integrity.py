"""``check_integrity``: do counters, waiting lists, versions and messages agree?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.integrity import breaches


class Command(BaseCommand):
    """Prints each breach in plain words, nothing personal; ends with exit code 1 on any."""

    help = "Prove that seats, waiting lists, versions and messages agree with the sign-ups."

    def handle(self, *args: Any, **options: Any) -> None:
        found = breaches()
        for one in found:
            self.stdout.write(str(one))
        if found:
            raise CommandError(f"{len(found)} things do not agree", returncode=1)
        self.stdout.write("seats, waiting lists, versions and messages agree with the sign-ups")
