"""Clean pictures that came in before the pipeline, and make the renditions that are missing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandParser

from portal.media.models import PortalImage
from portal.media.services import clean_again, make_renditions


class Command(BaseCommand):
    """Can be run at any time, again and again; one broken file does not stop the others."""

    help = "Re-encode stored pictures without metadata; make missing renditions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--renditions-only", action="store_true", help="do not touch originals")

    def handle(self, *args: Any, **options: Any) -> None:
        cleaned = made = broken = 0
        for pk in PortalImage.objects.order_by("pk").values_list("pk", flat=True):
            try:
                if not options["renditions_only"]:
                    cleaned += clean_again(pk, dry_run=options["dry_run"])
                if not options["dry_run"]:
                    made += make_renditions(pk)
            except (OSError, ValidationError) as refused:
                broken += 1
                self.stderr.write(f"picture {pk}: {refused}")
        self.stdout.write(f"{cleaned} cleaned, {made} renditions made, {broken} could not be read.")
