"""A release that cuts words in another way makes the stored entries anew, once."""

import io

import pytest
from django.core.management import call_command

from search.models import EntryTokens, Stamp
from tests.factories.catalogue import make_course, make_tree

pytestmark = pytest.mark.django_db


def refresh():
    """Run the command; returns what it says."""
    said = io.StringIO()
    call_command("refresh_entries", stdout=said)
    return said.getvalue()


def test_refresh_entries_makes_what_an_older_release_left(units):
    """Entries without tokens, or with those of another analysis, can be found again."""
    page = make_course(make_tree()["d4704"], title="ซ่อมพัดลม")
    EntryTokens.objects.all().delete()
    assert "0 entries" not in refresh()
    tokens = EntryTokens.objects.get(entry__page_id=page.pk)
    assert "พัดลม" in tokens.title.split()
    EntryTokens.objects.update(title="another")
    Stamp.objects.update(value="another")
    refresh()
    assert "พัดลม" in EntryTokens.objects.get(entry__page_id=page.pk).title.split()


def test_refresh_entries_does_nothing_twice(units):
    """With every start it costs one query; an empty store is up to date at once."""
    assert "0 entries" in refresh()
    assert "up to date" in refresh()
