"""A new index beside the old one: nothing is lost, nothing comes back, nothing is swapped unseen."""

import io
import random
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.outbox.models import OutboxMessage
from search.engines.base import Unavailable
from search.engines.elasticsearch import client as clients
from search.engines.elasticsearch import configuration, mapping
from search.indexing import changes, checking, condition, delivery, housekeeping, names, rebuilding
from search.models import Entry
from tests.factories.search import scatter
from tests.search.elasticsearch.bad_servers import closed_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts(areas):
    return scatter(120)


def refresh():
    clients.client().indices.refresh(index=configuration.alias())


def change(pages, **columns):
    """Write entries as ``search.sync`` does: the rows, then the note in the outbox."""
    Entry.objects.filter(page__in=pages).update(**columns)
    changes.note(pages)


def remove(pages):
    changes.note(pages)
    Entry.objects.filter(page__in=pages).delete()


def deliver_some(draw, share=1.0):
    """Let the worker handle some of what waits, in any order; what is handled is done."""
    waiting = list(OutboxMessage.objects.filter(kind=changes.KIND))
    draw.shuffle(waiting)
    for message in waiting[: round(len(waiting) * share)]:
        delivery.deliver(message)
        message.delete()


@pytest.mark.parametrize("seed", range(3))
def test_edits_during_a_rebuild_are_not_lost(facts, indexed, monkeypatch, seed):
    """Whatever is written, deleted and delivered meanwhile: afterwards 0 differences."""
    indexed()
    monkeypatch.setattr(rebuilding, "BATCH", 10)
    draw = random.Random(seed)
    pages = list(Entry.objects.values_list("page_id", flat=True))
    gone = set()
    for _progress in rebuilding.rebuild(reason="entries are deleted meanwhile"):
        change(draw.sample(pages, 7), group=draw.choice(("special", "commerce")))
        gone.update(draw.sample(pages, 2))
        remove(gone)
        deliver_some(draw, draw.random())
    deliver_some(draw)
    refresh()
    assert not list(checking.drifts())
    assert rebuilding.count(configuration.alias()) == len(pages) - len(gone)


def test_document_read_before_a_deletion_does_not_come_back(facts, indexed, monkeypatch):
    """The rebuild reads an entry, the entry goes from both indexes, the rebuild writes it: too late."""
    indexed()
    real = rebuilding.documents_of

    def slow(pages):
        documents = real(pages)
        remove(pages[:3])
        deliver_some(random.Random(1))
        return documents

    monkeypatch.setattr(rebuilding, "documents_of", slow)
    list(rebuilding.rebuild())
    refresh()
    assert not list(checking.drifts())


def test_searches_go_on_while_it_is_built(facts, indexed):
    """The old index answers until the new one takes its place."""
    indexed()
    (before,) = names.indexes_behind(configuration.alias())
    building = rebuilding.rebuild()
    next(building)
    assert names.indexes_behind(configuration.alias()) == [before]
    assert len(names.indexes_behind(configuration.next_alias())) == 1
    list(building)
    (after,) = names.indexes_behind(configuration.alias())
    assert after != before
    assert list(names.ours()) == [after]
    assert not names.indexes_behind(configuration.next_alias())


@pytest.mark.parametrize(("kept", "is_taken"), [(120, True), (109, True), (107, False), (0, False)])
def test_swap_is_refused_when_the_number_moved(facts, indexed, kept, is_taken):
    """More than a tenth gone needs a reason; the old index stays, the new one is thrown away."""
    indexed()
    (before,) = names.indexes_behind(configuration.alias())
    keep = list(Entry.objects.order_by("pk").values_list("pk", flat=True)[:kept])
    Entry.objects.exclude(pk__in=keep).delete()
    if is_taken:
        list(rebuilding.rebuild())
        assert rebuilding.count(configuration.alias()) == kept
        return
    with pytest.raises(rebuilding.CountMoved):
        list(rebuilding.rebuild())
    assert names.indexes_behind(configuration.alias()) == [before]
    assert list(names.ours()) == [before]
    list(rebuilding.rebuild(reason="a province left"))
    assert rebuilding.count(configuration.alias()) == kept


def test_command_asks_for_a_reason(facts, indexed):
    """``rebuild_index`` says what it did, and why it did not."""
    indexed()
    out = io.StringIO()
    call_command("rebuild_index", stdout=out)
    assert "120 entries" in out.getvalue()
    Entry.objects.filter(group="special").delete()
    Entry.objects.filter(group="creative").delete()
    with pytest.raises(CommandError, match="--accept"):
        call_command("rebuild_index", stdout=out)
    call_command("rebuild_index", accept="they closed", stdout=out)
    assert rebuilding.count(configuration.alias()) == Entry.objects.count()


def test_command_without_elasticsearch_says_so(db):
    """Nothing is configured: nothing to build."""
    with pytest.raises(CommandError, match="PORTAL_ELASTICSEARCH_URLS"):
        call_command("rebuild_index")


def test_only_one_rebuild_at_a_time(facts, indexed):
    """A second one is refused while the first gives signs of life, and takes over when it died."""
    indexed()
    building = rebuilding.rebuild()
    next(building)
    with pytest.raises(rebuilding.UnderWay):
        next(rebuilding.rebuild())
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        list(rebuilding.rebuild())
    (taken,) = names.indexes_behind(configuration.alias())
    # Whoever was thought dead finds nothing any more, and cannot put its own index in the place.
    with pytest.raises(Unavailable):
        rebuilding._swap("somebody-elses")
    building.close()
    assert names.indexes_behind(configuration.alias()) == [taken]


def test_worker_builds_what_is_missing(facts, elastic, settings):
    """Configured, and within a minute there is an index; then there is nothing to do."""
    assert housekeeping.keep_index(timezone.now()) == condition.MISSING
    assert housekeeping.keep_index(timezone.now()) == ""
    assert rebuilding.count(configuration.alias()) == 120


def test_worker_rebuilds_what_is_laid_out_otherwise(facts, indexed, monkeypatch):
    """Another edition of the portal, another layout: built anew, and the old one goes."""
    indexed()
    monkeypatch.setattr(mapping, "fingerprint", lambda: "another edition")
    assert housekeeping.keep_index(timezone.now()) == condition.OUTDATED
    assert housekeeping.keep_index(timezone.now()) == ""
    assert len(names.ours()) == 1


def test_rebuild_replaces_what_a_stranger_made(facts, elastic):
    """An index under the very name of the alias (a stray writer made it) is put out of the way."""
    clients.client().index(index=configuration.alias(), id="1", document={"kind": "x"})
    assert condition.reason_to_rebuild() == condition.OUTDATED
    list(rebuilding.rebuild())
    assert rebuilding.count(configuration.alias()) == 120
    assert not condition.reason_to_rebuild()


def test_worker_sweeps_what_was_left_behind(facts, indexed):
    """An index that no alias leads to belongs to nobody any more."""
    indexed()
    clients.client().indices.create(index=f"{configuration.alias()}-lost")
    housekeeping.keep_index(timezone.now())
    assert len(names.ours()) == 1


def test_worker_lets_a_rebuild_work(facts, indexed):
    """While one is under way the job touches nothing."""
    indexed()
    building = rebuilding.rebuild()
    next(building)
    assert housekeeping.keep_index(timezone.now()) == ""
    list(building)
    assert not list(checking.drifts())


def test_jobs_wait_while_nobody_listens(facts, elastic):
    """An engine that is down is no failure of the worker."""
    with closed_port() as (url, _asked):
        kept, elastic.PORTAL_ELASTICSEARCH_URLS = elastic.PORTAL_ELASTICSEARCH_URLS, [url]
        assert housekeeping.keep_index(timezone.now()) == ""
        assert housekeeping.check_index(timezone.now()) == 0
        with pytest.raises(CommandError, match="could not be compared"):
            call_command("check_entries", stdout=io.StringIO(), stderr=io.StringIO())
        elastic.PORTAL_ELASTICSEARCH_URLS = kept


def test_jobs_do_nothing_without_elasticsearch(db):
    """The embedded portal pays nothing."""
    assert housekeeping.keep_index(timezone.now()) == ""
    assert housekeeping.check_index(timezone.now()) == 0


def test_recurring_check_mends(facts, indexed):
    """Every ten minutes what drifted is sent again."""
    indexed()
    Entry.objects.filter(group="special").update(version=1)
    wrong = Entry.objects.filter(group="special").count()
    assert housekeeping.check_index(timezone.now()) == wrong > 0
    deliver_some(random.Random(1))
    assert housekeeping.check_index(timezone.now()) == 0


def test_command_checks_and_mends_the_index(facts, indexed):
    """``check_entries`` compares the index too; bare rows without pages of a type differ anyway."""
    indexed()
    page = Entry.objects.first().page_id
    clients.client().delete(index=configuration.alias(), id=str(page), refresh=True)
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("check_entries", stdout=out)
    assert f"page {page}: missing in the index" in out.getvalue()
