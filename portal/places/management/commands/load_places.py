"""Load areas and units, with the pages and entries that follow from them."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.places import loading


class Command(BaseCommand):
    """``manage.py load_places``: safe to run at any time; quick when nothing is new."""

    help = "Load provinces, districts, sub-districts and their units from the official lists."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="load even if nothing is new")
        parser.add_argument(
            "--areas-only",
            action="store_true",
            help="no units and no pages: for a store of its own",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.perf_counter()
        if options["areas_only"]:
            loaded = loading.load_areas_only()
            self.stdout.write(", ".join(f"{count:,} {name}" for name, count in loaded.items()))
            return
        if not options["force"] and loading.is_loaded():
            self.stdout.write(f"Places are up to date ({loading.wanted_version()}).")
            return
        for step in loading.load_places():
            counts = ", ".join(f"{count:,} {name}" for name, count in step.counts.items())
            self.stdout.write(f"{step.name}: {counts} ({step.seconds:.1f} s)")
        self.stdout.write(f"Places loaded in {time.perf_counter() - started:.1f} s.")
