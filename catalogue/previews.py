"""A draft course as a listing would find it: nothing of it is kept."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from catalogue.entries import course_entry
from catalogue.run_boxes import shown_runs
from catalogue.run_entries import run_data
from search.models import Entry, EntryRun
from search.results import Hit

if TYPE_CHECKING:
    from catalogue.models import CoursePage


def preview_hit(page: "CoursePage", at: datetime) -> Hit:
    """Build what a listing would find, from the draft in hand and its public runs."""
    data = course_entry(page)
    entry = Entry(
        kind=data.kind,
        code=data.code,
        title=data.title,
        title_en=data.title_en,
        summary=data.summary,
        summary_en=data.summary_en,
        place_th=data.place.label_th,
        place_en=data.place.label_en,
        group=page.occupational_group,
        format=page.course_format,
        card=dict(data.card),
        changed_at=timezone.now(),
    )
    runs = page.runs.for_page(at).with_words() if page.pk else []
    shown = [one for one in shown_runs(runs, "", at) if not one.state.is_over]
    return Hit(entry, _entry_run(shown[0].run) if shown else None, max(len(shown) - 1, 0))


def _entry_run(run: Any) -> EntryRun:
    data = run_data(run)
    return EntryRun(**{name: getattr(data, name) for name in data.__slots__})
