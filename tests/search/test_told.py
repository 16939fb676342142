"""Counting by what is told of entries gives what counting their rows gives, at every moment."""

from collections import Counter
from dataclasses import asdict
from datetime import datetime, time, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from catalogue.enums import DayPart
from catalogue.kinds import COURSE
from search import sync, telling
from search.checking import differences
from search.engines.database.counting import tally_rows
from search.engines.database.counting_told import CountingTold, tally
from search.engines.database.hits import near_condition
from search.housekeeping import check_entries
from search.models import Entry, EntryRun
from search.query import Query
from search.run_data import SeatNumbers
from search.told import NotTold
from tests.factories.catalogue import make_course, make_run
from tests.factories.search import AT
from tests.search.test_engines_database import TICKS, many

pytestmark = pytest.mark.django_db

INSTANT = timedelta(microseconds=1)
SOLD_OUT, ONE_LEFT = SeatNumbers(20, 0, 3, 5, 0), SeatNumbers(20, 1, 3, 5, 0)


def both(chosen=None, at=AT, **more):
    """Count by the texts, and from the rows."""
    query = Query(COURSE, at, chosen or {}, **more)
    return asdict(CountingTold(query, ()).result()), asdict(tally_rows(query))


def agree(*args, **more):
    """Fail where the two ways of counting differ; return what they count."""
    told, counted = both(*args, **more)
    assert told == counted
    return counted


def turns():
    """Moments around which the state of some run turns, and those just before and behind."""
    found = set()
    for run in EntryRun.objects.order_by("pk")[:9]:
        midnights = (
            timezone.make_aware(datetime.combine(day, time.min))
            for day in (run.starts_on, run.ends_on + timedelta(days=1))
        )
        found |= {run.opens_at, run.closes_at, *midnights}
    return sorted(turn + step for turn in found for step in (-INSTANT, INSTANT * 0, INSTANT))


@many
@given(
    chosen=TICKS.map(lambda chosen: {**chosen, "area": ()}),
    hours=st.one_of(st.just(0), st.integers(-2_400, 2_400)),
)
def test_counts_are_those_of_the_rows(scattered, chosen, hours):
    """Whatever is ticked, long before and long behind the moment at which entries were told."""
    agree(chosen, AT + timedelta(hours=hours))


def test_counts_turn_with_the_clock(scattered):
    """A run opens, closes, begins and ends to the microsecond, and nobody has saved anything."""
    seen = {tuple(agree(at=at)["tiers"]) for at in turns()}
    assert len(seen) > 9
    assert not EntryRun.objects.filter(is_told=False).exists()


def test_counts_are_right_after_the_clock_was_told(scattered):
    """The job tells what has turned, and finds nothing more to do; no count changes by it."""
    later = AT + timedelta(days=11)
    before = agree(at=later)
    assert telling.untold(later)
    assert telling.retell(later)
    assert not telling.untold(later)
    assert telling.retell(later) == 0
    assert agree(at=later) == before
    agree(at=AT)


def test_extra_conditions_are_counted_too(scattered):
    """What the sections of an order need is counted beside the texts."""
    query = Query(COURSE, AT, {"day": (DayPart.WEEKEND.value,)}, near_to="4704")
    extra = (near_condition(query),)
    assert asdict(CountingTold(query, extra).result()) == asdict(tally_rows(query, extra))


def test_what_is_rarely_ticked_is_counted_from_rows(scattered):
    """Texts tell what is always counted; of other values they say so, and the rows are asked."""
    query = Query(COURSE, AT, {"skill": ("new_skill",)})
    with pytest.raises(NotTold):
        CountingTold(query, ()).result()
    assert asdict(tally(query)) == asdict(tally_rows(query))


@pytest.fixture
def run(tree):
    """An open run beside the runs of other courses."""
    make_run(make_course(tree["d2101"]), "waitlist")
    return make_run(make_course(tree["d4704"]), "open")


def test_sale_is_counted_at_once(run):
    """The last seat is sold: the very next count has it, before any job and after it."""
    at = timezone.now()
    assert agree(at=at)["counts"]["status"] == {"open": 1, "soon": 0, "wait": 1}
    sync.sync_seats(run.pk, SOLD_OUT)
    for _before_and_after in range(2):
        assert agree(at=at)["counts"]["status"] == {"open": 0, "soon": 0, "wait": 2}
        telling.retell(at)
    assert EntryRun.objects.get(run_id=run.pk).is_told
    sync.sync_seats(run.pk, ONE_LEFT)
    assert agree(at=at)["counts"]["status"]["open"] == 1


def test_writers_tell_what_they_write(run):
    """A course with its runs is told when it is saved, and when a run goes: nothing is left to do."""
    assert not telling.untold(timezone.now())
    run.course.save()
    run.delete()
    sync.sync_runs([run.course_id])
    assert not telling.untold(timezone.now())
    assert agree(at=timezone.now())["counts"]["status"]["open"] == 0


def test_entries_of_another_release_are_counted_from_rows(run):
    """A text that answers other questions is not read; the refresh of a release tells all anew."""
    at = timezone.now()
    Entry.objects.of_kind("course").update(told="00000000:0:")
    query = Query(COURSE, at)
    with pytest.raises(NotTold):
        CountingTold(query, ()).result()
    assert tally(query).counts["status"] == {"open": 1, "soon": 0, "wait": 1}
    call_command("refresh_entries", verbosity=0)
    agree(at=at)


def test_check_mends_what_is_told_wrongly(run):
    """A text that passes for true and is not: the recurring check finds and mends it."""
    entry = Entry.objects.get(page=run.course)
    right = entry.told
    Entry.objects.filter(pk=entry.pk).update(told=f"{right.rpartition(':')[0]}:")
    assert [one.page for one in _drifted()] == [run.course_id]
    assert check_entries(timezone.now()) == 1
    assert Entry.objects.get(pk=entry.pk).told == right
    assert check_entries(timezone.now()) == 0


def _drifted():
    return [one for one in differences(timezone.now()) if "told" in one.what]


def test_texts_are_few(scattered):
    """Two hundred courses share texts: there are as many as there are different answers."""
    texts = Counter(Entry.objects.of_kind("course").values_list("told", flat=True))
    assert "" not in texts
    assert len(texts) < 200
