"""What the editor's own scripts say: the words that /admin/jsi18n/ hands to them."""

import json
import re
from pathlib import Path

import pytest
import wagtail.admin
from babel.messages.pofile import read_po
from django.urls import reverse

from tests.factories.users import UserFactory, sign_in

pytestmark = pytest.mark.django_db
#: Names and shapes that are the same in Thai.
_SAME = {"%(time_zone_option)s: %(localized_time_zone_label)s"}


def asked_for():
    """Every word that Wagtail's scripts can ask for."""
    source = Path(wagtail.admin.__file__).parent / "locale/en/LC_MESSAGES/djangojs.po"
    with source.open("rb") as stream:
        words = [message.id for message in read_po(stream, locale="en") if message.id]
    return [word[0] if isinstance(word, tuple) else word for word in words]


@pytest.fixture
def given(client):
    """The catalogue as a signed-in Thai officer's browser gets it."""
    sign_in(client, UserFactory(is_superuser=True))
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    found = re.search(r"const newcatalog = (\{.*?\});\n", script, re.S)
    assert found, script[:400]
    return json.loads(found[1])


def test_editor_scripts_speak_thai(given):
    """Menus, buttons, names for screen readers, comments, mistakes: no word stays English."""
    words = {asked: given.get(asked, "") for asked in asked_for()}
    shown = {asked: said[0] if isinstance(said, list) else said for asked, said in words.items()}
    english = [
        asked
        for asked, said in shown.items()
        if asked not in _SAME and not re.search("[ก-๙]", said)
    ]
    assert len(shown) > 60
    assert not english


def test_words_of_wagtails_translators_that_mislead_are_ours(given):
    """A missing answer is a field, not a file; a button has one name, not two."""
    assert given["This field is required."] == "ต้องกรอกช่องนี้"
    assert given["Save"] == "บันทึก"
    assert given["Delete"] == "ลบ"
