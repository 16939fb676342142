"""Looking up one's own sign-up: who may see it, and how often one may try."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.core.rate_limit_model import RateLimit
from registry.links import receipt_token
from registry.lookup import Asked, find
from registry.models import Signup
from registry.references import draw_reference
from tests.factories.registry import make_open_run, sign_up_someone

pytestmark = pytest.mark.django_db

UNKNOWN = "ไม่พบใบสมัครนี้ ตรวจเลขที่และเบอร์โทรอีกครั้ง"


@pytest.fixture
def signup(course):
    return sign_up_someone(make_open_run(course), telephone="0810000123").signup


def look_up(client, ref, tel, **extra):
    return client.post(reverse("registry:status"), {"ref": ref, "tel": tel}, **extra)


@pytest.mark.parametrize(
    "typed",
    ["0810000123", "081 000 0123", "+66 81 000 0123", "๐๘๑-๐๐๐-๐๑๒๓", "0123", "๐๑๒๓"],
)
def test_number_opens_the_page(client, signup, typed):
    """The number however it is typed, or its last four digits, leads to a signed address."""
    answer = look_up(client, signup.ref.lower().replace("-", " "), typed)
    assert answer.status_code == 303
    page = client.get(answer.url)
    assert page.status_code == 200
    assert signup.ref in page.content.decode()
    assert signup.ref not in answer.url


@pytest.mark.parametrize("tel", ["0810000124", "0124", "", "123", "23", "abc", "0" * 70, "\x00"])
def test_wrong_number_opens_nothing(client, signup, tel):
    """Whatever does not fit gets the one message, and what was typed stays."""
    answer = look_up(client, signup.ref, tel)
    assert answer.status_code == 422
    assert UNKNOWN in answer.content.decode()
    assert signup.ref in answer.content.decode()


def test_answer_does_not_tell_whether_a_reference_exists(client, signup):
    """Same body and same questions to the database for a reference that nobody has."""
    other = draw_reference("SNK")
    bodies = [
        look_up(client, ref, "0999999999").content.decode().replace(ref, "")
        for ref in (signup.ref, other, signup.ref[:-1])
    ]
    tokens = [body.split('csrfmiddlewaretoken" value="')[1][:64] for body in bodies]
    plain = {body.replace(token, "") for body, token in zip(bodies, tokens, strict=True)}
    # The third lacks one sign of what the others have typed, nothing else.
    assert len(plain) == 1


@pytest.mark.parametrize("reference", [None, "SNK-ZZZZ-ZZZZ-00", "", "ก" * 500])
def test_each_look_up_asks_once(signup, reference, django_assert_num_queries):
    """One question, whatever was typed: the time tells nothing either."""
    with django_assert_num_queries(1):
        find(Asked(signup.ref if reference is None else reference, "0999999999"))


@pytest.mark.parametrize("exists", [True, False])
def test_five_tries_for_a_reference(client, signup, exists, time_machine):
    """The sixth within 15 minutes is refused, with a time and a number; later one may try again."""
    time_machine.move_to(timezone.now(), tick=False)
    ref = signup.ref if exists else draw_reference("SNK")
    for number in range(5):
        answer = look_up(client, ref, f"{number:04d}", REMOTE_ADDR=f"10.0.0.{number}")
        assert answer.status_code == 422
    answer = look_up(client, ref, "0123", REMOTE_ADDR="10.0.0.99")
    text = answer.content.decode()
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 3 * 60
    assert "ลองใหม่ได้เวลา" in text
    assert ref not in text
    time_machine.shift(timedelta(minutes=3, seconds=1))
    answer = look_up(client, ref, "0123", REMOTE_ADDR="10.0.0.99")
    assert answer.status_code == (303 if exists else 422)


def test_ten_tries_a_minute_for_an_address(client, signup):
    """Guessing references from one address ends after ten; a claimed other address changes nothing."""
    codes = [
        look_up(
            client,
            draw_reference("SNK"),
            "0810000123",
            REMOTE_ADDR="10.1.1.1",
            HTTP_X_FORWARDED_FOR=f"10.9.9.{number}",
        ).status_code
        for number in range(12)
    ]
    assert codes == [422] * 10 + [429] * 2
    assert look_up(client, signup.ref, "0123", REMOTE_ADDR="10.1.1.2").status_code == 303


def test_limits_keep_no_reference(client, signup):
    """What tries are counted by is a hash."""
    look_up(client, signup.ref, "9999")
    assert all(signup.ref not in row.key for row in RateLimit.objects.all())


def test_code_on_paper_fills_the_reference_in(client, signup):
    """The short link leads to the look-up; only the last four digits are asked."""
    answer = client.get(f"/s/{signup.ref}")
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert f'value="{signup.ref}"' in page
    assert "4 ตัวท้าย" in page
    assert client.get("/s/nothing").url == reverse("registry:status")


@pytest.mark.parametrize(
    "name",
    ["status-one", "cancel", "telephone", "offer", "guardian-resend", "groups", "consents"],
)
def test_addresses_open_with_their_own_token_only(client, signup, name):
    """A changed, foreign or old token is a 404 with the same body, and kept nowhere."""
    good = receipt_token(signup.uid)
    bodies = set()
    for token in (good[:-1] + ("A" if good[-1] != "A" else "B"), "nothing", str(signup.uid)):
        answer = client.get(reverse(f"registry:{name}", args=[token]))
        assert answer.status_code == 404
        assert "no-store" in answer["Cache-Control"]
        body = answer.content.decode()
        for part in (body.split('csrfmiddlewaretoken" value="')[1][:64], token):
            body = body.replace(part, "")
        bodies.add(body)
    assert len(bodies) == 1


def test_old_token_opens_nothing(client, signup, time_machine):
    """After thirty days the look-up is the way."""
    token = receipt_token(signup.uid)
    time_machine.move_to(timezone.now() + timedelta(days=31))
    assert client.get(reverse("registry:status-one", args=[token])).status_code == 404


def test_pages_are_kept_nowhere(client, signup):
    """`no-store` and `noindex` on every page about a person."""
    token = receipt_token(signup.uid)
    for url in (reverse("registry:status"), reverse("registry:status-one", args=[token])):
        answer = client.get(url)
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert 'name="robots" content="noindex"' in answer.content.decode()


def test_front_page_leads_to_the_look_up(client, signup):
    """The panel is a plain form that asks for the reference, with no token in a kept page."""
    from portal.core import slots

    panel = slots.render("home-status", None, {})
    assert reverse("registry:status") in panel
    assert 'method="get"' in panel
    assert Signup.objects.count() == 1
