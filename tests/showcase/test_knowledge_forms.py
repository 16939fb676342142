"""A knowledge item in the admin: drafts keep gaps, publishing names them, a file is measured by itself."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from showcase.models import KnowledgePage
from tests.factories.knowledge import ITEM, make_knowledge, make_pdf
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db
AUTOSAVE = {"accept": "application/json"}


@pytest.fixture
def editor(client, tree, units):
    """The director of the district, who publishes what others wrote."""
    sign_in(client, as_role("district_director", units["d4704"]))
    return client


def send(client, page, action="", **typed):
    """Send the editor's form as it stands, with some fields typed over."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = client.get(address)
    assert form.status_code == 200
    values = querydict_from_html(form.content.decode(), form_id="page-edit-form")
    values.update(nested_form_data({"body": streamfield([])}))
    for name, value in typed.items():
        values.setlist(name, value if isinstance(value, list) else [value])
    if action:
        values[action] = "1"
    return client.post(address, {name: values.getlist(name) for name in values})


def newest(page):
    """The draft as it was last kept."""
    return KnowledgePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_pages_of_a_new_file_are_counted(editor, tree):
    """Whoever chooses a PDF need not count: pages follow from the file, and another file's replace them."""
    page = make_knowledge(tree["d4704"], live=False)
    answer = send(editor, page, document=str(make_pdf(7).pk))
    assert answer.status_code == 302
    assert newest(page).pages == 7
    send(editor, page, document=str(make_pdf(2).pk))
    assert newest(page).pages == 2


def test_publishing_names_what_is_missing(editor, tree):
    """Licence, safe address and check are asked for in Thai; what was typed stays in the form."""
    page = make_knowledge(tree["d4704"], live=False)
    answer = send(
        editor,
        page,
        "action-publish",
        licence="",
        link="http://learn.example.go.th/",
        checked_on="",
        summary="สรุปที่พิมพ์ไว้",
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    for words in ("เลือกว่านำไปใช้ต่อได้แค่ไหน", "https://", "เปิดดู อ่านเงื่อนไข", "สรุปที่พิมพ์ไว้"):
        assert words in text, words
    assert not KnowledgePage.objects.get(pk=page.pk).live


def test_draft_is_kept_with_the_same_gaps(editor, tree):
    """A draft asks for nothing."""
    page = make_knowledge(tree["d4704"], live=False)
    assert send(editor, page, licence="", link="", checked_on="").status_code == 302
    assert newest(page).licence == ""


@pytest.mark.parametrize("field", ["summary", "contents", "needs"])
def test_learners_telephone_is_blocked(editor, tree, field):
    """A mobile number in public text is refused with a reason, whatever the field."""
    page = make_knowledge(tree["d4704"], live=False)
    answer = send(editor, page, "action-publish", **{field: "โทร 089 123 4567"})
    assert answer.status_code == 200
    assert not KnowledgePage.objects.get(pk=page.pk).live


def test_address_without_scheme_is_meant_as_the_safe_one(editor, tree):
    """Who types www.example.go.th means https."""
    page = make_knowledge(tree["d4704"], live=False, link=ITEM["link"])
    send(editor, page, link="www.example.go.th/book")
    assert newest(page).link == "https://www.example.go.th/book"


def test_list_in_the_admin_says_what_is_to_be_checked(editor, tree):
    """Officers see licence and state of the check at a glance."""
    make_knowledge(tree["d4704"], "gone")
    page = editor.get(reverse("knowledge:index"))
    assert page.status_code == 200
    assert "เปิดไม่ได้แล้ว" in page.content.decode()
