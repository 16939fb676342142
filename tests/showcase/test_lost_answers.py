"""The editor's own saves on a bad line: an answer that got lost changes nothing twice."""

import pytest

from showcase.models import BestPracticePage
from tests.factories.users import as_role, sign_in
from tests.showcase.test_practice_workflow import add_url, edit_url, form_data

pytestmark = pytest.mark.django_db
AUTOSAVE = {"accept": "application/json"}
KEY = {"editor_key": "a1b2c3d4"}


@pytest.fixture
def teacher(client, tree, units):
    return sign_in(client, as_role("teacher", units["d4704"]))


@pytest.mark.row("S2-01")
def test_page_is_made_once_when_the_answer_was_lost(client, tree, teacher):
    """The same editor asks again: it gets the page that it made, with where to go on."""
    data = form_data(has_gaps=True) | KEY
    first = client.post(add_url(tree["d4704"]), data, headers=AUTOSAVE).json()
    again = client.post(
        add_url(tree["d4704"]), data | {"summary": "พิมพ์ต่ออีกหน่อย"}, headers=AUTOSAVE
    ).json()
    story = BestPracticePage.objects.get()
    assert again["success"] and again["url"] == first["url"] == edit_url(story)
    assert again["hydrate_url"] == first["hydrate_url"]
    assert story.get_latest_revision_as_object().summary == "พิมพ์ต่ออีกหน่อย"


def test_page_is_made_once_when_the_draft_is_then_saved_by_hand(client, tree, teacher):
    """Whoever presses "Save draft" after a lost answer saves the same page."""
    data = form_data(has_gaps=True) | KEY
    client.post(add_url(tree["d4704"]), data, headers=AUTOSAVE)
    answer = client.post(add_url(tree["d4704"]), data)
    assert answer.status_code == 302
    assert BestPracticePage.objects.count() == 1


def test_other_editor_makes_its_own_page(client, tree, teacher):
    """Two windows with an empty story each make one."""
    for key in ("one", "two"):
        data = form_data(has_gaps=True) | {"editor_key": key}
        assert client.post(add_url(tree["d4704"]), data, headers=AUTOSAVE).json()["success"]
    assert BestPracticePage.objects.count() == 2


def loaded(page):
    """What the editor says about the version that it opened."""
    revision = page.latest_revision
    return {
        "loaded_revision_id": str(revision.pk),
        "loaded_revision_created_at": revision.created_at.isoformat(),
    }


def test_own_version_is_no_surprise_when_the_answer_was_lost(client, tree, teacher):
    """The editor saves once more; another window that opened the old version is told."""
    client.post(add_url(tree["d4704"]), form_data(has_gaps=True))
    story = BestPracticePage.objects.get()
    data = form_data(has_gaps=True) | loaded(story)
    assert client.post(edit_url(story), data | KEY, headers=AUTOSAVE).json()["success"]
    versions = story.revisions.count()
    assert client.post(edit_url(story), data | KEY, headers=AUTOSAVE).json()["success"]
    assert story.revisions.count() == versions
    other = client.post(edit_url(story), data | {"editor_key": "b"}, headers=AUTOSAVE)
    assert other.json()["error_code"] == "invalid_revision"


def test_key_opens_nothing_that_is_not_ones_own(client, tree, units, teacher):
    """A key is known to one session: somebody else's makes a page of their own."""
    data = form_data(has_gaps=True) | KEY
    client.post(add_url(tree["d4704"]), data, headers=AUTOSAVE)
    client.logout()
    sign_in(client, as_role("teacher", units["d4702"]))
    client.post(add_url(tree["d4702"]), data, headers=AUTOSAVE)
    assert BestPracticePage.objects.count() == 2
