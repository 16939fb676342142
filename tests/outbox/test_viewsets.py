"""The officers' list of outgoing messages."""

from datetime import timedelta

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from portal.outbox.enums import MessageState
from portal.outbox.models import OutboxAttempt, OutboxMessage
from tests.factories.outbox import NOON, OutboxMessageFactory
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db

INDEX = "outbox:index"


@pytest.fixture
def superuser(client):
    """A browser of a superuser."""
    return sign_in(client, as_role("superuser"))


def test_list_shows_reason_and_age_of_the_oldest(superuser):
    """What a person needs: how long the oldest has waited, what was given up, and why."""
    OutboxMessageFactory(dead=True, last_error="HTTP 410", aggregate="signup:7")
    OutboxMessageFactory(created_at=timezone.now() - timedelta(hours=3))
    response = superuser.get(reverse(INDEX))
    assert response.status_code == 200
    text = response.content.decode()
    assert "signup:7" in text
    assert "HTTP 410" in text
    assert response.context["oldest_pending_age"].startswith("3")
    assert response.context["dead_count"] == 1
    assert reverse("outbox:retry_all") in text


def test_empty_list_offers_nothing_to_retry(superuser):
    """No button without anything to send again."""
    text = superuser.get(reverse(INDEX)).content.decode()
    assert reverse("outbox:retry_all") not in text


def test_list_can_be_narrowed_to_one_state(superuser):
    """Those that need a person are one choice away."""
    OutboxMessageFactory(dead=True, aggregate="signup:dead")
    OutboxMessageFactory(aggregate="signup:pending")
    text = superuser.get(reverse("outbox:index_results"), {"state": "dead"}).content.decode()
    assert "signup:dead" in text
    assert "signup:pending" not in text


def test_list_costs_the_same_for_many_messages(superuser, django_assert_max_num_queries):
    """One row or fifty: the same few queries."""
    OutboxMessageFactory.create_batch(50, dead=True)
    superuser.get(reverse(INDEX))
    with django_assert_max_num_queries(15):
        superuser.get(reverse("outbox:index_results"))


def test_one_message_shows_its_attempts(superuser):
    """Each try with its time, status and reason."""
    message = OutboxMessageFactory(dead=True)
    OutboxAttempt.objects.create(
        message=message, at=NOON, ms=31, http_status=503, error="HTTP 503 first"
    )
    text = superuser.get(reverse("outbox:inspect", args=[message.pk])).content.decode()
    assert "HTTP 503 first" in text
    assert reverse("outbox:retry", args=[message.pk]) in text


def test_retry_sends_one_message_again(superuser):
    """One press puts a given-up message back, and only that one."""
    message, other = OutboxMessageFactory(dead=True), OutboxMessageFactory(dead=True)
    response = superuser.post(reverse("outbox:retry", args=[message.pk]))
    assert response.status_code == 302
    message.refresh_from_db()
    other.refresh_from_db()
    assert (message.state, other.state) == (MessageState.PENDING, MessageState.DEAD)


def test_retry_of_a_delivered_message_changes_nothing(superuser):
    """Done stays done."""
    message = OutboxMessageFactory(done=True)
    superuser.post(reverse("outbox:retry", args=[message.pk]))
    message.refresh_from_db()
    assert message.state == MessageState.DONE


def test_retry_all_sends_all_dead_again(superuser):
    """After an outage one press is enough."""
    messages = OutboxMessageFactory.create_batch(3, dead=True)
    superuser.post(reverse("outbox:retry_all"))
    for message in messages:
        message.refresh_from_db()
        assert message.state == MessageState.PENDING


def _addresses():
    message = OutboxMessageFactory(dead=True)
    return {
        "index": ("get", reverse(INDEX)),
        "results": ("get", reverse("outbox:index_results")),
        "inspect": ("get", reverse("outbox:inspect", args=[message.pk])),
        "retry": ("post", reverse("outbox:retry", args=[message.pk])),
        "retry_all": ("post", reverse("outbox:retry_all")),
    }


@pytest.mark.parametrize("name", ["retry", "retry_all"])
def test_retry_needs_a_post(superuser, name):
    """A link, a crawler or a preview cannot send anything."""
    assert superuser.get(_addresses()[name][1]).status_code == 405


@pytest.mark.parametrize("name", ["index", "results", "inspect", "retry", "retry_all"])
@pytest.mark.parametrize(
    "role", ["teacher", "district_director", "provincial_officer", "editor", "dpo"]
)
def test_other_roles_see_and_send_nothing(client, units, role, name):
    """Outgoing messages are the department's business: nobody else reaches any address."""
    unit = {"provincial_officer": "p47", "dpo": "dole"}.get(role, "d4704")
    sign_in(client, as_role(role, units[unit]))
    method, address = _addresses()[name]
    response = getattr(client, method)(address)
    assert response.status_code in (302, 403)
    assert b"thing:" not in response.content
    assert OutboxMessage.objects.get().state == MessageState.DEAD


@pytest.mark.parametrize("name", ["index", "results", "inspect", "retry", "retry_all"])
def test_department_officer_reaches_everything(client, units, name):
    """Looking and sending again is given by name to the department's officers."""
    sign_in(client, as_role("department_officer", units["dole"]))
    method, address = _addresses()[name]
    expected = 302 if method == "post" else 200
    assert getattr(client, method)(address).status_code == expected


@pytest.mark.parametrize("name", ["add", "edit", "delete", "history", "usage", "copy"])
def test_nothing_else_has_an_address(name):
    """Nobody types a message in, changes one or throws one away."""
    for arguments in ([], [1]):
        with pytest.raises(NoReverseMatch):
            reverse(f"outbox:{name}", args=arguments)


def test_superusers_are_not_offered_what_is_not_there(superuser):
    """The policy knows two actions only, for superusers too."""
    OutboxMessageFactory()
    context = superuser.get(reverse(INDEX)).context
    assert context["can_add"] is False
