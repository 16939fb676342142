"""``check_entries``: do pages and entries agree, and the search index with them?"""

from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from search import sync
from search.checking import differences
from search.engines.base import Unavailable
from search.engines.elasticsearch.configuration import is_configured


class Command(BaseCommand):
    """Prints each difference; ends with exit code 1 when there is any that was not mended."""

    help = "Prove that pages, published entries and the search index agree."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--deep", action="store_true", help="build everything and compare")
        parser.add_argument("--mend", action="store_true", help="write what differs again")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(differences(timezone.now(), deep=options["deep"]))
        pages = {one.page for one in found}
        if self._told(found, "pages and entries agree", mending=options["mend"]):
            sync.sync_pages(pages)
            self.stdout.write(f"{len(pages)} pages mended")
        drifted = self._index(mending=options["mend"])
        if not options["mend"] and (pages or drifted):
            raise CommandError(
                f"{len(pages | drifted)} pages and their entries differ", returncode=1
            )

    def _index(self, *, mending: bool) -> set[int]:
        if not is_configured():
            return set()
        from search.indexing import checking  # noqa: PLC0415 - the client costs time

        try:
            found = list(checking.drifts())
        except Unavailable as error:
            raise CommandError(f"The search index could not be compared: {error}") from error
        if self._told(found, "entries and the search index agree", mending=mending):
            checking.mend(found)
            self.stdout.write(f"{len(found)} pages on their way to the index")
        return {one.page for one in found}

    def _told(self, found: Sequence[object], agreement: str, *, mending: bool) -> bool:
        for one in found:
            self.stdout.write(str(one))
        if not found:
            self.stdout.write(agreement)
        return bool(found) and mending
