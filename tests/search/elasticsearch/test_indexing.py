"""Changes reach the index by the outbox: all of them, in whatever order and however often."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from catalogue.kinds import CENTRE, COURSE
from portal.outbox.clock import database_now
from portal.outbox.enums import MessageState
from portal.outbox.models import OutboxMessage
from portal.outbox.worker import Worker
from search import sync
from search.engines.database import DatabaseEngine
from search.engines.elasticsearch import client as clients
from search.engines.elasticsearch import configuration
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.indexing import changes, checking, delivery
from search.indexing.documents import documents_of
from search.indexing.writing import write
from search.models import Entry, EntryRun
from search.query import Query
from search.run_data import SeatNumbers
from tests.search import operations
from tests.search.elasticsearch.bad_servers import closed_port

pytestmark = pytest.mark.django_db

#: What writes, removes, moves and renames entries, one by one and many at once.
OPERATIONS = (
    "create_and_publish",
    "create_for_tomorrow_and_wait",
    "edit_and_publish",
    "expire",
    "unpublish_a_centre_and_all_below",
    "move_a_centre",
    "delete_a_live_course",
    "bulk_delete",
    "close_one_centre",
    "become_an_alias",
    "rename_the_unit",
    "sell_a_seat_and_publish",
)


def drain():
    """Let a worker send what waits, as it will be in the days to come."""
    # Workers go by the clock of the database, and PostgreSQL's does not travel.
    messages().update(not_before=database_now())
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        Worker(wait=lambda seconds: None, before_round=lambda at: None).drain()
    clients.client().indices.refresh(index=configuration.alias())


def messages():
    return OutboxMessage.objects.filter(kind=changes.KIND)


def assert_equal_engines():
    """The index holds what the database holds: keys, versions, and what filters see."""
    assert not list(checking.drifts())
    for kind in (COURSE, CENTRE):
        query = Query(kind=kind, at=timezone.now(), chosen={"area": ("47",)})
        ours, theirs = (
            engine.find(query, 0, 1_000) for engine in (ElasticsearchEngine(), DatabaseEngine())
        )
        assert list(ours.ids) == list(theirs.ids)
        assert ours.tally.counts == theirs.tally.counts


@pytest.mark.parametrize("name", OPERATIONS)
def test_index_follows_whatever_is_done(world, indexed, name):
    """Afterwards, when the worker has sent what waits, entries and index agree."""
    indexed()
    getattr(operations, name)(world)
    drain()
    assert not messages().not_done().exists()
    assert_equal_engines()


def test_seats_reach_the_index(world, indexed):
    """A sale that fills a run moves it from "open" to another state in the index."""
    indexed()
    sync.sync_seats(world.run.pk, SeatNumbers(20, 0, 3, 0, 0))
    drain()
    assert_equal_engines()


def test_nothing_is_noted_without_elasticsearch(world, settings):
    """The embedded portal pays nothing: no message, no version."""
    settings.PORTAL_ELASTICSEARCH_URLS = []
    messages().delete()
    operations.edit_and_publish(world)
    assert not messages().exists()
    assert set(Entry.objects.values_list("version", flat=True)) == {0}


def test_publishing_works_while_nobody_listens(world, indexed, settings):
    """The change is kept, the message waits, and the index catches up."""
    indexed()
    (url,) = settings.PORTAL_ELASTICSEARCH_URLS
    with closed_port() as (nowhere, _asked):
        settings.PORTAL_ELASTICSEARCH_URLS = [nowhere]
        operations.edit_and_publish(world)
        with time_machine.travel(timezone.now() + timedelta(seconds=1)):
            Worker(wait=lambda seconds: None).run_once()
    waiting = messages().not_done()
    assert {message.state for message in waiting} == {MessageState.PENDING}
    settings.PORTAL_ELASTICSEARCH_URLS = [url]
    waiting.update(not_before=timezone.now())
    drain()
    assert_equal_engines()


def test_change_that_is_taken_back_leaves_no_message(world, elastic):
    """The message belongs to the transaction of the change."""
    before = messages().count()
    with pytest.raises(RuntimeError), transaction.atomic():
        sync.sync_pages([world.live.pk])
        assert messages().count() == before + 1
        raise RuntimeError
    assert messages().count() == before


def test_many_pages_are_few_messages(world, elastic):
    """Twenty pages share a message; each is named once."""
    messages().delete()
    pages = list(Entry.objects.values_list("page_id", flat=True))
    sync.sync_pages(pages)
    named = [page for message in messages() for page in changes.pages_of(message.payload)]
    assert sorted(named) == sorted(pages)
    assert messages().count() == -(-len(pages) // 20)


def test_versions_only_grow(world, elastic):
    """Every write is newer than the one before, also when the entry went and came again."""
    seen = []

    def see():
        seen.append(Entry.objects.get(page=world.live).version)

    for _time in range(3):
        sync.sync_pages([world.live.pk])
        see()
    Entry.objects.filter(page=world.live).delete()
    sync.sync_pages([world.live.pk])
    see()
    sync.sync_seats(world.run.pk, SeatNumbers(20, 1, 3, 0, 0))
    see()
    assert seen == sorted(seen) and len(set(seen[:3])) == 3 and seen[4] > seen[3] >= seen[2]


def test_older_documents_change_nothing(world, indexed):
    """A writer that was slow comes too late: the newer document stays."""
    indexed()
    sync.sync_pages([world.live.pk])
    old = documents_of([world.live.pk])
    Entry.objects.filter(page=world.live).update(group="special")
    sync.sync_seats(world.run.pk, SeatNumbers(20, 1, 3, 0, 0))
    drain()
    write(configuration.alias(), old)
    assert_equal_engines()


def test_late_document_does_not_bring_back_what_was_deleted(world, indexed):
    """Deleted is newer than whatever was read before."""
    operations.publish_a_draft(world)
    indexed()
    sync.sync_pages([world.draft.pk])
    old = documents_of([world.draft.pk])
    Page.objects.get(pk=world.draft.pk).delete()
    drain()
    write(configuration.alias(), old)
    clients.client().indices.refresh(index=configuration.alias())
    assert_equal_engines()


def test_messages_may_come_twice_and_backwards(world, indexed):
    """What is written is what is there by then, whoever comes when."""
    indexed()
    messages().delete()
    operations.edit_and_publish(world)
    operations.unpublish(world)
    operations.publish_a_draft(world)
    for message in [*messages().order_by("-pk"), *messages()]:
        delivery.deliver(message)
    messages().delete()
    clients.client().indices.refresh(index=configuration.alias())
    assert_equal_engines()


def test_check_finds_and_mends_what_drifted(world, indexed):
    """Missing, strange and outdated documents are named, sent again, and then agree."""
    indexed()
    alias = configuration.alias()
    missing = Entry.objects.exclude(page=world.live).first().page_id
    clients.client().delete(index=alias, id=str(missing), refresh=True)
    clients.client().index(
        index=alias, id="9999999", document={"pk": 1}, version=5, version_type="external"
    )
    Entry.objects.filter(page=world.live).update(version=7)
    clients.client().indices.refresh(index=alias)
    messages().delete()
    found = list(checking.drifts())
    assert {one.page for one in found} == {missing, world.live.pk, 9999999}
    checking.mend(found)
    assert not list(checking.drifts())  # on its way is no drift
    drain()
    assert_equal_engines()


def test_check_sees_what_no_message_told(world, indexed):
    """A message that got lost is found by the version that it should have brought."""
    indexed()
    sync.sync_pages([world.live.pk])
    messages().delete()
    assert [one.page for one in checking.drifts()] == [world.live.pk]


def test_runs_carry_all_their_columns(world, indexed):
    """No column that a condition may name is left out."""
    (document,) = documents_of([world.live.pk])
    run = EntryRun.objects.get(run_id=world.run.pk)
    (stored,) = document.body["runs"]
    assert stored["seats_left"] == run.seats_left
    assert stored["starts_on"] == run.starts_on.toordinal()
    assert set(stored) == {field.attname for field in EntryRun._meta.concrete_fields} - {
        "id",
        "entry_id",
        "card",
        "is_told",
    }
