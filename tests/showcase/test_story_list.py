"""The admin's list of stories: where each is, whose turn it is, of one's own units only."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Page

from catalogue.models import CentrePage
from portal.places.models import OrgUnit
from portal.users.models import RoleAssignment
from portal.users.services import ensure_workflows
from showcase.models import BestPracticePage
from showcase.practice.stages import Stage
from tests.factories.catalogue import tree_layer
from tests.factories.practice import ensure_practice_workflow, make_practice
from tests.factories.users import again, as_role, sign_in
from tests.layers import layer

pytestmark = pytest.mark.django_db
REASON = "ขอเพิ่มว่าขายได้เท่าไร"
INDEX = "stories:index"


@layer(upon=tree_layer)
def people_layer():
    """Everybody who has a part in a district's stories, by role, where these have their way."""
    ensure_workflows()
    ensure_practice_workflow()
    names = ("teacher", "district_officer", "district_director", "editor")
    unit = OrgUnit.objects.get(code="d4704")
    return {name: as_role(name, unit) for name in names}


@layer(upon=people_layer)
def stories_layer():
    """A story at every stage, by stage."""
    centre = CentrePage.objects.get(unit__code="d4704")
    people = {held.role: held.user for held in RoleAssignment.objects.select_related("user")}
    teacher = people["teacher"]
    made = {}
    for stage in Stage:
        page = make_practice(
            centre,
            live=stage == Stage.PUBLISHED,
            owner=teacher,
            title=f"เรื่อง {stage}",
            evaluation_year=2569 if stage != Stage.DRAFT else 2568,
        )
        page.save_revision(user=teacher, clean=False)
        made[stage] = page
    for stage in (Stage.VERIFIER, Stage.RETURNED, Stage.EDITOR):
        made[stage].get_workflow().start(made[stage], teacher)
    decide(made[Stage.EDITOR], people["district_officer"], "approve")
    decide(made[Stage.RETURNED], people["district_officer"], "reject", comment=REASON)
    return made


@pytest.fixture
def people(people_layer, units):
    """Everybody who has a part in a district's stories, by role."""
    return people_layer


@pytest.fixture
def stories(stories_layer, people, tree):
    """A story at every stage, by stage."""
    return stories_layer


def decide(page, by, action, **words):
    state = Page.objects.get(pk=page.pk).specific.current_workflow_task_state
    state.task.specific.on_action(state, by, action, **words)


def listed(client, **question):
    """The titles that the list shows."""
    answer = client.get(reverse(INDEX), question)
    assert answer.status_code == 200
    return {page.title for page in answer.context["object_list"]}


@pytest.mark.row("S2-01", "S2-15")
def test_every_stage_is_named_with_whose_turn(client, stories, people):
    """Draft, with the verifier, sent back with its reason, with the editor, public."""
    sign_in(client, people["teacher"])
    answer = client.get(reverse(INDEX))
    turns = {page.title: page.turn for page in answer.context["object_list"]}
    assert {title: turn.stage for title, turn in turns.items()} == {
        f"เรื่อง {stage}": str(stage.label) for stage in Stage
    }
    assert {title for title, turn in turns.items() if turn.is_mine} == {
        "เรื่อง draft",
        "เรื่อง returned",
    }
    assert turns["เรื่อง returned"].reason == REASON
    assert REASON in answer.content.decode()
    assert "พรรณานิคม" in turns["เรื่อง verifier"].whose


@pytest.mark.parametrize(
    ("who", "title"), [("district_officer", "เรื่อง verifier"), ("editor", "เรื่อง editor")]
)
def test_turn_is_that_of_whoever_may_decide(client, stories, people, who, title):
    """What waits for the reader is marked, and nothing else."""
    sign_in(client, people[who])
    answer = client.get(reverse(INDEX))
    mine = {page.title for page in answer.context["object_list"] if page.turn.is_mine}
    assert mine == {title}
    assert "ถึงตาคุณ" in answer.content.decode()


@pytest.mark.parametrize("stage", list(Stage))
def test_list_is_narrowed_by_stage(client, stories, people, stage):
    """Each stage finds its story alone, also beside words to search for."""
    sign_in(client, people["teacher"])
    assert listed(client, stage=stage.value) == {f"เรื่อง {stage}"}
    assert client.get(reverse(INDEX), {"stage": stage.value, "q": "เรื่อง"}).status_code == 200


def test_list_is_narrowed_by_year_and_place(client, stories, tree, units, people):
    """By the year of evaluation, by province and by district; nonsense narrows nothing."""
    other = make_practice(tree["d4702"], title="เรื่องของกุสุมาลย์")
    sign_in(client, as_role("provincial_officer", units["p47"]))
    assert listed(client, evaluation_year="2568") == {"เรื่อง draft"}
    assert listed(client, district="4702") == {other.title}
    assert other.title not in listed(client, district="4704")
    assert len(listed(client, district="9999")) == 6
    sign_in(client, as_role("superuser"))
    assert len(listed(client, province="47")) == 6
    assert listed(client, province="15") == set()
    assert listed(client, province="47", district="4702") == {other.title}


def test_list_shows_own_units_only(client, stories, tree, units):
    """A teacher of another district finds none of them, whatever they ask for."""
    sign_in(client, as_role("teacher", units["d4702"]))
    assert listed(client) == set()
    assert listed(client, stage="draft") == set()


def test_group_representatives_do_not_see_the_way(client, units, tree):
    """The menu leads those to stories who write, check or publish them."""
    sign_in(client, as_role("teacher", units["d4704"]))
    assert reverse(INDEX) in client.get(reverse("wagtailadmin_home")).content.decode()


def test_new_story_is_one_press_away(client, tree, units):
    """Who works for one centre writes at once below it; others choose the centre."""
    sign_in(client, as_role("teacher", units["d4704"]))
    new = reverse("stories:choose_parent")
    assert new in client.get(reverse(INDEX)).content.decode()
    assert client.get(new).url == reverse(
        "wagtailadmin_pages:add", args=["showcase", "bestpracticepage", tree["d4704"].pk]
    )
    sign_in(client, as_role("provincial_officer", units["p47"]))
    assert client.get(new).status_code == 200


def test_list_is_handed_out_as_a_spreadsheet(client, stories, people):
    """What the list shows goes into Excel, with stage and reason in words."""
    sign_in(client, people["district_director"])
    answer = client.get(reverse(INDEX), {"export": "xlsx"})
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    rows = list(book.active.iter_rows(values_only=True))
    assert len(rows) == 1 + len(Stage)
    assert REASON in {cell for row in rows for cell in row}


@pytest.mark.budget
def test_list_costs_the_same_for_any_number_of_stories(client, stories, tree, people):
    """Five stories and twenty cost the same number of queries."""
    sign_in(client, people["district_director"])
    listed(client)
    counts = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as seen:
            listed(client)
        counts.append(len(seen))
        for number in range(15):
            teacher = again(people["teacher"])
            page = make_practice(tree["d4704"], live=False, owner=teacher, title=f"อีกเรื่อง {number}")
            page.save_revision(user=teacher, clean=False)
            page.get_workflow().start(page, teacher)
    assert BestPracticePage.objects.count() > 20
    assert counts[0] == counts[1]
