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
from portal.places.services.units import move_unit, rename_unit
from search import sync
from search.checking import differences
from search.housekeeping import check_entries
from search.models import Entry, EntryRun
from search.rebuilding import rebuild
from search.run_data import SeatNumbers
from tests.factories.catalogue import make_course, make_run, pages_by_code, tree_layer
from tests.layers import layer
from tests.search.course_admin import CourseAdmin, clock

pytestmark = pytest.mark.django_db


OPERATIONS = []


def operation(operate):
    """Add something that can be done to the world."""
    OPERATIONS.append(pytest.param(operate, id=operate.__name__))
    return operate


class World:
    """Two centres, a live course with a run, a draft, and an editor."""

    def __init__(self, tree):
        self.here, self.there = tree["d4704"], tree["d2101"]
        self.live = make_course(self.here, title="ย้อมครามไว้ใช้เอง")
        self.live.save_revision().publish()
        self.run = make_run(self.live, "open", seats_taken=17)
        self.draft = make_course(self.here, title="ร่างที่ยังไม่เสร็จ", live=False)
        self.draft.save_revision()

    def again(self, page):
        return Page.objects.get(pk=page.pk).specific

    def only_new(self):
        return CoursePage.objects.exclude(pk__in=[self.live.pk, self.draft.pk]).get()


@layer(upon=tree_layer)
def world_layer():
    """The world before anything is done to it."""
    return World(pages_by_code())


@pytest.fixture
def world(world_layer, tree, client):
    world_layer.admin = CourseAdmin(client)
    return world_layer


@operation
def create_draft(w):
    w.admin.create(w.here)


@operation
def create_and_publish(w):
    w.admin.create(w.here, publish=True)


@operation
def create_for_tomorrow(w):
    w.admin.create(w.here, publish=True, go_live_at=clock(1))
    assert not w.only_new().live


@operation
def create_for_tomorrow_and_wait(w):
    create_for_tomorrow(w)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")
    assert w.only_new().live


@operation
def save_draft_of_a_live_page(w):
    w.admin.edit(w.live, title="ชื่อใหม่ที่ยังไม่เผยแพร่")


@operation
def edit_and_publish(w):
    w.admin.edit(w.live, action="publish", title="ชื่อใหม่")


@operation
def publish_a_draft(w):
    w.admin.edit(w.draft, action="publish")


@operation
def schedule_a_change(w):
    w.admin.edit(w.live, action="publish", title="ชื่อของพรุ่งนี้", go_live_at=clock(1))
    assert w.again(w.live).title != "ชื่อของพรุ่งนี้"


@operation
def schedule_a_change_and_wait(w):
    schedule_a_change(w)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")


@operation
def take_a_schedule_back(w):
    schedule_a_change(w)
    revision = w.again(w.live).revisions.exclude(approved_go_live_at=None).get()
    w.admin.post("revisions_unschedule", w.live.pk, revision.pk)


@operation
def expire(w):
    w.admin.edit(w.live, action="publish", expire_at=clock(1))
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")


@operation
def unpublish(w):
    w.admin.post("unpublish", w.live.pk)


@operation
def unpublish_a_centre_alone(w):
    w.admin.post("unpublish", w.here.pk)


@operation
def unpublish_a_centre_and_all_below(w):
    w.admin.post("unpublish", w.here.pk, data={"include_descendants": "on"})


@operation
def move_a_course(w):
    w.admin.post("move_confirm", w.live.pk, w.there.pk)


@operation
def move_a_centre(w):
    w.admin.post("move_confirm", w.here.pk, w.there.get_parent().pk)


@operation
def reorder(w):
    w.admin.post("set_page_position", w.draft.pk, status=200, query="?position=0")


def _copy(w, **more):
    data = {"new_title": "สำเนา", "new_slug": "copy-of-it", "new_parent_page": w.there.pk, **more}
    w.admin.post("copy", w.live.pk, data=data)


@operation
def copy_as_draft(w):
    _copy(w)


@operation
def copy_and_publish(w):
    _copy(w, publish_copies="on")


@operation
def delete_a_course(w):
    w.admin.post("delete", w.draft.pk)


@operation
def delete_a_live_course(w):
    course = make_course(w.there, title="จะลบทิ้ง")
    w.admin.post("delete", course.pk)


@operation
def bulk_publish(w):
    w.admin.bulk("publish", w.live, w.draft)


@operation
def bulk_unpublish(w):
    w.admin.bulk("unpublish", w.live, w.draft)


@operation
def bulk_move(w):
    w.admin.bulk("move", w.live, w.draft, chooser=w.there.pk)


@operation
def bulk_delete(w):
    other = make_course(w.there, title="จะลบด้วย")
    w.admin.bulk("delete", w.draft, other)


@operation
def close_the_whole_site(w):
    data = {"restriction_type": "password", "password": "ความลับของบ้าน", "groups": []}
    w.admin.post("set_privacy", _front(w).pk, data=data, status=200)
    assert PageViewRestriction.objects.exists()


@operation
def open_it_again(w):
    close_the_whole_site(w)
    assert not Entry.objects.exists()
    data = {"restriction_type": "none", "groups": []}
    w.admin.post("set_privacy", _front(w).pk, data=data, status=200)
    assert not PageViewRestriction.objects.exists()


@operation
def close_one_centre(w):
    PageViewRestriction.objects.create(page=w.here, restriction_type="login")


@operation
def move_out_of_a_closed_centre(w):
    close_one_centre(w)
    move_a_course(w)


@operation
def delete_a_closed_course(w):
    course = make_course(w.there, title="ปิดไว้")
    PageViewRestriction.objects.create(page=course, restriction_type="login")
    w.admin.post("delete", course.pk)


@operation
def become_an_alias(w):
    # A coded page has no aliases of its own accord; one may come from older data.
    w.live.alias_of = w.draft
    w.live.save()
    assert not Entry.objects.of_pages([w.live.pk]).exists()


@operation
def become_a_page_again(w):
    become_an_alias(w)
    w.admin.post("convert_alias", w.live.pk)


@operation
def revert_to_an_old_revision(w):
    first = w.again(w.live).save_revision()
    w.admin.edit(w.live, action="publish", title="ชื่อที่สอง")
    w.admin.edit(w.live, action="publish", title="ชื่อเดิม", revision=first.pk)


@operation
def lock_and_unlock(w):
    w.admin.client.post(f"/admin/pages/{w.live.pk}/lock/")
    w.admin.client.post(f"/admin/pages/{w.live.pk}/unlock/")


@operation
def save_the_bare_page(w):
    Page.objects.get(pk=w.live.pk).save()


@operation
def rename_the_unit(w):
    rename_unit(w.here.unit, name_th="สกร.ระดับอำเภอชื่อใหม่")


@operation
def sell_a_seat_and_publish(w):
    w.run.seats_taken = 18
    w.run.save()
    w.admin.edit(w.live, action="publish")


@operation
def submit_to_the_workflow(w):
    w.admin.edit(w.draft, action="submit")


@operation
def approve_in_the_workflow(w):
    submit_to_the_workflow(w)
    state = w.again(w.draft).current_workflow_task_state
    CourseAdmin(w.admin.client)  # another one than who handed it in
    w.admin.post("workflow_action", w.draft.pk, "approve", state.pk)
    assert w.again(w.draft).live


@operation
def move_the_unit(w):
    move_unit(w.there.unit, w.here.unit.parent)


def _front(w):
    return w.here.get_ancestors().get(depth=2)


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


#: Without the privacy of a page: Wagtail saves it outside any transaction, and coded pages have
#: none; what stays behind then is for ``check_entries``.
FAILING = [
    create_and_publish,
    edit_and_publish,
    publish_a_draft,
    unpublish,
    move_a_course,
    copy_and_publish,
    bulk_publish,
    bulk_unpublish,
    save_the_bare_page,
]


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
