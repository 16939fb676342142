"""Wagtail's log of edits, mirrored."""

import logging

import pytest
from wagtail.log_actions import log as log_action
from wagtail.models import Page, Site

from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["page", "row"])
def test_edit_is_mirrored_by_ids_only(caplog, kind):
    """Who, what, which row: no title, no name."""
    user = UserFactory(first_name="hidden-name")
    changed = Page.objects.first() if kind == "page" else Site.objects.first()
    with caplog.at_level(logging.INFO, logger="portal.audit"):
        log_action(instance=changed, action="wagtail.edit", user=user, title="hidden-title")
    (record,) = (r for r in caplog.records if r.name == "portal.audit")
    assert (record.action, record.user_id) == ("wagtail.edit", user.pk)
    assert str(record.row_id) == str(changed.pk)
    assert "hidden" not in str(vars(record))
