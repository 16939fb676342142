"""From the sign-up to the registry: whatever fails on the way, the end is the same."""

import pytest

from portal.outbox.models import OutboxMessage
from portal.outbox.worker import Worker
from registry.enums import Actor
from registry.models import Signup
from registry.services import transitions
from tests.factories.registry import make_open_run, sign_up_someone
from tests.registry.receivers import SECRET, listening

pytestmark = pytest.mark.django_db


@pytest.fixture
def registry(settings):
    """A receiver that the portal is set to."""
    with listening() as (receiver, url):
        settings.PORTAL_REGISTRY_URL = url
        settings.PORTAL_REGISTRY_SECRETS = [SECRET]
        yield receiver


def kept(receiver):
    return {row.uid: row.version for row in receiver.store.page("", 1000)}


def ours():
    return {str(one.uid): one.version for one in Signup.objects.all()}


def test_signup_reaches_the_registry(course, registry):
    """Each version once, in order; the receiver has what we have."""
    run = make_open_run(course, capacity=1, waiting_limit=3)
    first, second = (sign_up_someone(run).signup for _ in range(2))
    transitions.cancel(first, actor=Actor.APPLICANT)
    Worker().drain()
    assert not OutboxMessage.objects.filter(destination="registry").not_done().exists()
    assert kept(registry) == ours() == {str(first.uid): 2, str(second.uid): 2}
    assert registry.store.counters()["applied"] == 4
    assert registry.store.counters()["applied_twice"] == 0
