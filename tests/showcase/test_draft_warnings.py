"""People's numbers in a draft: it is kept, and its author is told where they stand, in time."""

import pytest
from django.contrib.messages import get_messages
from wagtail.test.utils.form_data import rich_text, streamfield

from showcase.models import BestPracticePage
from tests.factories.users import as_role, sign_in
from tests.showcase.test_practice_workflow import add_url, edit_url, form_data

pytestmark = pytest.mark.django_db
ID_NUMBER, TELEPHONE = "1234567890121", "081 234 5678"


@pytest.fixture(autouse=True)
def teacher(client, tree, units):
    return sign_in(client, as_role("teacher", units["d4704"]))


def with_numbers(**more):
    """A draft with an ID number in its second paragraph and a telephone in a success."""
    words = [rich_text("<p>เริ่มที่ศาลา</p>"), rich_text(f"<p>บัตร {ID_NUMBER}</p>")]
    return form_data(
        has_gaps=True,
        background=streamfield([("paragraph", text) for text in words]),
        successes=streamfield([("success", f"โทรหาผู้เรียน {TELEPHONE}")]),
        **more,
    )


def warned(answer):
    """The warnings that the editor shows next."""
    return [str(one) for one in get_messages(answer.wsgi_request) if "warning" in one.tags]


def test_draft_with_numbers_is_kept_and_named(client, tree):
    """Saved as it was typed; each place by its section and part, in Thai, the number not repeated."""
    answer = client.post(add_url(tree["d4704"]), with_numbers())
    story = BestPracticePage.objects.get()
    assert ID_NUMBER in str(story.get_latest_revision_as_object().background)
    said = warned(answer)
    assert len(said) == 2
    assert "ส่วนที่ 2 (ย่อหน้า)" in said[0] and "เลขประจำตัวประชาชน" in said[0]
    assert "ส่วนที่ 1" in said[1] and "มือถือ" in said[1]
    assert not any(ID_NUMBER in words or "5678" in words for words in said)


def test_draft_without_numbers_is_not_warned_of(client, tree):
    """Nothing is said of gaps: a draft may have them."""
    assert warned(client.post(add_url(tree["d4704"]), form_data(has_gaps=True))) == []


def test_numbers_still_keep_a_story_from_being_handed_in(client, tree):
    """What a draft may hold, the public never sees."""
    client.post(add_url(tree["d4704"]), with_numbers())
    story = BestPracticePage.objects.get()
    answer = client.post(edit_url(story), with_numbers() | {"action-submit": "1"})
    assert answer.status_code == 200
    assert {"background", "successes"} <= answer.context["form"].errors.keys()
