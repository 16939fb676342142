"""Whatever an editor, a schedule or a service does: afterwards pages and entries agree."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue.models import CentrePage, CoursePage
from search import sync, telling
from search.checking import differences
from search.housekeeping import check_entries
from search.models import Entry, EntryRun
from search.rebuilding import rebuild
from search.run_data import SeatNumbers
from tests.search.operations import (
    FAILING,
    OPERATIONS,
    create_for_tomorrow,
    edit_and_publish,
    save_draft_of_a_live_page,
)

pytestmark = pytest.mark.django_db


def _public_codes():
    """The codes of courses that a visitor may open, told without the code under test."""
    closed = [one.page.path for one in PageViewRestriction.objects.select_related("page")]
    return {
        page.code
        for page in CoursePage.objects.all()
        if page.live
        and page.alias_of_id is None
        and not any(page.path.startswith(path) for path in closed)
    }


@pytest.mark.parametrize("operate", OPERATIONS)
def test_pages_and_entries_agree(world, operate):
    """After every operation each public page has its entry, column by column, and no other has."""
    operate(world)
    assert [str(one) for one in differences(timezone.now(), deep=True)] == []
    assert not list(differences(timezone.now()))
    assert set(Entry.objects.of_kind("course").values_list("code", flat=True)) == _public_codes()
    assert not telling.untold(timezone.now())


def test_scheduled_page_is_not_public_before_its_time(world):
    """A course that goes live tomorrow has no entry today and one tomorrow."""
    create_for_tomorrow(world)
    page = world.only_new()
    assert not Entry.objects.of_pages([page.pk]).exists()
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")
    assert Entry.objects.of_pages([page.pk]).exists()


def test_draft_of_a_live_page_changes_nothing(world):
    """What is only drafted stays unseen."""
    save_draft_of_a_live_page(world)
    assert Entry.objects.get(page=world.live).title == "ย้อมครามไว้ใช้เอง"


def test_publishing_again_keeps_seats(world):
    """17 seats were taken before, 17 are taken after: publishing never writes old numbers back."""
    before = EntryRun.objects.values().get(run_id=world.run.pk)
    edit_and_publish(world)
    world.run.refresh_from_db()
    assert world.run.seats_taken == 17
    assert EntryRun.objects.values().get(run_id=world.run.pk) == before


def test_seats_sold_since_are_kept_by_publishing(world):
    """A seat sold in the registry is written by itself, and the next publication keeps it."""
    world.run.seats_taken = 18
    world.run.save(update_fields=["seats_taken"])
    sync.sync_seats(world.run.pk, SeatNumbers(20, 2, 3, 0, 0))
    edit_and_publish(world)
    assert EntryRun.objects.get(run_id=world.run.pk).seats_left == 2
    assert not list(differences(timezone.now(), deep=True))


def test_seats_are_one_statement(world, django_assert_num_queries):
    """A sale pays one statement for the read model."""
    with django_assert_num_queries(1):
        sync.sync_seats(world.run.pk, SeatNumbers(20, 1, 3, 0, 0))
    assert EntryRun.objects.get(run_id=world.run.pk).seats_left == 1


@pytest.mark.parametrize("operate", FAILING, ids=lambda operate: operate.__name__)
def test_failing_entry_takes_the_change_back(world, monkeypatch, operate):
    """When the entry cannot be written, the page is as it was before, and both agree."""
    fields = ("pk", "live", "path", "title", "alias_of")
    before = sorted(Page.objects.values_list(*fields))

    def fail(*args):
        raise RuntimeError("no entry today")

    with monkeypatch.context() as broken:
        broken.setattr(sync, "_sync", fail)
        with pytest.raises(RuntimeError):
            operate(world)
    assert sorted(Page.objects.values_list(*fields)) == before
    assert not list(differences(timezone.now(), deep=True))


def test_bulk_update_is_found(world):
    """What goes past every signal is found by the quick check, and mended on request."""
    Page.objects.filter(pk=world.live.pk).update(live=False)
    found = [one.page for one in differences(timezone.now())]
    assert found == [world.live.pk]
    with pytest.raises(CommandError):
        call_command("check_entries", stdout=io.StringIO())
    call_command("check_entries", mend=True, stdout=io.StringIO())
    call_command("check_entries", deep=True, stdout=io.StringIO())


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda entry: Entry.objects.filter(pk=entry.pk).delete(), "is public and has no entry"),
        (lambda entry: Entry.objects.filter(pk=entry.pk).update(title="x"), "title differs"),
        (lambda entry: entry.facets.all().delete(), "facet free=1 is missing"),
        (lambda entry: entry.runs.all().delete(), "is missing"),
        (lambda entry: entry.runs.update(seats_left=20), "seats_left differs"),
    ],
)
def test_deep_check_finds_every_difference(world, spoil, words):
    """The deep check names what differs: entry, column, facet, run, seats."""
    spoil(Entry.objects.get(page=world.live))
    assert any(words in str(one) for one in differences(timezone.now(), deep=True))


def test_quick_check_finds_drifted_seats(world):
    """Seats of a run that takes sign-ups are compared with their source each time."""
    EntryRun.objects.filter(run_id=world.run.pk).update(seats_left=20)
    assert [one.page for one in differences(timezone.now())] == [world.live.pk]


def test_recurring_check_mends(world):
    """Every ten minutes what drifted is found and written again."""
    Entry.objects.filter(page=world.live).delete()
    assert check_entries(timezone.now()) == 1
    assert check_entries(timezone.now()) == 0


def test_rebuild_makes_everything_anew(world):
    """From nothing, and from anywhere on: a rebuild ends in agreement and can run again."""
    Entry.objects.all().delete()
    call_command("rebuild_entries", stdout=io.StringIO())
    assert not list(differences(timezone.now(), deep=True))
    ids = set(Entry.objects.values_list("pk", flat=True))
    call_command("rebuild_entries", batch_size=7, stdout=io.StringIO())
    assert set(Entry.objects.values_list("pk", flat=True)) == ids


def test_rebuild_goes_on_where_it_stopped(world):
    """A stopped rebuild names the page to go on after."""
    Entry.objects.all().delete()
    first = next(rebuild(batch_size=5))
    assert Entry.objects.count() <= 5
    list(rebuild(first.after))
    assert not list(differences(timezone.now(), deep=True))


def test_many_pages_are_few_statements(world):
    """A whole district is written in a fixed number of statements a batch, not by the page."""
    pks = list(CentrePage.objects.values_list("pk", flat=True))
    assert len(pks) > 50
    with CaptureQueriesContext(connection) as few:
        sync.sync_pages(pks[:10])
    with CaptureQueriesContext(connection) as many:
        sync.sync_pages(pks[:60])
    assert len(many) <= len(few) + 2
