"""The public form: details, check, send, receipt."""

import pytest

from registry import current_notices
from registry.models import Consent, Person, Signup
from tests.factories.home import site_tree  # noqa: F401 - a fixture
from tests.factories.registry import make_notices, make_open_run
from tests.registry import sign_up_form as form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def notices(db):
    """The notices that the form shows."""
    current_notices.forget()
    yield [make_notices("th"), make_notices("en")]
    current_notices.forget()


@pytest.fixture
def run(course):
    """An open run with twenty seats."""
    return make_open_run(course, capacity=20, waiting_limit=5)


@pytest.mark.parametrize("language", ["th", "en"])
def test_whole_way_ends_at_a_receipt(client, run, language):
    """Details, check, send, receipt: in both languages, without a session."""
    answer = form.apply(client, run, language)
    assert answer.status_code == 303
    assert answer["Location"].startswith(f"/{language}/apply/receipt/")
    signup = Signup.objects.get()
    receipt = client.get(answer["Location"])
    assert receipt.status_code == 200
    text = receipt.content.decode()
    assert signup.ref in text
    assert "no-store" in receipt["Cache-Control"]
    assert "noindex" in text
    assert signup.language == language
    assert Person.objects.get().telephone == "0810000001"
    assert Person.objects.get().birth_year == 1968
    assert Consent.objects.get().purpose == "sign_up"
    assert "sessionid" not in client.cookies
