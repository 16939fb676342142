"""Make the published entries anew when a release cuts words in another way."""

from typing import Any

from django.core.management.base import BaseCommand

from search import analysis_stamp
from search.models import Entry
from search.rebuilding import rebuild

_STAMP = "entries"


class Command(BaseCommand):
    """Safe to run at any time, one query when nothing is to be done; ``portal prepare`` runs it."""

    help = "Make all entries anew when they were cut by the analysis of another release."

    def handle(self, *args: Any, **options: Any) -> None:
        if analysis_stamp.is_current(_STAMP):
            self.stdout.write("entries are up to date")
            return
        done = 0
        if Entry.objects.exists():
            for progress in rebuild():
                done = progress.done
        analysis_stamp.note(_STAMP)
        self.stdout.write(f"{done} entries made anew")
