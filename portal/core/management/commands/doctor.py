"""Say in plain words what is configured, reachable, stale or insecure."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from portal.core.doctor import Level, examine

_SIGNS = {Level.GOOD: "✓", Level.NOTE: "·", Level.WARNING: "!", Level.ERROR: "✗"}


class Command(BaseCommand):
    """Exit 0: nothing wrong; 1: an error, or with --strict a warning."""

    help = "Says what is configured, reachable, stale or insecure."
    # A broken setting is what it is for: it must start without the system checks.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """For people, or for programs."""
        parser.add_argument("--json", action="store_true", help="for programs")
        parser.add_argument("--strict", action="store_true", help="warnings count as errors")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at everything, print, exit by the worst that was found."""
        worst, found = Level.GOOD, []
        for subject, lines in examine():
            for line in lines:
                worst = max(worst, line.level)
                found.append(
                    {"subject": subject, "level": line.level.name.lower(), "text": line.text}
                )
                if not options["json"]:
                    self._print(line)
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        elif worst < Level.WARNING:
            self.stdout.write(_("All is well."))
        if worst >= (Level.WARNING if options["strict"] else Level.ERROR):
            sys.exit(1)

    def _print(self, line: Any) -> None:
        self.stdout.write(f"{_SIGNS[line.level]} {line.text}")
        if line.cure and line.level > Level.GOOD:
            self.stdout.write(f"    → {line.cure}")
