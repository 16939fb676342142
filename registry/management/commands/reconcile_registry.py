"""Compare what the outside registry has with the sign-ups; exit code 1 when they differ."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.outbox.handlers import Refused, Retry
from registry import registry_link
from registry.moments import since
from registry.services.reconciling import Differences, reconcile

SHOWN = 20


class Command(BaseCommand):
    """Thin: the comparison is `registry.services.reconciling`."""

    help = (
        "Compares the outside registry with the sign-ups. Exit codes: 0 equal (or mended now), "
        "1 different, 2 the registry did not answer or none is set. Safe to run twice at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Everything or since when; only looking, or mending."""
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--run", metavar="CODE", help="only the sign-ups of one run")
        which.add_argument(
            "--since",
            type=since,
            metavar="WHEN",
            help="only what changed since: 2026-11-20, 2026-11-20T08:00, or 24h, 7d ago",
        )
        parser.add_argument("--fix", action="store_true", help="send again what is missing there")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and report."""
        if not registry_link.is_set():
            raise CommandError("No registry is set: PORTAL_REGISTRY_URL is empty.", returncode=2)
        try:
            found = reconcile(since=options["since"], run=options["run"], fix=options["fix"])
        except (Retry, Refused) as why:
            raise CommandError(
                f"The registry cannot be compared: {why.reason}", returncode=2
            ) from why
        self._report(found)
        if found.count > found.mended:
            sys.exit(1)

    def _report(self, found: Differences) -> None:
        self.stdout.write(
            f"{found.compared} compared, {len(found.missing)} missing, "
            f"{len(found.different)} different, {len(found.ahead)} ahead, "
            f"{len(found.extra)} extra, {len(found.on_their_way)} on their way, "
            f"{found.mended} sent again"
        )
        for name in ("missing", "different", "ahead", "extra"):
            for one in getattr(found, name)[:SHOWN]:
                self.stdout.write(f"  {name}: {one}")
