"""Screens of what goes out: every officer sees what did not arrive of their own units."""

import contextlib
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from portal.outbox.models import OutboxMessage
from registry import delivery_checks, delivery_doctor
from registry.models import RegistryComparison
from tests.factories.catalogue import make_course
from tests.factories.registry import make_open_run, sign_up_someone
from tests.factories.users import as_role, sign_in
from tests.registry.receivers import SECRET, listening

pytestmark = pytest.mark.django_db

UNDELIVERED, TEXTS = "registry_undelivered", "registry_message_texts"


@pytest.fixture
def two_centres(tree, settings):
    """One sign-up each in two districts, their messages given up."""
    settings.PORTAL_REGISTRY_URL = "http://127.0.0.1:1/signups"
    signups = [
        sign_up_someone(make_open_run(make_course(tree[name]))).signup
        for name in ("d4704", "d4702")
    ]
    OutboxMessage.objects.update(state="dead", last_error="HTTP 410", attempts=3)
    return signups


def page(client, name=UNDELIVERED):
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


def test_officer_sees_and_sends_again_only_their_own(client, tree, two_centres):
    """Reference, reason and button for the own district; the other district's stays as it is."""
    mine, theirs = two_centres
    sign_in(client, as_role("teacher", tree["d4704"].unit))
    text = page(client)
    assert mine.ref in text
    assert "HTTP 410" in text
    assert theirs.ref not in text
    assert mine.person.name not in text
    assert mine.telephone not in text
    other = OutboxMessage.objects.filter(aggregate=f"signup:{theirs.uid}").first()
    client.post(reverse(UNDELIVERED), {"message": other.pk})
    assert OutboxMessage.objects.dead().count() == 4
    own = OutboxMessage.objects.filter(aggregate=f"signup:{mine.uid}").first()
    client.post(reverse(UNDELIVERED), {"message": own.pk})
    assert OutboxMessage.objects.dead().count() == 3
    client.post(reverse(UNDELIVERED), {"message": "all"})
    assert set(OutboxMessage.objects.dead().values_list("aggregate", flat=True)) == {
        f"signup:{theirs.uid}"
    }


def test_department_sees_all(client, units, two_centres):
    """The whole country's."""
    sign_in(client, as_role("department_officer", units["dole"]))
    text = page(client)
    assert all(signup.ref in text for signup in two_centres)


@pytest.mark.parametrize("role", ["editor", "group_rep"])
@pytest.mark.parametrize("name", [UNDELIVERED, TEXTS])
def test_who_sees_no_learners_sees_nothing(client, tree, two_centres, role, name):
    """Refused, both screens and the button."""
    sign_in(client, as_role(role, tree["d4704"].unit))
    assert client.get(reverse(name)).status_code in (302, 403)
    client.post(reverse(UNDELIVERED), {"message": "all"})
    assert OutboxMessage.objects.dead().count() == 4


@pytest.mark.parametrize("asked", ["", "x", "-1", "1; drop", "๑๒x"])
def test_nonsense_sends_nothing_again(client, tree, two_centres, asked):
    """A clear answer, no fault."""
    sign_in(client, as_role("superuser"))
    answer = client.post(reverse(UNDELIVERED), {"message": asked})
    assert answer.status_code < 500
    assert OutboxMessage.objects.dead().count() == 4


def test_banner_tells_what_has_not_arrived_for_a_quarter_of_an_hour(client, tree, two_centres):
    """Not at once; only for those who may see it; gone when it has arrived."""
    OutboxMessage.objects.update(state="pending")
    sign_in(client, as_role("teacher", tree["d4704"].unit))
    words = reverse(UNDELIVERED)
    home = reverse("wagtailadmin_home")

    def has_banner():
        panels = client.get(home).content.decode().split('role="status"')
        return any(words in one[:300] for one in panels[1:])

    assert not has_banner()
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    assert has_banner()
    OutboxMessage.objects.to("registry").update(state="done", done_at=timezone.now())
    assert not has_banner()


def test_texts_are_shown_in_both_languages(client, tree):
    """As applicants get them, and how many text messages each is."""
    sign_in(client, as_role("teacher", tree["d4704"].unit))
    text = page(client, TEXTS)
    assert "พรุ่งนี้เริ่มเรียน" in text
    assert "Your course begins tomorrow" in text


def test_last_comparison_is_shown(client, tree):
    """What the night found."""
    RegistryComparison.objects.create(at=timezone.now(), compared=7, missing=2, mended=2)
    sign_in(client, as_role("teacher", tree["d4704"].unit))
    assert "เทียบใบสมัคร 7 ใบ ขาดที่ปลายทาง 2" in page(client)


@pytest.mark.parametrize(
    ("values", "identities"),
    [
        ({"PORTAL_REGISTRY_URL": ""}, []),
        ({"PORTAL_REGISTRY_URL": "https://r.example/x", "PORTAL_REGISTRY_SECRETS": [SECRET]}, []),
        ({"PORTAL_REGISTRY_URL": "https://r.example/x"}, ["registry.E002"]),
        (
            {
                "PORTAL_REGISTRY_URL": "https://r.example",
                "PORTAL_REGISTRY_SECRETS": [SECRET, "short"],
            },
            ["registry.E002"],
        ),
        (
            {"PORTAL_REGISTRY_URL": "http://r.example/", "PORTAL_REGISTRY_SECRETS": [SECRET]},
            ["registry.E001"],
        ),
        ({"PORTAL_MESSAGES_URL": "http://sms.example"}, ["registry.E003", "registry.E004"]),
        ({"PORTAL_MESSAGES_URL": "https://sms.example", "PORTAL_MESSAGES_TOKEN": "t"}, []),
    ],
)
def test_unsafe_settings_are_noticed_at_the_start(settings, values, identities):
    """Before anything is sent anywhere."""
    for name, value in values.items():
        setattr(settings, name, value)
    found = [*delivery_checks.check_registry(), *delivery_checks.check_messages()]
    assert [one.id for one in found] == identities


def levels(lines):
    return [line.level.name for line in lines]


def test_doctor_says_whether_the_registry_hears_us(settings):
    """Answers; refuses our signature; is away; was never set."""
    assert levels(delivery_doctor._registry()) == ["NOTE"]
    settings.PORTAL_REGISTRY_SECRETS = [SECRET]
    with listening() as (receiver, url):
        settings.PORTAL_REGISTRY_URL = url
        assert levels(delivery_doctor._registry()) == ["GOOD"]
        receiver.secrets = {"portal": ["another-" * 6]}
        assert levels(delivery_doctor._registry()) == ["WARNING"]
    assert levels(delivery_doctor._registry()) == ["WARNING"]


def test_doctor_says_where_text_messages_go(settings, tmp_path):
    """Nowhere, to files, to a provider."""
    assert levels(delivery_doctor._messages()) == ["WARNING"]
    settings.PORTAL_MESSAGES_FOLDER = tmp_path
    assert levels(delivery_doctor._messages()) == ["NOTE"]
    settings.PORTAL_MESSAGES_URL, settings.PORTAL_MESSAGES_TOKEN = "https://sms.example", "t"
    assert levels(delivery_doctor._messages()) == ["GOOD"]


def test_doctor_command_never_prints_a_secret(settings):
    """Addresses and secrets stay where they are."""
    settings.PORTAL_REGISTRY_URL = "http://127.0.0.1:1/hidden-path"
    settings.PORTAL_REGISTRY_SECRETS = [SECRET]
    out = StringIO()
    with contextlib.suppress(SystemExit):
        call_command("doctor", stdout=out)
    assert SECRET not in out.getvalue()
    assert "hidden-path" not in out.getvalue()
