"""The demonstration's proposals: every state, from people whom anybody sees to be made up."""

from datetime import date

import pytest
from django.urls import reverse

from home.demonstration import showcase, submissions
from portal.media.models import PortalImage
from portal.outbox.models import OutboxMessage
from registry.enums import SubmissionState
from registry.models import Submission
from showcase.models import ProductPage
from tests.factories.catalogue import tree, tree_layer  # noqa: F401 - fixtures
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 8, 3)


def test_every_state_is_shown_and_opens(tree, client):  # noqa: F811 - the fixture
    """New, drafted, published, declined; each opens for the officer; nobody is told anything."""
    showcase.make(TODAY)
    made = submissions.make(TODAY)
    rows = [one for one in made if isinstance(one, Submission)]
    assert {one.state for one in rows} == set(SubmissionState)
    assert 4 <= len(rows) <= 6
    assert all(one.is_demonstration and "นามสมมติ" in one.sender_name for one in rows)
    assert all(one.sender_telephone.startswith("0810000") for one in rows)
    assert sum(one.pictures.count() for one in rows) == 2
    (draft,) = [one for one in made if not isinstance(one, Submission)]
    assert not ProductPage.objects.get(pk=draft.pk).live
    assert not OutboxMessage.objects.exists()
    assert not PortalImage.objects.exists()
    sign_in(client, as_role("district_officer", tree["d4704"].unit))
    for one in rows:
        assert client.get(reverse("submissions:one", args=[one.pk])).status_code == 200
