"""The days of events as they stand beside their entries."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from django.utils import timezone

from catalogue.models import EventPage
from search.rows import LONG_AGO
from search.run_data import EntryRunData

#: Stands for "announced later": sorted behind everything that has a day.
UNDATED = date(2999, 12, 31)


def event_runs(pks: Sequence[int]) -> Iterator[tuple[int, EntryRunData]]:
    """Yield the days of events as runs without seats: one row each, by the page's own key.

    The key is negative, so that it is never that of a course's run.
    """
    for page in EventPage.objects.of_pages(pks):
        first = page.starts_on or UNDATED
        last = page.facts.last_day or UNDATED
        yield (
            page.pk,
            EntryRunData(
                run_id=-page.pk,
                number=1,
                opens_at=_midnight(first),
                closes_at=_midnight(last),
                starts_on=first,
                ends_on=last,
                cancelled_at=(page.last_published_at or LONG_AGO) if page.is_cancelled else None,
                capacity=0,
                seats_left=0,
                few_from=0,
                waiting_left=0,
                waiting_count=0,
                has_wheelchair_access=bool(page.has_ramp),
            ),
        )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())
