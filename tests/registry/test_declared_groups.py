"""Target groups that applicants declare: optional; sensitive ones with their own tick (S0-10)."""

import pytest
from django.urls import reverse

from catalogue.models import TargetGroup
from registry.enums import Channel, Purpose
from registry.links import receipt_token
from registry.models import Consent, DeclaredGroup
from registry.services import consents, declared_groups
from tests.factories.registry import make_open_run, sign_up_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def signup(course):
    return sign_up_someone(make_open_run(course)).signup


@pytest.fixture
def codes(tree):
    """A plain group and a sensitive one."""
    return [
        TargetGroup.objects.filter(is_sensitive=secret).first().code for secret in (False, True)
    ]


def kept(signup):
    return set(DeclaredGroup.objects.filter(signup=signup).values_list("group__code", flat=True))


def said(signup):
    rows = Consent.objects.filter(signup=signup, purpose=Purpose.SENSITIVE_GROUP).order_by("pk")
    return list(rows.values_list("action", flat=True))


def url(signup):
    return reverse("registry:groups", args=[receipt_token(signup.uid)])


@pytest.mark.row("S0-10")
@pytest.mark.parametrize(
    ("which", "ok", "stays", "consent"),
    [
        ((), False, (), []),
        ((0,), False, (0,), []),
        ((0,), True, (0,), []),
        ((0, 1), False, (0,), []),
        ((0, 1), True, (0, 1), ["given"]),
        ((1,), True, (1,), ["given"]),
    ],
)
def test_sensitive_group_is_kept_with_its_own_consent_only(
    signup, codes, which, ok, stays, consent
):
    """Without the tick the service drops it, whatever a form sends; with it, the words are kept."""
    chosen = [codes[number] for number in which]
    declared_groups.declare(signup, chosen, sensitive_ok=ok, channel=Channel.WEB)
    assert kept(signup) == {codes[number] for number in stays}
    assert said(signup) == consent


def test_declaring_again_changes_and_takes_back(signup, codes):
    """The last answer counts; leaving the tick out erases and notes the withdrawal once."""
    plain, _secret = codes
    for _ in range(2):
        declared_groups.declare(signup, codes, sensitive_ok=True, channel=Channel.WEB)
    assert said(signup) == ["given"]
    for _ in range(2):
        declared_groups.declare(signup, codes, sensitive_ok=False, channel=Channel.WEB)
    assert kept(signup) == {plain}
    assert said(signup) == ["given", "withdrawn"]


def test_withdrawing_the_consent_erases_the_groups(signup, codes):
    """By whatever way it is withdrawn."""
    declared_groups.declare(signup, codes, sensitive_ok=True, channel=Channel.WEB)
    assert consents.withdraw(signup.person, Purpose.SENSITIVE_GROUP, channel=Channel.WALK_IN)
    assert kept(signup) == {codes[0]}


def test_page_takes_the_answer(client, signup, codes):
    """Nothing is ticked beforehand; what was declared is shown ticked."""
    plain, secret = codes
    first = client.get(url(signup)).content.decode()
    assert " checked" not in first
    answer = client.post(
        url(signup), {"groups": [plain], "sensitive": [secret], "sensitive_ok": "on"}
    )
    assert answer.status_code == 303
    assert kept(signup) == set(codes)
    assert client.get(url(signup)).content.decode().count(" checked") == 3


def test_sensitive_group_without_the_tick_is_asked_for(client, signup, codes):
    """422 in words; nothing is kept before."""
    answer = client.post(url(signup), {"groups": [codes[0]], "sensitive": [codes[1]]})
    assert answer.status_code == 422
    assert 'href="#id_sensitive_ok"' in answer.content.decode()
    assert kept(signup) == set()


@pytest.mark.parametrize("sent", [{"groups": ["nothing"]}, {"groups": ["\x00", "ก" * 900]}])
def test_unknown_groups_are_refused(client, signup, codes, sent):
    """No row and no error page."""
    assert client.post(url(signup), sent).status_code == 422
    assert kept(signup) == set()


def test_sensitive_group_does_not_pass_as_a_plain_one(client, signup, codes):
    """Sent under the other field's name it is no choice."""
    assert client.post(url(signup), {"groups": [codes[1]]}).status_code == 422
    assert kept(signup) == set()
