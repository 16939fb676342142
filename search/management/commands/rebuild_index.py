"""``rebuild_index``: build the index of Elasticsearch anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines.base import Unavailable
from search.engines.elasticsearch.configuration import is_configured


class Command(BaseCommand):
    """The old index is searched until the new one is full; changes meanwhile go to both."""

    help = "Build the search index anew beside the old one, and put it in its place."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--accept",
            default="",
            metavar="REASON",
            help="take the new index although the number of entries moved by more than a tenth",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_configured():
            raise CommandError("No Elasticsearch is configured (PORTAL_ELASTICSEARCH_URLS).")
        from search.indexing import rebuilding  # noqa: PLC0415 - the client costs time

        done = 0
        try:
            for progress in rebuilding.rebuild(reason=options["accept"]):
                done = progress.done
                if options["verbosity"] > 1:
                    self.stdout.write(f"{done} entries")
        except rebuilding.CountMoved as moved:
            raise CommandError(
                f"Not taken: {moved}. Say why that is right: --accept REASON", returncode=1
            ) from moved
        except (rebuilding.NotSwapped, Unavailable) as error:
            raise CommandError(f"Not rebuilt: {error}", returncode=1) from error
        self.stdout.write(f"{done} entries in the new index")
