"""Make the published entries anew when a release cuts words or counts in another way."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from search import analysis_stamp, telling
from search.models import Entry
from search.rebuilding import rebuild

_STAMP = "entries"


class Command(BaseCommand):
    """Safe to run at any time, a few queries when nothing is to be done; ``portal prepare`` runs it."""

    help = "Make all entries anew when they were cut by the analysis of another release."

    def handle(self, *args: Any, **options: Any) -> None:
        self._make_anew()
        if count := telling.retell(timezone.now()):
            self.stdout.write(f"{count} entries told anew")

    def _make_anew(self) -> None:
        if analysis_stamp.is_current(_STAMP):
            self.stdout.write("entries are up to date")
            return
        done = 0
        if Entry.objects.exists():
            for progress in rebuild():
                done = progress.done
        analysis_stamp.note(_STAMP)
        self.stdout.write(f"{done} entries made anew")
