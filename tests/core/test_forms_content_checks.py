"""Content checks on forms: what must not go public becomes an error beside its field."""

import pytest
from django import forms
from django.utils import translation
from wagtail.blocks import StreamBlock
from wagtail.rich_text import RichText

from portal.core import blocks
from portal.core.content_checks import Level, check_public_text, check_value
from portal.core.telephones import TelephoneFormField


class NoteForm(forms.Form):
    """A form with public texts, a code and a contact."""

    title = forms.CharField(required=False)
    text = forms.CharField(required=False)
    slug = forms.SlugField(required=False)
    phone = TelephoneFormField(required=False)

    def clean(self):
        """Check what the public will read."""
        cleaned = super().clean()
        self.findings = check_public_text(self)
        return cleaned


def test_block_becomes_an_error_of_its_field():
    """A national ID number is refused beside the field that holds it."""
    form = NoteForm({"title": "ขนม", "text": "เลข 1234567890121"})
    assert not form.is_valid()
    assert list(form.errors) == ["text"]
    assert form.errors.as_data()["text"][0].code == "id_number"
    with translation.override("th"):
        assert "เลขประจำตัวประชาชน" in str(form.findings["text"][0])


def test_milder_findings_do_not_refuse():
    """An official word is only suggested against."""
    form = NoteForm({"text": "ดำเนินการ"})
    assert form.is_valid()
    assert [finding.level for finding in form.findings["text"]] == [Level.SUGGEST]


def test_codes_and_contacts_are_not_read_as_text():
    """A slug may hold digits, and the contact's number may stand in the text as well."""
    form = NoteForm({"slug": "1234567890121", "phone": "081 000 0000", "text": "โทร 081-000-0000"})
    assert form.is_valid(), form.errors
    assert form.findings == {}


def test_field_that_failed_already_is_left_alone():
    """A field without a cleaned value cannot be checked again."""
    form = NoteForm({"slug": "มีเว้นวรรค ", "text": ""})
    assert not form.is_valid()


BODY = blocks.BodyBlock()


@pytest.mark.parametrize(
    ("stream", "codes"),
    [
        ([("paragraph", "<p>เลข 1-2345-67890-12-1</p>")], ["id_number"]),
        ([("points", ["ก", "เลข 1234567890121"])], ["id_number"]),
        ([("steps", [{"title": "ก", "text": "โทร 081 234 5678"}])], ["telephone"]),
        ([("fold", {"title": "ก", "text": "<p><a href='/x'>ที่นี่</a></p>"})], ["bare_link"]),
        ([("link", {"title": "คลิกที่นี่", "page": None, "url": "https://x.example/1234567890121"})],
         ["bare_link"]),
        ([("telephone", {"title": "ก", "number": "0810000000", "note": ""})], []),
        ([("heading", {"text": "ก", "size": "h2"}), ("heading", {"text": "ข", "size": "h4"})],
         ["heading_skipped"]),
        ([], []),
    ],
)  # fmt: skip
def test_stream_is_checked_however_deep_its_words_lie(stream, codes):
    """Every block's words are read; addresses and contact numbers are not words."""
    value = BODY.normalize(stream)
    assert [finding.code for finding in check_value(value)] == codes


def test_value_of_any_kind_is_checked_or_left_alone():
    """Numbers, nothing and rich text outside a stream do no harm."""
    for value in (None, 3, True, object(), StreamBlock([]).normalize([])):
        assert list(check_value(value)) == []
    assert [f.code for f in check_value(RichText("<p>1234567890121</p>"))] == ["id_number"]
